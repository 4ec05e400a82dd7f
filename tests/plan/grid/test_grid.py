import dataclasses

import pytest
from stories import story
from told import sentence

from rtdocs.i18n import language_of
from rtdocs.model import Lesson
from rtdocs.plan.content.document import Heading, Question, plain
from rtdocs.plan.grid import grid
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FR, EN = language_of("fr"), language_of("en")
SECTIONS = ["introduction", "learn", "reinvest", "outcomes", "closing"]

EVENTS = """
    No | Date | Title        | RT | Direction | Leads to
    1  | 2010 | Consultation | 1  |           | A
    2  | 2011 | Refus        | 10 | reverse   |
    3  |      | Bail perdu   | 10 | reverse   |
"""
EFFECTS = "No|Title\nA|Un marché"


def lesson(row, **cells):
    return Lesson(where=Where("Apprentissages", row), **cells)


def told(*lessons, **project):
    return story(EVENTS, EFFECTS, lessons=lessons, **project)


def questions(document, section):
    return [block for block in document.sections[section] if isinstance(block, Question)]


def question(document, code):
    return next(each for name in SECTIONS for each in questions(document, name) if each.code == code)


def cells(book, code):
    return next(row for sheet in book.sheets for row in sheet.rows if row[0] == code)


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_each_section_opens_with_its_heading(language):
    document = grid.document(Telling(told(), language))
    assert list(document.sections) == SECTIONS
    for blocks in document.sections.values():
        assert isinstance(blocks[0], Heading)
        assert blocks[0].level == 1


def test_no_two_headings_or_rooms_have_the_same_id():
    document = grid.document(Telling(told(lesson(2, code="A3", answer="Oui"), lesson(3, code="A3", answer="Non")), FR))
    blocks = [block for section in document.sections.values() for block in section]
    headings = [block.id for block in blocks if isinstance(block, Heading)]
    rooms = [answer.id for block in blocks if isinstance(block, Question) for answer in block.answers]
    assert len(set(headings)) == len(headings)
    assert len(set(rooms)) == len(rooms)


def test_a_question_has_four_rooms_with_stable_ids():
    answers = question(grid.document(Telling(told(), FR)), "A4").answers
    assert [(each.id, each.title) for each in answers] == [
        ("answer-A4", "Réponse"),
        ("action-A4", "Action"),
        ("who-A4", "Qui"),
        ("when-A4", "Quand"),
    ]
    assert all(each.prompt and not each.text for each in answers)


def test_answers_given_so_far_stand_in_their_rooms():
    given = lesson(2, code="A4", answer="Le loyer", action="Chercher", responsible="Ana", due="31 mai")
    document, book = grid.document(Telling(told(given), FR)), grid.book(Telling(told(given), FR))
    expected = ("Le loyer", "Chercher", "Ana", "31\u00a0mai")
    assert tuple(each.text for each in question(document, "A4").answers) == expected
    assert cells(book, "A4")[3:7] == expected


def test_a_question_lists_its_events_by_number_title_and_date():
    document = grid.document(Telling(told(), FR))
    listed = "2, Refus (2011); 3, Bail perdu"
    assert plain(question(document, "A4").events) == f"Événements concernés\u00a0: {listed}. Question de rtdocs."
    assert cells(grid.book(Telling(told(), FR)), "A4")[2] == listed


def test_titles_in_another_language_are_marked_as_such():
    runs = question(grid.document(Telling(told(), EN)), "A4").events
    assert [(run.text, run.language) for run in runs if run.language] == [("Refus", "fr"), ("Bail perdu", "fr")]


def test_many_events_are_counted_past_the_first():
    many = "\n".join(("No|RT|Direction", *(f"{number}|9|reverse" for number in range(1, 15))))
    assert cells(grid.book(Telling(story(many), FR)), "A4")[2].endswith("8, Event 8; et six autres")


def test_each_question_says_whose_it_is():
    document, book = (
        grid.document(Telling(told(), FR), everything=True),
        grid.book(Telling(told(), FR), everything=True),
    )
    assert plain(question(document, "A3").events).startswith("Question de la méthode")
    assert plain(question(document, "A12").events) == "Question de rtdocs."
    assert question(document, "G1").events == ()
    sources = {code: cells(book, code)[-1] for code in ("A3", "A12", "G1")}
    assert sources == {"A3": "Méthode", "A12": "rtdocs", "G1": "Groupe"}


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_a_grid_is_one_session_s_worth_and_says_how_to_have_the_rest(language):
    document, book = grid.document(Telling(told(), language)), grid.book(Telling(told(), language))
    every = grid.document(Telling(told(), language), everything=True)
    assert {name: len(questions(document, name)) for name in SECTIONS[1:4]} == {
        "learn": 5,
        "reinvest": 4,
        "outcomes": 6,
    }
    for name, sheet in zip(SECTIONS[1:4], book.sheets, strict=False):
        others = len(questions(every, name)) - len(questions(document, name))
        told_so = plain(document.sections[name][-1].text)
        assert told_so == Telling.of_any_group(language).say("grid.others", count=others)
        assert "tient le classeur" in told_so or "keeps the workbook" in told_so
        assert sheet.introduction.endswith(told_so)
    whole = "".join(sheet.introduction for sheet in grid.book(Telling(told(), language), everything=True).sheets)
    assert "tient le classeur" not in whole
    assert "keeps the workbook" not in whole


@pytest.mark.parametrize("language", [FR, EN])
def test_a_printed_grid_names_no_command(language):
    document, book = grid.document(Telling(told(), language)), grid.book(Telling(told(), language))
    said = [plain(block.text) for blocks in document.sections.values() for block in blocks if hasattr(block, "text")]
    said += [plain(item) for block in document.sections["introduction"] for item in getattr(block, "items", ())]
    said += [sheet.introduction for sheet in book.sheets]
    assert [text for text in said if "rtdocs build" in text or "rtdocs collect" in text] == []


def test_each_outcome_stands_under_its_name_and_definition():
    blocks = grid.document(Telling(told(), FR), everything=True).sections["outcomes"]
    headings = [plain(block.text) for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert len(headings) == 12
    assert headings[4] == "RT\u00a05 – Placement d’intermédiaires"
    at = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.id == "outcome-5")
    assert plain(blocks[at + 1].text).startswith("L’objet qui porte les idées du réseau")
    assert blocks[at + 2].code == "RT5.2"


def test_the_group_s_own_questions_are_kept_with_room_for_one_more():
    own = (
        lesson(2, question="Et nos jeunes?", answer="À voir"),
        lesson(3, code="G1", question="Et l'hiver?"),
        lesson(4, answer="Il faut un local"),
    )
    closing = questions(grid.document(Telling(told(*own), FR)), "closing")
    assert [(each.code, plain(each.text)) for each in closing] == [
        ("G2", "Et nos jeunes?"),
        ("G1", "Et l’hiver?"),
        ("G3", "Le groupe a aussi noté\u00a0:"),
        ("G4", sentence("grid.one_more")),
    ]
    assert [each.answers[0].text for each in closing] == ["À voir", "", "Il faut un local", ""]


def test_the_workbook_has_a_sheet_a_section_and_one_of_one_s_own():
    book = grid.book(Telling(told(), FR))
    assert [(sheet.name, sheet.table) for sheet in book.sheets] == [
        ("Apprendre", "grid_learn"),
        ("Réinvestir", "grid_reinvest"),
        ("Par RT", "grid_outcome"),
        ("Nos questions", "grid_own"),
    ]
    assert all(len(row) == len(sheet.columns) for sheet in book.sheets for row in sheet.rows)


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_excel_takes_the_names_headers_and_prompts(language):
    for sheet in grid.book(Telling(told(), language)).sheets:
        headers = [column.header for column in sheet.columns]
        assert len(sheet.name) <= 31
        assert not set(sheet.name) & set("[]:*?/\\")
        assert len(set(headers)) == len(headers)
        assert [column.header for column in sheet.columns if column.editable] == headers[3:7]
        assert all(len(column.prompt) <= 255 for column in sheet.columns)


def test_document_and_workbook_ask_the_same_questions():
    document, book = grid.document(Telling(told(), EN)), grid.book(Telling(told(), EN))
    asked = [each.code for name in SECTIONS for each in questions(document, name)]
    assert asked == [row[0] for sheet in book.sheets for row in sheet.rows]
    assert "TO1.1" in asked
    assert not [code for code in asked if code.startswith("RT")]


def test_the_cover_tells_the_project():
    fields = grid.document(
        Telling(told(organisation="L'OBNL", funders=("Ville", "Fondation"), prepared_by="Ana"), FR)
    ).fields
    assert (fields["project"]["organisation"], fields["project"]["period"]) == ("L’OBNL", "")
    assert fields["document"]["date"] == "31\u00a0janvier 2026"
    assert "Ville et Fondation" in fields["document"]["funders"]
    assert "Ana" in fields["document"]["prepared"]


def test_what_the_workbook_does_not_say_is_left_empty():
    fields = grid.document(Telling(dataclasses.replace(told(), saved=""), FR)).fields
    assert {fields["document"][name] for name in ("date", "funders", "prepared")} == {""}


def test_the_properties_are_those_of_the_project():
    document = grid.document(Telling(told(organisation="OBNL"), FR))
    assert (document.title, document.author, document.date) == (
        "Projet d’essai – Grille de questions",
        "OBNL",
        "2026-01-31",
    )


def test_an_empty_story_is_still_asked_about():
    document = grid.document(Telling(story(), EN), everything=True)
    assert list(document.sections) == SECTIONS
    assert {"A3", "R1", "TO1.1", "TO12.2"} < {each.code for name in SECTIONS for each in questions(document, name)}
    assert "A1" not in {each.code for each in questions(document, "learn")}


def test_a_repertoire_of_other_outcomes_is_not_asked_about_one_by_one():
    other = dataclasses.replace(told().repertoire, outcomes=())
    bare = dataclasses.replace(story(), repertoire=other)
    assert "outcomes" not in grid.document(Telling(bare, FR)).sections
    assert "Par RT" not in [sheet.name for sheet in grid.book(Telling(bare, FR)).sheets]


def test_what_the_workbook_lacks_is_asked_of_the_group_alone():
    for_funder, for_group = (
        grid.document(Telling(told(), FR, group=group), everything=True) for group in (False, True)
    )
    asked = [{each.code for name in SECTIONS for each in questions(one, name)} for one in (for_funder, for_group)]
    assert asked[1] - asked[0] == {"A23"}
    answered = told(lesson(2, code="A23", answer="Un comptage"))
    assert question(grid.document(Telling(answered, FR)), "A23")
