"""The texts that a grid says by itself, and what people typed into them: words in a text of ours are a person's too.

What a grid of a story says today is known from its plan (`rtdocs.plan.grid.own_texts`); sentences of the catalogue are
known without a story. A text that is neither may be ours from before the workbook changed: it is told with its words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from rtdocs import i18n, repertoire
from rtdocs.i18n import catalogue, language_of
from rtdocs.i18n.folding import fold_name, fold_sentence

_PLACE = re.compile(r"\{\w+\}")
_ANY = "qqq"
_FILLED = r"\w+(?: \w+){0,3}"  # a number in words or figures
_TOPICS = (
    "from_",
    "noted",
    "one_more",
    "others",
    "kind",
    "subtitle",
    "introduction",
    "section",
    "closing",
    "room",
)
"""The topics of the catalogue `grid` that stand as lines of their own in a grid."""
_SURELY_A_SENTENCE = 24
"""Letters: what begins or ends with so long a text of ours was typed beside it; a shorter one may be chance."""
_PAGE = re.compile(r" \d+$")  # behind a line of the contents
_EDGES = " \t\n\u00a0.,:;?!…»)"


@dataclass(frozen=True)
class Ours:
    """The texts of a story's grids as rtdocs writes them today, in all languages.

    Attributes:
        texts: each line and cell that is no question.
        questions: the words of questions, by code in lower case.
    """

    texts: frozenset[str] = frozenset()
    questions: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold_sentence, self.texts))

    def says(self, text: str) -> bool:
        """Tell whether a text is one of ours, whatever its marks, case and spaces."""
        folded = fold_sentence(text)
        lines = {folded, _PAGE.sub("", folded)}
        return not folded or any(line in self._folded or _is_sentence(line) for line in lines)

    def beside(self, text: str) -> str:
        """Return the words before or behind a sentence of ours in a line; empty where the line has none at its edge."""
        folded = fold_sentence(text)
        starts = (each for each in self.texts if len(each) >= _SURELY_A_SENTENCE)
        for own in sorted(starts, key=len, reverse=True):
            words = fold_sentence(own)
            if (folded.startswith(words) or folded.endswith(words)) and (typed := without(text, own)):
                return typed
        return ""


def without(text: str, own: str) -> str:
    """Return a text without the words of ours within it, whatever the marks and spaces between; empty for none."""
    found = _as_typed(own).search(text)
    if not found:
        return ""
    pieces = (text[: found.start()].rstrip(), text[found.end() :].lstrip(_EDGES).rstrip())
    return " ".join(filter(None, pieces)).strip()


def without_sentences(text: str) -> str:
    """Return a text without all sentences that the catalogue of grids has."""
    words = fold_sentence(text)
    for sentence in sorted(_sentences(), key=lambda each: len(each.pattern), reverse=True):
        if len(sentence.pattern) >= _SURELY_A_SENTENCE:
            words = sentence.sub(" ", words, count=1)
    return text if words.strip() else ""


def is_heading_of_outcome(text: str) -> bool:
    """Tell whether a line begins as the heading "RT 5 – Placement d'intermédiaires" does."""
    return bool(re.match(r"(?:rt|to) \d+ \w", fold_name(text)))


def is_about(text: str) -> bool:
    """Tell whether a line begins as the one does that names the events of a question, in any language."""
    folded = fold_sentence(text)
    return any(folded.startswith(start) for start in _abouts())


@lru_cache(maxsize=4096)
def _is_sentence(folded: str) -> bool:
    return any(each.fullmatch(folded) for each in _sentences())


@lru_cache(maxsize=4096)
def _as_typed(own: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", own)
    return re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)


@cache
def _abouts() -> tuple[str, ...]:
    forms = (form for code in i18n.codes() for form in _forms(catalogue.topic(code, "grid").get("about", "")))
    return tuple({fold_sentence(_PLACE.split(form)[0]) for form in forms})


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """Return patterns of the sentences that grids hold, in any language, with a few words at their places."""
    return tuple(re.compile(_pattern(text)) for text in sorted(set(_told())) if fold_sentence(text))


def _told() -> Iterator[str]:
    for code in i18n.codes():
        yield from (outcome.definition for outcome in repertoire.load(code).outcomes)
        yield from (language_of(code).say(key) for key in ("report.credit", "merge.no_longer.note", "word.contents"))
        yield from (str(text) for text in catalogue.topic(code, "former_grids").values())
        plans = {key.removeprefix("grid."): entry for key, entry in catalogue.topic(code, "plan").items()}
        for topic in (catalogue.topic(code, "grid"), plans):
            yield from (form for key, entry in topic.items() if key.startswith(_TOPICS) for form in _forms(entry))
        yield from _forms(language_of(code).say("word.pages", page="{page}", pages="{pages}"))


def _forms(entry: object) -> Iterator[str]:
    if isinstance(entry, dict):
        for each in entry.values():
            yield from _forms(each)
    else:
        yield str(entry)


def _pattern(text: str) -> str:
    return re.escape(fold_sentence(_PLACE.sub(f" {_ANY} ", text))).replace("\\ ", " ").replace(_ANY, _FILLED)
