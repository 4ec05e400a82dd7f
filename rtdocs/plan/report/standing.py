"""The project's standing, in sentences that the report and the presentation share: nothing is promised or blamed."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Moment, Need
from rtdocs.model import EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Text
from rtdocs.plan.questions import answers
from rtdocs.plan.wording import cover, events
from rtdocs.plan.wording.voice import Voice
from rtdocs.repertoire import questions

NEXT_NAMED = 3
"""How many of the next planned events are named by their titles."""
MENTIONED = 6
"""A sentence names so many events by their titles; more are named by their numbers."""

ESSENTIAL, COMMITMENT = "R2", "R3"
"""The method's questions on the outcomes that the effects need, and on the actors whose commitment they need."""


def counted(voice: Voice) -> Iterator[Text]:
    """Yield the number of events that took place and of effects that were observed."""
    story = voice.story
    done = sum(event.status is EventStatus.DONE for event in story.events)
    observed = sum(effect.status is EffectStatus.OBSERVED for effect in story.effects)
    yield _of(voice, "event", done, len(story.events))
    if observed < len(story.effects):
        yield _of(voice, "effect", observed, len(story.effects))


def _of(voice: Voice, what: str, count: int, total: int) -> Text:
    if count:
        return voice.words(f"ahead.counted.{what}s", count=count, total=total)
    return voice.words(f"ahead.counted.no_{what}", count=total)


def as_of(voice: Voice) -> Iterator[Text]:
    """Yield the sentence on the day that the standing is seen from, where the workbook has one."""
    day = cover.day(voice.story, voice.language)
    if day:
        yield voice.words("ahead.as_of", day=day)


def lasting(voice: Voice) -> Iterator[Text]:
    """Yield the done events that still go on."""
    yield from _those(voice, "ahead.lasting", ahead.lasting(voice.story))


def due(voice: Voice, *, listed: bool) -> Iterator[Text]:
    """Yield the planned events whose date is past, those of the current period, the next ones, those without a date.

    Where a table lists them all, the last two need no sentence.
    """
    yield from _those(voice, "ahead.past" if voice.group else "ahead.past_funder", ahead.at(voice.story, Moment.PAST))
    yield from _those(voice, "ahead.present", ahead.at(voice.story, Moment.PRESENT))
    if not listed:
        yield from _those(voice, "ahead.next", ahead.at(voice.story, Moment.FUTURE)[:NEXT_NAMED])
        yield from undated(voice, ahead.at(voice.story, Moment.UNDATED))
    yield from foreseen(voice)


def undated(voice: Voice, found: Sequence[Event]) -> Iterator[Text]:
    """Yield planned events that have no date yet."""
    yield from _those(voice, "ahead.undated", found)


def foreseen(voice: Voice) -> Iterator[Text]:
    """Yield the setbacks that the group prepares for."""
    yield from _those(voice, "ahead.foreseen", ahead.foreseen(voice.story))


def numbers(found: Sequence[Event]) -> list[str]:
    """Return the numbers that people know events by."""
    return [event.number for event in found]


def _those(voice: Voice, key: str, found: Sequence[Event]) -> Iterator[Text]:
    if found:
        yield voice.told(key, {"events": mentions(voice, found)}, count=len(found))


def mentions(voice: Voice, found: Sequence[Event]) -> Text:
    """Return events by their titles, or by their numbers where they are many."""
    if len(found) > MENTIONED:
        return voice.words("report.mention.numbers", names=numbers(found))
    return voice.mentions(found)


def named(voice: Voice, found: Sequence[Event]) -> Text:
    """Return events by their names, or by their numbers where they are many."""
    if len(found) > MENTIONED:
        return voice.words("report.mention.numbers", names=numbers(found))
    return voice.named(found)


def needs(voice: Voice) -> tuple[Need, ...]:
    """Return the needs of the hoped-for effects; of effects that nothing is planned for, the group alone reads."""
    return tuple(each for each in ahead.needs(voice.story) if each.planned or voice.group)


def need(voice: Voice, found: Need) -> Iterator[Text]:
    """Yield the planned events that a hoped-for effect depends on; for the group, those without actors or dates too."""
    effect = {"effect": voice.mention(found.effect)}
    if not found.planned:
        yield voice.told("ahead.unlinked", effect)
        return
    told = {**effect, "names": named(voice, found.planned)}
    yield voice.told("ahead.needs.planned", told, count=len(found.planned))
    for key, lacking in (("without_actors", found.without_actors), ("without_date", found.without_date)):
        if lacking and voice.group:
            yield voice.told(f"ahead.needs.{key}", {"names": named(voice, lacking)}, count=len(lacking))


def answer(voice: Voice, code: str) -> str:
    """Return the group's answer to a question, line after line; empty where it gave none."""
    question = next(each for each in questions.load() if each.code == code)
    return "\n".join(lesson.answer for lesson in answers.gather(voice.story.lessons).to(question) if lesson.answer)


def essential(voice: Voice, said: str) -> Iterator[Text]:
    """Yield the outcomes in an answer that have no event yet, which the group alone reads."""
    named = ahead.named_outcomes(said, voice.story)
    missing = ahead.without_event(named, voice.story)
    if missing and voice.group:
        names = [voice.outcome(number) for number in missing]
        yield voice.words("ahead.essential.missing", count=len(missing), names=names)
    elif named and not missing:
        yield voice.words("ahead.essential.covered")


def commitment(voice: Voice, said: str) -> Iterator[Text]:
    """Yield the actors in an answer that take part in no event yet, which the group alone reads."""
    named = ahead.named_actors(said, voice.story)
    missing = [part.name for part in named if not part.events]
    if missing and voice.group:
        yield voice.words("ahead.commitment.missing", count=len(missing), names=voice.names(missing))
    elif named and not missing:
        yield voice.words("ahead.commitment.covered")


def idle(voice: Voice, said: str) -> Iterator[Text]:
    """Yield the other actors of the sheet without an event, for the group alone; `said` has named some already."""
    if not voice.group:
        return
    told = {part.name for part in ahead.named_actors(said, voice.story)}
    names = voice.names(part.name for part in ahead.idle(voice.story) if part.name not in told)
    if names:
        yield voice.words("ahead.needs.idle", count=len(names), names=names)


def moment(voice: Voice, where: Moment) -> str:
    """Return the moment of a planned event's date, in a few words."""
    return voice.say(f"ahead.steps.moment_of.{where.value}")


def outcome(voice: Voice, event: Event) -> str:
    """Return the outcome of a planned event, in a few words."""
    if event.outcome is None:
        return voice.say("ahead.steps.context.name")
    return events.outcome_name(event.outcome, voice.language)
