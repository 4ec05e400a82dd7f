"""The feedback sheet: the participants' opinion of the workshop, without their names, on one page."""

from collections.abc import Iterator

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.document import Answer, Block, Document, Question, Run, Text, Tick
from rtdocs.plan.kit.host import Host
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.shortened import TITLE, excerpt

SCALE = ("yes", "rather", "little", "no")
BOX = "☐"
LINES = 2
"""How many lines there are to answer a question by hand."""
_SHARES = {"statement": 50} | dict.fromkeys(SCALE, 12.5)


def plan(story: Story | None, language: Language) -> Document:
    """Return the sheet in one language, for the group of a story, or for any group."""
    host = Host(story, language)
    return host.document("feedback", _blocks(host), _subtitle(host), about=())


def _subtitle(host: Host) -> str:
    """Return the subtitle with the project of the workshop: the sheet has no room for a line of its own."""
    if host.story is None:
        return host.say("feedback.subtitle")
    return host.say("feedback.subtitle-project", title=excerpt(cover.title(host.story), TITLE))


def _blocks(host: Host) -> Iterator[Block]:
    yield host.paragraph("feedback.anonymous")
    yield host.table("feedback.scale", _SHARES, _rows(host))
    yield from (_question(host, number, key) for number, key in enumerate(host.numbered("feedback.question"), 1))
    yield host.paragraph("feedback.thanks")


def _rows(host: Host) -> Iterator[tuple[Text, ...]]:
    for number, key in enumerate(host.numbered("feedback.statement"), 1):
        yield host.words(key), *(_box(host, number, answer) for answer in SCALE)


def _box(host: Host, number: int, answer: str) -> Text:
    said = host.say(f"feedback.scale.column.{answer}")
    title = host.say("feedback.scale.box", number=number, answer=said)
    return (Run(BOX, room=Tick(f"feedback-{number}-{answer}", title)),)


def _question(host: Host, number: int, key: str) -> Question:
    answer = Answer(
        f"feedback-question-{number}", host.say("feedback.answer.title"), host.say("feedback.answer.prompt")
    )
    code = host.say("feedback.code", number=number)
    return Question(f"feedback-{number}", code, host.words(key), (), (answer,), LINES)
