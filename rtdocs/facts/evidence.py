"""Evidence: the one source of a story, and chains whose effect, or the links to it, the group has not documented."""

from rtdocs.facts.chains import Chain, chains
from rtdocs.model import EffectStatus, Story


def shared_source(story: Story) -> str:
    """Return the one source that all events of a story come from; empty where they have several, or none."""
    sources = {event.source for event in story.events}
    return sources.pop() if len(sources) == 1 else ""


def thin(story: Story) -> tuple[Chain, ...]:
    """Return the chains of observed effects with no evidence, or with no source for any of the links to them."""
    return tuple(chain for chain in chains(story) if chain.effect.status is EffectStatus.OBSERVED and _is_thin(chain))


def unreached(story: Story) -> tuple[Chain, ...]:
    """Return the chains of observed effects that no event leads to, in a story that claims arrows."""
    found = chains(story)
    claimed = any(chain.events for chain in found)
    return tuple(
        chain for chain in found if claimed and chain.effect.status is EffectStatus.OBSERVED and not chain.events
    )


def _is_thin(chain: Chain) -> bool:
    return not chain.effect.evidence or (bool(chain.links) and not any(event.source for event in chain.links))
