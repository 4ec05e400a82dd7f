"""Rows of the sheet of answers: the row of the workbook, or a new one, that each answer of a filled grid goes into."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice

from rtdocs.model import Lesson
from rtdocs.plan.collect.matching import bare, contains, key, known_code, standing_words, texts_in
from rtdocs.plan.questions import answers

ROOMS = {"answer": "\n\n", "action": "\n\n", "responsible": "; ", "due": "; "}
"""The columns that people fill, by their keys, and what parts several texts there: names and days stand on one line."""


@dataclass(slots=True)
class AnswerRow:
    """A row of the sheet of answers.

    Attributes:
        place: its number in the sheet from 1; None for a row that is added.
        texts: the texts in the workbook, by room.
        given: the answers of grids that the workbook lacks, by room: each text with the names of its grids.
    """

    code: str
    question: str
    place: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    given: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the row for people: its code, else its question, else its first answer."""
        return self.code or self.question or next((text for texts in self.given.values() for text in texts), "")

    @property
    def is_own(self) -> bool:
        """Whether the row answers a question of the group's own."""
        return not known_code(self.code, self.question)

    def holds(self, room: str, text: str) -> bool:
        """Tell whether a room of the row holds a text already, from the workbook or from a grid."""
        return contains(self.texts.get(room, ""), text)

    def take(self, texts: Mapping[str, str], grid: str) -> None:
        """Take the texts of a grid, by room; texts that differ only in spaces or apostrophes are one."""
        for room, text in texts.items():
            if not self.holds(room, text):
                given = self.given.setdefault(room, {})
                same = next((each for each in given if bare(each) == bare(text)), text)
                names = given.setdefault(same, [])
                names += [] if grid in names else [grid]


class _Held:
    """An index of the answers in the workbook's rows of one question, by room: a look-up walks no list of rows."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], list[AnswerRow]] = defaultdict(list)
        self._starts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._rows: list[AnswerRow] = []

    def add(self, row: AnswerRow) -> None:
        """Add a row to the index."""
        for room, text in row.texts.items():
            for said in texts_in(text):
                self._said[room, said].append(row)
            insort(self._starts[room], (bare(text), len(self._rows)))
        self._rows.append(row)

    def has(self, texts: Mapping[str, str]) -> bool:
        """Tell whether one row holds all of the texts, by room."""
        room, text = next(iter(texts.items()))
        return any(all(row.holds(*each) for each in texts.items()) for row in self._near(room, bare(text)))

    def _near(self, room: str, text: str) -> Iterator[AnswerRow]:
        """Yield the rows that hold a text in a room, and those whose text there begins with it."""
        yield from self._said.get((room, text), ())
        starts = self._starts[room]
        for start, number in islice(starts, bisect_left(starts, (text,)), None):
            if not start.startswith(text):
                return
            yield self._rows[number]


class Rows:
    """All rows of the sheet of answers, indexed by the question they answer."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        self.all: list[AnswerRow] = []
        self._by_key: dict[str, list[AnswerRow]] = defaultdict(list)
        self._held: dict[str, _Held] = defaultdict(_Held)
        self._taken: set[str] = set()
        self._free = (code for number in count(1) if (code := f"G{number}").casefold() not in self._taken)
        for lesson in lessons:
            self._add(AnswerRow(lesson.code, lesson.question, lesson.where.row, written(lesson)))

    def take(self, lessons: Iterable[Lesson], grid: str) -> Counter[bool]:
        """Give the answers of a grid to their rows; return the counts of new answers (True) and of known ones (False).

        The second answer of a grid to a question belongs to the second row of that question, and so on. An answer to no
        question at all has a row of its own.
        """
        seen: Counter[str] = Counter()
        told: Counter[bool] = Counter()
        for lesson in lessons:
            shared = key(lesson.code, lesson.question)
            place, seen[shared] = seen[shared], seen[shared] + 1
            texts = written(lesson)
            if texts or self._is_new_question(lesson):
                told[self._give(lesson, texts, shared, place, grid)] += 1
        return told

    def _give(self, lesson: Lesson, texts: Mapping[str, str], shared: str, place: int, grid: str) -> bool:
        alike = self._by_key[shared]
        if self._held[shared].has(texts) if texts else alike:
            return False
        is_placed = place < len(alike) and (lesson.code or lesson.question)
        row = alike[place] if is_placed else self._add(AnswerRow(self._code(lesson), lesson.question))
        row.take(texts, grid)
        return True

    def _add(self, row: AnswerRow) -> AnswerRow:
        self.all.append(row)
        shared = key(row.code, row.question)
        self._by_key[shared].append(row)
        self._held[shared].add(row)
        self._taken.add(answers.plain_code(row.code))
        return row

    def _code(self, lesson: Lesson) -> str:
        """Return the code of a row to add: a free one where the group's own code is taken by another question."""
        known = known_code(lesson.code, lesson.question)
        if known or not lesson.code or answers.plain_code(lesson.code) not in self._taken:
            return known or lesson.code
        return next(self._free)

    def _is_new_question(self, lesson: Lesson) -> bool:
        """Tell whether an unanswered row asks a question of the group's own that no other row asks."""
        own = bool(lesson.question) and not known_code(lesson.code, lesson.question)
        return own and bare(lesson.question) not in standing_words() and not self._by_key[key("", lesson.question)]


def written(lesson: Lesson) -> dict[str, str]:
    """Return the group's words in a row, by room."""
    return {room: text for room in ROOMS if (text := getattr(lesson, room))}
