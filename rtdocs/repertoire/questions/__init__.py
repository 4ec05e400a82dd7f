"""The questions of the grid as data: which there are and when each is asked, and their words in each language."""

from rtdocs.repertoire.questions.loader import Condition, Looking, Question, Section, Source, Wording, load, words

__all__ = ["Condition", "Looking", "Question", "Section", "Source", "Wording", "load", "words"]
