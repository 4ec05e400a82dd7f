from plan.kit.kits import ENGLISH, FRENCH, lines, told
from stories import loose

from rtdocs.plan.content.document import Items, Paragraph
from rtdocs.plan.kit import invitation
from rtdocs.plan.wording.telling import Telling

MANY = "; ".join(f"Acteur {number}" for number in range(1, 9))


def rooms(document):
    """Return the names of the blanks of the letter, in order."""
    blocks = document.sections["kit"]
    texts = [text for block in blocks for text in ([block.text] if isinstance(block, Paragraph) else block.items)]
    return [run.room.id.removeprefix("invitation-blank-") for text in texts for run in text if run.room]


def line(document, opening):
    return next(each for each in lines(document) if each.startswith(opening))


def test_the_letter_for_any_group_leaves_room_for_what_it_does_not_know():
    assert rooms(invitation.plan(Telling.of_any_group(FRENCH))) == [
        "name",
        "organisation",
        "project",
        "date",
        "start",
        "end",
        "place",
        "contact",
        "deadline",
        "signature",
        "role",
        "organisation",
    ]


def test_a_blank_says_what_to_write():
    assert line(invitation.plan(Telling.of_any_group(FRENCH)), "- Quand") == (
        "- Quand : [jour et date], de [heure du début] à [heure de la fin]"
    )
    assert (
        line(invitation.plan(Telling.of_any_group(ENGLISH)), "- When")
        == "- When: [day and date], from [start time] to [end time]"
    )


def test_the_letter_of_a_project_is_filled_with_what_the_workbook_knows():
    known = told(title="La ruelle", organisation="Table", workshop_date=loose("2026-03-05"))
    document = invitation.plan(Telling(known, FRENCH))
    assert document.fields["project"] == {"organisation": "Table", "territory": ""}
    assert not {"organisation", "project", "date"} & set(rooms(document))
    assert line(document, "Table vous invite").startswith(
        "Table vous invite à un atelier pour raconter l’histoire du projet « La ruelle »."
    )
    assert line(document, "- Quand").startswith("- Quand : 5 mars 2026, de [")


def test_what_the_workbook_does_not_know_stays_blank():
    assert {"organisation", "date"} <= set(rooms(invitation.plan(Telling(told(), FRENCH))))


def test_the_others_invited_are_those_of_the_workbook_but_not_who_invites():
    document = invitation.plan(Telling(told(organisation="Clinique"), FRENCH))
    assert line(document, "- Nous invitons") == "- Nous invitons aussi : École et Carte"
    assert not [each for each in lines(invitation.plan(Telling.of_any_group(FRENCH))) if "invitons" in each]
    assert not [each for each in lines(invitation.plan(Telling(told("No\n1"), FRENCH))) if "invitons" in each]


def test_many_others_are_the_first_few():
    document = invitation.plan(Telling(told(f"No | Actors\n1 | {MANY}"), FRENCH))
    assert line(document, "- Nous invitons").endswith("Acteur 4 et Acteur 5, et d’autres partenaires du projet")


def test_long_names_are_cut_to_hold_on_a_page():
    document = invitation.plan(Telling(told(title="Mot " * 80, organisation="Nom " * 80), FRENCH))
    assert len(line(document, "Nom")) < 400
    (items,) = (block for block in document.sections["kit"] if isinstance(block, Items))
    assert len(items.items) == 4
