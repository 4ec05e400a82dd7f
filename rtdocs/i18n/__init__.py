"""Languages: every sentence a person reads comes from the catalogues beside this file, one folder a language."""

from rtdocs.i18n.language import Language, codes, language_of, system_language

__all__ = ["Language", "codes", "language_of", "system_language"]
