"""Slides of effects: one for each chain that is less than the whole schema."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import chains
from rtdocs.facts.chains import Chain
from rtdocs.model import Story
from rtdocs.plan.content.slides import EffectSlide
from rtdocs.plan.deck import titles
from rtdocs.plan.figures import schema
from rtdocs.plan.wording.telling import Telling

FITS_ONE_PAGE = 14
"""With more events than this, even a story of one effect shows its chain alone."""

MOST_ALONE = 120
"""A chain of more events than this is shown with the whole only: nobody follows it on one slide."""


def slides(telling: Telling) -> Iterator[EffectSlide]:
    """Yield the slides; events of an earlier slide are quiet."""
    known: set[str] = set()
    for shown in shown_alone(telling.story):
        graph = schema.graph(telling, shown)
        events = {node.id for node in graph.nodes if node.lane}
        opening = "deck.schema.part" if len(shown) == 1 else "deck.schema.parts"
        yield EffectSlide(
            title=titles.chain(shown, telling),
            graph=graph,
            known=frozenset(known & events),
            notes_opening="\n".join((telling.say(opening), telling.say("deck.schema.claimed"))),
        )
        known |= events


def shown_alone(story: Story) -> list[tuple[Chain, ...]]:
    """Return the chains with a slide of their own, by slide: those that are less than the whole schema."""
    every = chains.chains(story)
    if len(every) == 1 and len(story.events) <= FITS_ONE_PAGE:
        return []
    led_to = [chain for chain in every if chain.events and not is_long(chain)]
    return [shown for shown in _together(led_to) if not _is_whole(shown, story)]


def is_long(chain: Chain) -> bool:
    """Return whether a chain is too long to follow: only the whole schema shows it, and its notes say so."""
    return len(chain.events) > MOST_ALONE


def _together(every: Sequence[Chain]) -> list[tuple[Chain, ...]]:
    """Return chains in the effects' order, those that share all but their last steps with each other as one."""
    groups: list[list[Chain]] = []
    for chain in every:
        home = next((group for group in groups if all(_is_alike(chain, other) for other in group)), None)
        if home is None:
            groups.append([chain])
        else:
            home.append(chain)
    return [tuple(group) for group in groups]


def _is_alike(one: Chain, other: Chain) -> bool:
    """Return whether two chains share events, and differ in steps that lead straight to the effect alone."""
    its, others = ({event.number for event in chain.events} for chain in (one, other))
    both = one.effect.status is other.effect.status and its & others
    return bool(both) and its - others <= _last_steps(one) and others - its <= _last_steps(other)


def _last_steps(chain: Chain) -> set[str]:
    return {arrow.source for arrow in chain.arrows if arrow.target == chain.effect.number}


def _is_whole(shown: Sequence[Chain], story: Story) -> bool:
    """Return whether chains hold all events and effects of the whole schema."""
    events = {event.number for chain in shown for event in chain.events}
    return len(shown) == len(story.effects) and len(events) == len(story.events)
