"""The project's standing, in sentences that the report and the presentation share: nothing is promised or blamed."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Moment, Need
from rtdocs.model import EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Text
from rtdocs.plan.questions import answers
from rtdocs.plan.wording import cover, labels
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import questions

NEXT_NAMED = 3
"""How many of the next planned events are named by their titles."""
MENTIONED = 6
"""A sentence names so many events by their titles; more are named by their numbers."""

ESSENTIAL, COMMITMENT = "R2", "R3"
"""The method's questions on the outcomes that the effects need, and on the actors whose commitment they need."""


def counted(telling: Telling) -> Iterator[Text]:
    """Yield the number of events that took place and of effects that were observed."""
    story = telling.story
    done = sum(event.status is EventStatus.DONE for event in story.events)
    observed = sum(effect.status is EffectStatus.OBSERVED for effect in story.effects)
    yield _of(telling, "event", done, len(story.events))
    if observed < len(story.effects):
        yield _of(telling, "effect", observed, len(story.effects))


def _of(telling: Telling, what: str, count: int, total: int) -> Text:
    if count:
        return telling.words(f"ahead.counted.{what}s", count=count, total=total)
    return telling.words(f"ahead.counted.no_{what}", count=total)


def as_of(telling: Telling) -> Iterator[Text]:
    """Yield the sentence on the day that the standing is seen from, where the workbook has one."""
    day = cover.day(telling)
    if day:
        yield telling.words("ahead.as_of", day=day)


def lasting(telling: Telling) -> Iterator[Text]:
    """Yield the done events that still go on."""
    yield from _those(telling, "ahead.lasting", ahead.lasting(telling.story))


def due(telling: Telling, *, listed: bool) -> Iterator[Text]:
    """Yield the planned events whose date is past, those of the current period, the next ones, those without a date.

    Where a table lists them all, the last two need no sentence.
    """
    yield from _those(
        telling, "ahead.past" if telling.group else "ahead.past_funder", ahead.at(telling.story, Moment.PAST)
    )
    yield from _those(telling, "ahead.present", ahead.at(telling.story, Moment.PRESENT))
    if not listed:
        yield from _those(telling, "ahead.next", ahead.at(telling.story, Moment.FUTURE)[:NEXT_NAMED])
        yield from undated(telling, ahead.at(telling.story, Moment.UNDATED))
    yield from foreseen(telling)


def undated(telling: Telling, found: Sequence[Event]) -> Iterator[Text]:
    """Yield planned events that have no date yet."""
    yield from _those(telling, "ahead.undated", found)


def foreseen(telling: Telling) -> Iterator[Text]:
    """Yield the setbacks that the group prepares for."""
    yield from _those(telling, "ahead.foreseen", ahead.foreseen(telling.story))


def numbers(found: Sequence[Event]) -> list[str]:
    """Return the numbers that people know events by."""
    return [event.number for event in found]


def _those(telling: Telling, key: str, found: Sequence[Event]) -> Iterator[Text]:
    if found:
        yield telling.told(key, {"events": mentions(telling, found)}, count=len(found))


def mentions(telling: Telling, found: Sequence[Event]) -> Text:
    """Return events by their titles, or by their numbers where they are many."""
    if len(found) > MENTIONED:
        return telling.words("report.mention.numbers", names=numbers(found))
    return telling.mentions(found)


def named(telling: Telling, found: Sequence[Event]) -> Text:
    """Return events by their names, or by their numbers where they are many."""
    if len(found) > MENTIONED:
        return telling.words("report.mention.numbers", names=numbers(found))
    return telling.named(found)


def needs(telling: Telling) -> tuple[Need, ...]:
    """Return the needs of the hoped-for effects; of effects that nothing is planned for, the group alone reads."""
    return tuple(each for each in ahead.needs(telling.story) if each.planned or telling.group)


def need(telling: Telling, found: Need) -> Iterator[Text]:
    """Yield the planned events that a hoped-for effect depends on; for the group, those without actors or dates too."""
    effect = {"effect": telling.mention(found.effect)}
    if not found.planned:
        yield telling.told("ahead.unlinked", effect)
        return
    told = {**effect, "names": named(telling, found.planned)}
    yield telling.told("ahead.needs.planned", told, count=len(found.planned))
    for key, lacking in (("without_actors", found.without_actors), ("without_date", found.without_date)):
        if lacking and telling.group:
            yield telling.told(f"ahead.needs.{key}", {"names": named(telling, lacking)}, count=len(lacking))


def answer(telling: Telling, code: str) -> str:
    """Return the group's answer to a question, line after line; empty where it gave none."""
    question = next(each for each in questions.load() if each.code == code)
    return "\n".join(lesson.answer for lesson in answers.gather(telling.story.lessons).to(question) if lesson.answer)


def essential(telling: Telling, said: str) -> Iterator[Text]:
    """Yield the outcomes in an answer that have no event yet, which the group alone reads."""
    named = ahead.named_outcomes(said, telling.story)
    missing = ahead.without_event(named, telling.story)
    if missing and telling.group:
        names = [telling.outcome(number) for number in missing]
        yield telling.words("ahead.essential.missing", count=len(missing), names=names)
    elif named and not missing:
        yield telling.words("ahead.essential.covered")


def commitment(telling: Telling, said: str) -> Iterator[Text]:
    """Yield the actors in an answer that take part in no event yet, which the group alone reads."""
    named = ahead.named_actors(said, telling.story)
    missing = [part.name for part in named if not part.events]
    if missing and telling.group:
        yield telling.words("ahead.commitment.missing", count=len(missing), names=telling.names(missing))
    elif named and not missing:
        yield telling.words("ahead.commitment.covered")


def idle(telling: Telling, said: str) -> Iterator[Text]:
    """Yield the other actors of the sheet without an event, for the group alone; `said` has named some already."""
    if not telling.group:
        return
    told = {part.name for part in ahead.named_actors(said, telling.story)}
    names = telling.names(part.name for part in ahead.idle(telling.story) if part.name not in told)
    if names:
        yield telling.words("ahead.needs.idle", count=len(names), names=names)


def moment(telling: Telling, where: Moment) -> str:
    """Return the moment of a planned event's date, in a few words."""
    return telling.say(f"ahead.steps.moment_of.{where.value}")


def outcome(telling: Telling, event: Event) -> str:
    """Return the outcome of a planned event, in a few words."""
    if event.outcome is None:
        return telling.say("ahead.steps.context.name")
    return labels.outcome_name(event.outcome, telling.language)
