import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.deck.observations import observations
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.telling import Telling

HEADER = "No | Date | Title | RT\n"
TWELVE = story(HEADER + "\n".join(f"{number} | 20{number:02} | Event {number} | 1" for number in range(1, 13)))


@pytest.mark.parametrize(
    ("code", "told"),
    [("fr", "1, 2, 3, 4, 5, 6, 7, 8 et quatre autres"), ("en", "1, 2, 3, 4, 5, 6, 7, 8 and four others")],
)
def test_of_many_events_the_first_eight_are_numbered_and_the_others_counted(code, told):
    assert naming.numbers_of(TWELVE.events, Telling(TWELVE, language_of(code))) == told


def test_the_deck_tells_of_many_events_outside_every_chain():
    chained = story(
        HEADER.replace("RT", "RT | Leads to").rstrip()
        + "\n"
        + "\n".join(f"{n} | 20{n:02} | Event {n} | 1 | {'A' if n == 1 else ''}" for n in range(1, 15)),
        "No | Title\nA | Safer walks",
    )
    assert "2, 3, 4, 5, 6, 7, 8, 9 et cinq autres" in " ".join(
        observations(Telling(chained, language_of("fr"), group=True))
    )
