"""The repertoire: the 12 transitional outcomes as data, one TOML file a language, which a group may relabel."""

from rtdocs.repertoire.loader import Function, Outcome, Repertoire, load

__all__ = ["Function", "Outcome", "Repertoire", "load"]
