"""Makes schemas of invented projects, the same for the same number: events in lanes and periods, up to effects."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

from rtdocs.i18n import language_of
from rtdocs.plan.content.graph import Edge, Graph, Lane, Node
from rtdocs.plan.content.timeline import Sign

LANES = (
    Lane(id="F1", name="Se constituer et se maintenir"),
    Lane(id="F2", name="Se représenter et influencer"),
    Lane(id="F3", name="Faire converger les acteurs et les ressources"),
)
CONTEXT = Lane(id="context", name="Contexte")
TITLES = (
    "Rencontre des organismes du quartier",
    "Dépôt du mémoire à l’arrondissement",
    "Subvention obtenue pour trois ans",
    "Lettre d’appui signée par douze organismes du quartier",
    "Accord sur les rôles de chaque partenaire",
    "Le plan des trajets est repris par la Ville",
)
SIZES = range(20, 61)
_FIRST_YEAR = 2006
_SEASONS = ("hiver", "printemps", "été", "automne")


def projects(count: int = 40) -> list[Graph]:
    """Return `count` projects of 20 to 60 events: their number is their seed."""
    return [project(seed) for seed in range(count)]


def project(seed: int, events: int = 0, *, strange: bool = False) -> Graph:
    """Return a project: threads of events that branch and join, with setbacks, up to 1 to 4 effects.

    Each event comes from one before it, and one in four from two; arrows never lead to an event of the same period.
    Some events stand alone. A period is a season; each holds two or three events.

    Args:
        seed: the number of the project.
        events: how many; 20 to 60 where it is 0.
        strange: whether some events are planned or context, and some arrows run against time.
    """
    dice = Random(seed)
    count = events or dice.choice(SIZES)
    periods = sorted(dice.randrange(max(2, count * 2 // 5)) for _ in range(count))
    ranks = {period: rank for rank, period in enumerate(sorted(set(periods)))}
    effects = dice.randint(1, 4)
    nodes = [_event(dice, number, ranks[period]) for number, period in enumerate(periods, 1)]
    ends = [_effect(dice, number, len(ranks)) for number in range(effects)]
    pairs = [*_between(dice, nodes), *_to_effects(dice, nodes, ends)]
    return Graph(
        id=f"project-{seed}",
        lanes=(*LANES, CONTEXT) if strange else LANES,
        nodes=(*(_strange(dice, node) if strange else node for node in nodes), *ends),
        edges=tuple(_edge(*pair) for pair in dict.fromkeys((*pairs, *(_against_time(dice, nodes) if strange else ())))),
        language=language_of("fr"),
    )


def _strange(dice: Random, node: Node) -> Node:
    """Return an event as it is, planned, or as context."""
    sign = dice.choice((node.sign, node.sign, Sign.PLANNED, Sign.PLANNED_REVERSE, Sign.CONTEXT))
    return replace(node, sign=sign, lane=CONTEXT.id if sign is Sign.CONTEXT else node.lane)


def _against_time(dice: Random, nodes: list[Node]) -> Iterator[tuple[str, str]]:
    """Yield arrows from one event in five to one before it."""
    for at, node in enumerate(nodes[1:], 1):
        if dice.random() < 0.2:
            yield node.id, nodes[dice.randrange(at)].id


def _event(dice: Random, number: int, rank: int) -> Node:
    lane = dice.choice(LANES).id
    reverse = dice.random() < 0.12
    title = dice.choice(TITLES)
    year, season = _FIRST_YEAR + rank // 4, rank % 4
    return Node(
        id=f"event-{number}",
        number=str(number),
        title=title,
        badge="RT 10 – revers" if reverse else f"RT {dice.randint(1, 12)}",
        when=f"{_SEASONS[season]} {year}",
        lane=lane,
        rank=rank,
        sign=Sign.REVERSE if reverse else Sign.ADVANCE,
        name=f"{number} – {title}",
        alt=f"Événement {number} : {title}.",
        period=date(year, 3 * season + 1, 1),
    )


def _effect(dice: Random, number: int, rank: int) -> Node:
    letter, title = "ABCD"[number], dice.choice(TITLES)
    return Node(
        id=f"effect-{letter}",
        number=letter,
        title=title,
        badge="Effet",
        when="",
        lane="",
        rank=rank,
        sign=dice.choice((Sign.EFFECT, Sign.HOPED_EFFECT)),
        name=f"{letter} – {title}",
        alt=f"Effet {letter} : {title}.",
    )


def _between(dice: Random, nodes: list[Node]) -> list[tuple[str, str]]:
    """Return the arrows between events: most come from just before."""
    pairs = []
    for node in nodes:
        before = [other for other in nodes if other.rank < node.rank]
        if not before or dice.random() < 0.08:
            continue
        for _ in range(1 if dice.random() < 0.75 else 2):
            back = min(len(before), 1 + int(dice.expovariate(1 / 3)))
            pairs.append((before[-back].id, node.id))
    return pairs


def _to_effects(dice: Random, nodes: list[Node], effects: list[Node]) -> list[tuple[str, str]]:
    """Return the arrows to effects: two to four from the later part of each effect's share of the time."""
    shares = [len(nodes) * part // len(effects) for part in range(len(effects) + 1)]
    return [
        (node.id, effect.id)
        for effect, (first, last) in zip(effects, pairwise(shares), strict=True)
        for node in dice.sample(nodes[(first + last) // 2 : last], min(last - (first + last) // 2, dice.randint(2, 4)))
    ]


def _edge(source: str, target: str) -> Edge:
    return Edge(id=f"{source}-{target}", source=source, target=target, alt=f"{source} → {target}")
