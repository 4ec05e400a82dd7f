"""The slide "where we are": done events, next events with their actors, needs of the hoped-for effects."""

from collections.abc import Iterator

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Moment
from rtdocs.model import Event
from rtdocs.plan.content.document import Text, plain
from rtdocs.plan.content.slides import TextSlide
from rtdocs.plan.report import standing
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import joined

NAMED = {Moment.PAST: 3, Moment.PRESENT: 3, Moment.FUTURE: 2}
"""How many events of each moment a slide names; its notes tell them all."""
_KEYS = {Moment.PAST: "past", Moment.PRESENT: "present", Moment.FUTURE: "step"}
EFFECTS_NAMED = 3
"""How many hoped-for effects it tells of; the report tells of all."""


def slide(telling: Telling) -> Iterator[TextSlide]:
    """Yield the slide; none for a story in which nothing is planned."""
    planned = ahead.planned(telling.story)
    if planned:
        opening = telling.say("ahead.slide.notes" if telling.group else "ahead.slide.notes_funder")
        told = (events.alt(event, telling) for event in planned)
        yield TextSlide(
            title=telling.say("ahead.slide.title"), items=tuple(_items(telling)), notes="\n".join((opening, *told))
        )


def _items(telling: Telling) -> Iterator[str]:
    yield plain(joined(standing.counted(telling)))
    yield from map(plain, standing.lasting(telling))
    for moment, most in NAMED.items():
        yield from (_step(telling, _key(telling, moment), event) for event in ahead.at(telling.story, moment)[:most])
    needs = standing.needs(telling)[:EFFECTS_NAMED]
    told = [event for each in needs for event in each.without_date]
    undated = [event for event in ahead.at(telling.story, Moment.UNDATED) if event not in told]
    yield from map(plain, standing.undated(telling, undated))
    yield from map(plain, standing.foreseen(telling))
    yield from (plain(joined(standing.need(telling, each))) for each in needs)
    yield from map(plain, _judged(telling))


def _key(telling: Telling, moment: Moment) -> str:
    """Return the name of the sentence on an event: that its date is past is for the group to look into."""
    return "past_funder" if moment is Moment.PAST and not telling.group else _KEYS[moment]


def _step(telling: Telling, key: str, event: Event) -> str:
    """Return a sentence on an event to come and its actors; that nobody is named is for the group to know."""
    told = plain(telling.told(f"ahead.slide.{key}", {"event": telling.mention(event)}))
    nobody = telling.say("ahead.nobody") if telling.group else ""
    who = events.took_part(event, telling.language) if event.actors else nobody
    return f"{told} {who}".strip()


def _judged(telling: Telling) -> Iterator[Text]:
    """Yield sentences on outcomes and actors that the group holds to be needed, and that have no event yet."""
    essential, commitment = (standing.answer(telling, code) for code in (standing.ESSENTIAL, standing.COMMITMENT))
    yield from standing.essential(telling, essential)
    yield from standing.commitment(telling, commitment)
    yield from standing.idle(telling, commitment)
