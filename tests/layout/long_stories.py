"""Stories of the size that one slide must hold: titles of 60 letters on average and 90 at most, four lanes in use."""

import random

from layout.schemas import CONTEXT, FUNCTIONS, edge, graph, node

from rtdocs.plan.content.timeline import Sign

TITLES = (
    "Canicule : quatre locataires meurent dans des logements du quartier",
    "Porte-à-porte : 86 ménages disent ne trouver aucun endroit frais",
    "Le comité se donne une charte et décide à tour de rôle",
    "Une carte de la chaleur est dessinée avec les élèves de la rue Panet",
    "La carte est déposée au conseil d’arrondissement",
    "Stationnement ou arbres? Trois soirées houleuses avec les commerçants de la rue Ontario",
    "La santé publique reprend la carte dans son plan d’été",
    "Les commerçants cèdent onze places pour l’été",
    "Pandémie : deux organismes se retirent du comité",
    "Une initiative régionale accorde 60 000 $ sur deux ans",
    "Projet pilote : le bout de rue est fermé aux autos de mai à octobre",
    "Deux résidentes parlent de la place au conseil de ville, devant les médias",
    "Le comité devient l’interlocuteur reconnu de l’arrondissement pour les îlots de chaleur",
    "L’arrondissement inscrit la place permanente à son budget",
    "Québec refuse 180 000 $ pour le jeu d’eau",
    "La bibliothèque ouvre sa salle fraîche jusqu’à 22 h les soirs d’avertissement",
    "Premier marché d’été sur la place",
    "Formation de douze personnes au verdissement des ruelles",
    "Un règlement oblige à garder les arbres de plus de dix ans",
    "La caisse populaire prête son stationnement pour les plantations",
)
EFFECTS = (
    "Une place ombragée remplace onze places de stationnement",
    "Un endroit frais le soir, à dix minutes de marche",
    "Des légumes frais à pied",
)
LANES = (CONTEXT, *FUNCTIONS)
ORDER = "01122123332213332313"
"""The lane of each event in time: a network is made, it speaks for itself, and others come along."""


def long_story(seed, events, arrows):
    """Return a story with three effects, two setbacks and a plan, which branches and joins as stories do."""
    dice = random.Random(seed)  # noqa: S311 - a story, not a secret
    titles = dice.sample(TITLES, events)
    nodes = [_event(dice, at, titles[at], events) for at in range(events)]
    ends = [
        node(letter, "", events, title=title, sign=Sign.EFFECT) for letter, title in zip("ABC", EFFECTS, strict=True)
    ]
    ids = [each.id for each in nodes]
    pairs = {
        (ids[max(0, at - 1 - int(dice.expovariate(0.8)))], ids[at]) for at in range(1, events) if dice.random() < 0.9
    }
    pairs |= {(ids[-1 - at], end.id) for at, end in enumerate(ends)}
    while len(pairs) < arrows:
        target = dice.choice([*ids[2:], *(end.id for end in ends)])
        latest = ids.index(target) if target in ids else events
        pairs.add((ids[max(0, latest - 1 - int(dice.expovariate(0.5)))], target))
    return graph([*nodes, *ends], [edge(*pair) for pair in sorted(pairs)[: max(arrows, 0)]], LANES)


def _event(dice, at, title, events):
    lane = LANES[int(ORDER[at])]
    sign = Sign.REVERSE if at in {8, 14} else Sign.PLANNED if at == events - 1 else Sign.ADVANCE
    year = 2018 + at * 6 // events
    when = f"{dice.choice(('janv.', 'avril', 'été', 'sept.', 'nov.'))} {year}"
    return node(at + 1, lane.id, at, sign=Sign.CONTEXT if at == 0 else sign, title=title, when=when, year=year)
