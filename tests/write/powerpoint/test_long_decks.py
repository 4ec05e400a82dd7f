"""How many slides a long story takes."""

from functools import cache
from random import Random

from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.deck import deck
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.write.powerpoint.pages import pages
from rtdocs.write.powerpoint.template import open_template

TITLES = (
    "Rencontre des organismes du quartier autour de la sécurité des trajets",
    "Dépôt du mémoire au conseil d’arrondissement",
    "Les parents délégués parlent au nom de l’école",
    "Le plan des trajets est repris par la ville",
)


def long_story(events, effects):
    """Return a story in which each event leads to one or two of the next five, and some to an effect."""
    dice = Random(events)  # noqa: S311 - a story, not a secret
    rows = ["No | Date | Title | RT | Leads to"]
    for number in range(1, events + 1):
        later = [*map(str, range(number + 1, min(events, number + 5) + 1))]
        ends = ["ABCD"[number * effects // (events + 1)]] if not later or dice.random() < 0.15 else []
        targets = ends or dice.sample(later, min(len(later), dice.choice((1, 1, 2))))
        rows.append(
            f"{number} | {2000 + number // 2} | {dice.choice(TITLES)} | {dice.randint(1, 12)} | {'; '.join(targets)}"
        )
    return story("\n".join(rows), "\n".join(("No | Title", *(f"{one} | Effet {one}" for one in "ABCD"[:effects]))))


@cache
def slides_of_45_events():
    plan = deck.plan(Telling(long_story(45, 4), language_of("fr")))
    return pages(plan, open_template(folder("templates") / "schema.pptx"))


def test_45_events_with_4_effects_take_28_slides_at_most():
    shown = slides_of_45_events()
    assert len(shown) <= 28
    keys = [page.key for page in shown]
    assert [f"rt-schema-{effect}.1" in keys for effect in "ABCD"] == [True] * 4


def test_an_overview_shows_every_event_or_says_how_many_it_does_not():
    overview = next(page for page in slides_of_45_events() if page.key.startswith("rt-schema"))
    missing = 45 - sum(shape.id.startswith("event-") for shape in overview.scene.shapes)
    said = [shape.alt for shape in overview.scene.shapes if shape.id == "legend-left-out"]
    assert said == ([f"sans {missing} événements, faute de place"] if missing else [])
