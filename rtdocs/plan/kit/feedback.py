"""The feedback sheet: the participants' opinion of the workshop, without their names, on one page."""

from collections.abc import Iterator

from rtdocs.plan.content.document import Answer, Block, Document, Question, Run, Text, Tick
from rtdocs.plan.kit import passages
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.shortened import TITLE, excerpt
from rtdocs.plan.wording.telling import Telling

SCALE = ("yes", "rather", "little", "no")
BOX = "☐"
LINES = 2
"""How many lines there are to answer a question by hand."""
_SHARES = {"statement": 50} | dict.fromkeys(SCALE, 12.5)


def plan(telling: Telling) -> Document:
    """Return the sheet in one language, for the group of a story, or for any group."""
    return passages.document(telling, "feedback", _blocks(telling), _subtitle(telling), about=())


def _subtitle(telling: Telling) -> str:
    """Return the subtitle with the project of the workshop: the sheet has no room for a line of its own."""
    if not telling.has_project:
        return telling.say("feedback.subtitle")
    return telling.say("feedback.subtitle-project", title=excerpt(cover.title(telling.story), TITLE))


def _blocks(telling: Telling) -> Iterator[Block]:
    yield telling.paragraph("feedback.anonymous")
    yield passages.table(telling, "feedback.scale", _SHARES, _rows(telling))
    yield from (_question(telling, number, key) for number, key in enumerate(telling.numbered("feedback.question"), 1))
    yield telling.paragraph("feedback.thanks")


def _rows(telling: Telling) -> Iterator[tuple[Text, ...]]:
    for number, key in enumerate(telling.numbered("feedback.statement"), 1):
        yield telling.words(key), *(_box(telling, number, answer) for answer in SCALE)


def _box(telling: Telling, number: int, answer: str) -> Text:
    said = telling.say(f"feedback.scale.column.{answer}")
    title = telling.say("feedback.scale.box", number=number, answer=said)
    return (Run(BOX, room=Tick(f"feedback-{number}-{answer}", title)),)


def _question(telling: Telling, number: int, key: str) -> Question:
    answer = Answer(
        f"feedback-question-{number}", telling.say("feedback.answer.title"), telling.say("feedback.answer.prompt")
    )
    code = telling.say("feedback.code", number=number)
    return Question(f"feedback-{number}", code, telling.words(key), (), (answer,), LINES)
