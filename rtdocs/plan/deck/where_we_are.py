"""The slide "where we are": done events, next events with their actors, needs of the hoped-for effects."""

from collections.abc import Iterator

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Moment
from rtdocs.model import Event
from rtdocs.plan.content.document import Text, plain
from rtdocs.plan.content.slides import TextSlide
from rtdocs.plan.report import standing
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, joined

NAMED = {Moment.PAST: 3, Moment.PRESENT: 3, Moment.FUTURE: 2}
"""How many events of each moment a slide names; its notes tell them all."""
_KEYS = {Moment.PAST: "past", Moment.PRESENT: "present", Moment.FUTURE: "step"}
EFFECTS_NAMED = 3
"""How many hoped-for effects it tells of; the report tells of all."""


def slide(voice: Voice) -> Iterator[TextSlide]:
    """Yield the slide; none for a story in which nothing is planned."""
    planned = ahead.planned(voice.story)
    if planned:
        opening = voice.say("ahead.slide.notes" if voice.group else "ahead.slide.notes_funder")
        told = (events.alt(event, voice.story, voice.language) for event in planned)
        yield TextSlide(
            title=voice.say("ahead.slide.title"), items=tuple(_items(voice)), notes="\n".join((opening, *told))
        )


def _items(voice: Voice) -> Iterator[str]:
    yield plain(joined(standing.counted(voice)))
    yield from map(plain, standing.lasting(voice))
    for moment, most in NAMED.items():
        yield from (_step(voice, _key(voice, moment), event) for event in ahead.at(voice.story, moment)[:most])
    needs = standing.needs(voice)[:EFFECTS_NAMED]
    told = [event for each in needs for event in each.without_date]
    undated = [event for event in ahead.at(voice.story, Moment.UNDATED) if event not in told]
    yield from map(plain, standing.undated(voice, undated))
    yield from map(plain, standing.foreseen(voice))
    yield from (plain(joined(standing.need(voice, each))) for each in needs)
    yield from map(plain, _judged(voice))


def _key(voice: Voice, moment: Moment) -> str:
    """Return the name of the sentence on an event: that its date is past is for the group to look into."""
    return "past_funder" if moment is Moment.PAST and not voice.group else _KEYS[moment]


def _step(voice: Voice, key: str, event: Event) -> str:
    """Return a sentence on an event to come and its actors; that nobody is named is for the group to know."""
    told = plain(voice.told(f"ahead.slide.{key}", {"event": voice.mention(event)}))
    nobody = voice.say("ahead.nobody") if voice.group else ""
    who = events.took_part(event, voice.language) if event.actors else nobody
    return f"{told} {who}".strip()


def _judged(voice: Voice) -> Iterator[Text]:
    """Yield sentences on outcomes and actors that the group holds to be needed, and that have no event yet."""
    essential, commitment = (standing.answer(voice, code) for code in (standing.ESSENTIAL, standing.COMMITMENT))
    yield from standing.essential(voice, essential)
    yield from standing.commitment(voice, commitment)
    yield from standing.idle(voice, commitment)
