"""A grid in Excel that people filled, and what rtdocs would write now: each rule of the merge, on a few questions."""

import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from rtdocs.i18n import language_of
from rtdocs.merge.files import base_in, merge, with_base
from rtdocs.outcomes import Deed
from rtdocs.plan.content.gridbook import GridBook, GridColumn, GridSheet
from rtdocs.read.grids.filled_grid import read_grid
from rtdocs.write.excel.books import write_grid
from rtdocs.write.package.last_look import look
from rtdocs.write.package.output import seal

FR = language_of("fr")
GIVEN = ("code", "question", "events")
ROOMS = ("answer", "action", "who", "when")
SHEETS = {"learn": "Apprendre", "reinvest": "Réinvestir", "own": "Nos questions"}
BLANK = {"own": {"G1": FR.say("grid.one_more")}}
FIRST_ROW = 5
ANSWER, ORIGIN = 4, 8


def columns():
    given = [GridColumn(header=FR.say(f"grid.column.{key}"), width=20) for key in GIVEN]
    rooms = [GridColumn(header=FR.say(f"grid.room.{key}.title"), width=20, editable=True, prompt="…") for key in ROOMS]
    return (*given, *rooms, GridColumn(header=FR.say("grid.column.source"), width=20))


def written(path, introduction="Ces questions.", **sections):
    """Write a grid: by section, the text of each question by its code, or its text and the answer."""
    sheets = []
    for section, asked in {**sections, **BLANK}.items():
        pairs = {code: (told, "") if isinstance(told, str) else told for code, told in asked.items()}
        rows = tuple((code, text, "", answer, "", "", "", "rtdocs") for code, (text, answer) in pairs.items())
        name = SHEETS[section]
        sheets.append(
            GridSheet(
                name=name, table=f"grid_{section}", title=name, introduction=introduction, columns=columns(), rows=rows
            )
        )
    told = {"language": "fr", "title": "Grille", "author": "", "subject": "", "date": "2026-11-30"}
    write_grid(GridBook(sheets=tuple(sheets), **told), path)
    base = with_base(path)
    seal(path)
    return base


class Case:
    """A grid as rtdocs wrote it, edited, then merged with what it writes now."""

    def __init__(self, folder, **asked):
        self.file = folder / "grille.xlsx"
        self.record = written(self.file, **(asked or {"learn": {"A1": "Un?", "A2": "Deux?", "A3": "Trois?"}}))

    def edit(self, *changes, sheet="Apprendre"):
        """Change cells, ("D5", "Oui") each, as a program that saves the whole file."""
        book = load_workbook(self.file)
        for place, text in changes:
            book[sheet][place] = text
        book.save(self.file)
        return self

    def merge(self, **asked):
        """Merge with what rtdocs writes now; return what was done, by deed, with the codes."""
        ours, target = self.file.with_name("ours.xlsx"), self.file.with_name("merged.xlsx")
        written(ours, **asked)
        account = merge(self.file, ours, target, FR, self.record)
        self.is_changed = target.exists()
        if self.is_changed:
            self.record = base_in(target)
            seal(target)
            look(target, original=self.file)
            target.replace(self.file)
        return None if account is None else {(entry.deed, entry.place.split(".")[0]) for entry in account}

    def rows(self, sheet="Apprendre", width=ANSWER):
        """Return the code, the question and the answer of each row that shows, and what stands in further columns."""
        page = load_workbook(self.file)[sheet]
        lines = (page[row] for row in range(FIRST_ROW, page.max_row + 1) if not page.row_dimensions[row].hidden)
        return [
            tuple(cell.value for cell in line[:width] if cell.column != GIVEN.index("events") + 1) for line in lines
        ]

    def notes(self, sheet="Apprendre"):
        page = load_workbook(self.file)[sheet]
        return {cell.coordinate: cell.comment.text for row in page for cell in row if cell.comment}


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path)


def test_the_file_carries_what_it_shows_and_nothing_else_that_may_not_be_written(case):
    look(case.file)
    with zipfile.ZipFile(case.file) as package:
        assert b"urn:rtdocs:base" in package.read("customXml/item1.xml")
        assert b'name="rtdocs-base"' in package.read("docProps/custom.xml")


def test_answers_stay_and_questions_are_renewed_and_added(case):
    case.edit(("D5", "Notre réponse"))
    done = case.merge(learn={"A1": "Un, autrement?", "A2": "Deux?", "A3": "Trois?", "A4": "Quatre?"})
    assert case.rows() == [
        ("A1", "Un, autrement?", "Notre réponse"),
        ("A2", "Deux?", None),
        ("A3", "Trois?", None),
        ("A4", "Quatre?", None),
    ]
    assert done == {(Deed.RENEWED, "A1"), (Deed.KEPT, "A1"), (Deed.ADDED, "A4")}


def test_a_question_that_is_no_longer_asked_stays_with_its_answer_and_is_marked(case):
    case.edit(("D6", "Notre réponse"))
    assert case.merge(learn={"A1": "Un?", "A3": "Trois?"}) == {(Deed.RETIRED, "A2")}
    row = next(row for row in case.rows(width=ORIGIN) if row[0] == "A2")
    assert row[2] == "Notre réponse"
    assert row[-1] == FR.say("merge.no_longer.source")
    assert FR.say("merge.no_longer.note") in case.notes()["A6"]
    assert case.merge(learn={"A1": "Un?", "A3": "Trois, dit autrement?"}) == {(Deed.RENEWED, "A3")}
    assert list(case.notes()) == ["A6"]


def test_a_question_that_is_asked_again_loses_its_mark_and_keeps_its_answer(case):
    case.edit(("D6", "Notre réponse"))
    case.merge(learn={"A1": "Un?", "A3": "Trois?"})
    case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"})
    assert case.rows(width=ORIGIN)[1][:3] == ("A2", "Deux?", "Notre réponse")
    assert case.rows(width=ORIGIN)[1][-1] == "rtdocs"
    assert case.notes() == {}


def test_a_question_that_is_no_longer_asked_and_that_nobody_touched_goes_and_its_row_takes_a_new_one(case):
    case.edit(("D5", "Notre réponse"))
    assert (Deed.REMOVED, "A2") in case.merge(learn={"A1": "Un?", "A3": "Trois?"})
    assert [row[0] for row in case.rows()] == ["A1", "A3"]
    case.merge(learn={"A1": "Un?", "A3": "Trois?", "A9": "Neuf?"})
    assert [row[0] for row in case.rows()] == ["A1", "A9", "A3"]


@pytest.mark.parametrize("place", ["E6", "I6", "B6"])
def test_whatever_a_person_wrote_in_a_row_keeps_its_question(case, place):
    case.edit((place, "À nous"))
    assert case.merge(learn={"A1": "Un?", "A3": "Trois?"}) == {(Deed.RETIRED, "A2")}
    assert load_workbook(case.file)["Apprendre"][place].value == "À nous"


def test_a_note_keeps_its_question(case):
    book = load_workbook(case.file)
    book["Apprendre"]["B6"].comment = Comment("Demander à Ana", "Nous")
    book.save(case.file)
    assert case.merge(learn={"A1": "Un?", "A3": "Trois?"}) == {(Deed.RETIRED, "A2")}
    assert "Demander à Ana" in case.notes()["B6"]


def test_what_both_changed_stays_theirs_and_a_note_says_ours_until_it_is_settled(case):
    case.edit(("D5", "Notre réponse"))
    learn = {"A1": ("Un?", "Celle du classeur"), "A2": "Deux?", "A3": "Trois?"}
    assert (Deed.NOTED, "A1") in case.merge(learn=learn)
    assert case.rows()[0] == ("A1", "Un?", "Notre réponse")
    assert "Celle du classeur" in case.notes()["D5"]
    assert read_grid(case.file, FR).lessons[0].answer == "Notre réponse"
    case.merge(learn={**learn, "A4": "Quatre?"})
    assert "Celle du classeur" in case.notes()["D5"]
    case.edit(("D5", "Celle du classeur"))
    case.merge(learn={**learn, "A5": "Cinq?"})
    assert case.notes() == {}


def test_an_answer_that_the_workbook_took_over_is_no_conflict_however_it_is_typed(case):
    case.edit(("D5", "L'école : oui"))
    done = case.merge(learn={"A1": ("Un?", "L’école\u00a0: oui"), "A2": "Deux?", "A3": "Trois?"})
    assert done == set()
    assert not case.is_changed


def test_an_answer_of_the_workbook_fills_a_cell_that_is_empty(case):
    case.edit(("D6", "Notre réponse"))
    case.merge(learn={"A1": ("Un?", "Celle du classeur"), "A2": "Deux?", "A3": "Trois?"})
    assert [row[2] for row in case.rows()] == ["Celle du classeur", "Notre réponse", None]


def test_a_question_that_they_took_away_stays_away(case):
    book = load_workbook(case.file)
    book["Apprendre"].delete_rows(6)
    book.save(case.file)
    assert case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"}) == set()
    assert (Deed.LEFT_OUT, "A2") in case.merge(learn={"A1": "Un?", "A2": "Deux, autrement?", "A3": "Trois?"})
    assert [row[0] for row in case.rows()] == ["A1", "A3"]


def test_a_question_that_they_took_away_stays_away_once_it_was_not_asked_in_between(case):
    book = load_workbook(case.file)
    book["Apprendre"].delete_rows(6)
    book.save(case.file)
    case.merge(learn={"A1": "Un, autrement?", "A3": "Trois?"})
    assert (Deed.LEFT_OUT, "A2") in case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"})
    assert [row[0] for row in case.rows()] == ["A1", "A3"]


def test_rows_columns_and_sheets_of_their_own_stay_wherever_rows_were_sorted(case):
    book = load_workbook(case.file)
    page = book["Apprendre"]
    page["I4"], page["I5"], page["B9"] = "Priorité", "haute", "Une note sous le tableau"
    for place, code, text in ((5, "A3", "Trois?"), (7, "A1", "Un?")):
        page.cell(place, 1).value, page.cell(place, 2).value = code, text
    book.create_sheet("Brouillon")["A1"] = "À nous"
    book.save(case.file)
    case.merge(learn={"A1": "Un, autrement?", "A2": "Deux?", "A3": "Trois?"})
    assert [row[:2] for row in case.rows()[:3]] == [("A3", "Trois?"), ("A2", "Deux?"), ("A1", "Un, autrement?")]
    book = load_workbook(case.file)
    assert [book["Apprendre"][place].value for place in ("I4", "I5", "B9")] == ["Priorité", "haute", page["B9"].value]
    assert book["Brouillon"]["A1"].value == "À nous"


def test_a_section_that_is_new_goes_with_the_group_s_own_questions(case):
    case.edit(("D5", "Notre réponse"))
    done = case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"}, reinvest={"R1": "Et après?"})
    assert done == {(Deed.KEPT, "A1"), (Deed.ADDED, "R1")}
    assert [row[:2] for row in case.rows("Nos questions")] == [("G1", BLANK["own"]["G1"]), ("R1", "Et après?")]


def test_a_section_that_is_gone_keeps_what_was_answered(tmp_path):
    case = Case(tmp_path, learn={"A1": "Un?"}, reinvest={"R1": "Et après?", "R2": "Et encore?"})
    case.edit(("D5", "Notre réponse"), sheet="Réinvestir")
    assert case.merge(learn={"A1": "Un?"}) == {(Deed.RETIRED, "R1"), (Deed.REMOVED, "R2")}
    assert [row[0] for row in case.rows("Réinvestir")] == ["R1"]


def test_a_question_of_the_group_s_own_is_never_written_over_by_room_for_another(case):
    case.edit(("B5", "Qui fait la suite?"), ("D5", "Ana"), ("A6", "G2"), ("B6", "Et quand?"), sheet="Nos questions")
    done = case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"})
    assert done == {(Deed.KEPT, "G1")}
    assert [row[:2] for row in case.rows("Nos questions")] == [("G1", "Qui fait la suite?"), ("G2", "Et quand?")]


def test_the_introduction_is_renewed_within_its_lines(case):
    case.edit(("D5", "Notre réponse"))
    case.merge(introduction="Une autre question est possible.", learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"})
    assert load_workbook(case.file)["Apprendre"]["A2"].value == "Une autre question est possible."


def test_a_line_above_the_table_that_they_wrote_stays_and_ours_is_told(case):
    case.edit(("A2", "À remplir pour mardi."))
    done = case.merge(introduction="Une autre question.", learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?"})
    assert done == {(Deed.LEFT_OUT, "Apprendre")}
    assert load_workbook(case.file)["Apprendre"]["A2"].value == "À remplir pour mardi."


def test_a_sheet_that_they_took_away_stays_away_and_what_is_new_in_it_is_told(case):
    book = load_workbook(case.file)
    del book["Apprendre"]
    book.save(case.file)
    done = case.merge(introduction="Une autre.", learn={"A1": "Un?"})
    assert done == {(Deed.LEFT_OUT, "Apprendre")}
    book = load_workbook(case.file)
    assert "Apprendre" not in book.sheetnames


def test_new_rows_are_in_the_table_and_have_its_help(case):
    case.edit(("D5", "Notre réponse"))
    case.merge(learn={"A1": "Un?", "A2": "Deux?", "A3": "Trois?", "A4": "Quatre?"})
    page = load_workbook(case.file)["Apprendre"]
    assert page.tables["grid_learn"].ref == "A4:H8"
    assert {str(each.sqref) for each in page.data_validations.dataValidation} == {f"{c}5:{c}8" for c in "DEFG"}
    assert page.row_dimensions[8].height >= page.row_dimensions[7].height


def test_merging_again_changes_nothing(case):
    case.edit(("D6", "Notre réponse"))
    asked = {"A1": "Un, autrement?", "A3": ("Trois?", "Oui")}
    case.merge(learn=asked)
    before = case.file.read_bytes()
    assert case.merge(learn=asked) is not None
    assert not case.is_changed
    assert case.file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_grid_is_not_merged(case, content):
    case.file.write_bytes(content)
    assert case.merge(learn={"A1": "Un?"}) is None


def test_without_its_base_or_with_that_of_another_file_nothing_is_merged(case):
    with zipfile.ZipFile(case.file) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith("customXml")}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"/customXml", b"/nothing")
    with zipfile.ZipFile(case.file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    for record in ("", '{"learn": {"opening": [], "rows": {"A1": {}}}}', "[]"):
        case.record = record
        assert case.merge(learn={"A1": "Un?"}) is None
