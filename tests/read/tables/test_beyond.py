"""What a sheet says beyond the text of its cells: struck, commented, totalled, linked, pictured."""

import re
from pathlib import Path

import pytest
from kinds import rewritten
from workbooks import complete, found, problems, story_of, workbook

from rtdocs import copies, pipeline
from rtdocs.i18n import language_of
from rtdocs.plan import migrate
from rtdocs.read.build import read
from rtdocs.read.homemade.book import read as read_old
from rtdocs.read.tables.beyond import with_address

SEEDS = Path(__file__).parent / "seeds"
MINUTES, ARTICLE = "https://exemple.ca/pv-2008.pdf", "https://exemple.ca/article"


def written(folder):
    """Write what the seeds hold as well: LibreOffice converted this."""
    header = ["N°", "Date", "Événement", "RT", "Mène à", "Source"]
    sheets = {"Projet": [["Champ", "Valeur"], ["Titre", "Marché"]], "Événements": [header], "Effets": [["N°", "Effet"]]}

    def look(book):
        struck = book.add_format({"font_strikeout": True})
        events, effects = (book.get_worksheet_by_name(name) for name in ("Événements", "Effets"))
        events.write_row(1, 0, ["1", "2008", "Un événement", 1, "2"])
        events.write_url(1, 5, MINUTES, string="Procès-verbal")
        events.write_row(2, 0, ["2", "2010", "Barré", 10, "A"], struck)
        events.write(2, 5, "Lettre")
        events.write_comment(1, 2, "Vérifier avec Maria")
        events.write_comment(4, 2, "Une idée")
        effects.write(1, 0, "A")
        effects.write_url(1, 1, ARTICLE, string="Un effet")

    return workbook(folder, sheets, look=look)


def files(folder):
    return {"xlsx": written(folder), "ods": SEEDS / "beyond.ods", "xls": SEEDS / "beyond.xls"}


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_is_struck_commented_or_linked_is_told_or_kept(kind, tmp_path):
    story, told = read(files(tmp_path)[kind])
    assert story.events[0].source == f"Procès-verbal ({MINUTES})"
    assert (story.effects[0].title, story.effects[0].evidence) == ("Un effet", ARTICLE)
    assert [(each.rule.code, str(each.where)) for each in told] == [("S17", "Événements!3"), ("S19", "Événements")]
    assert [each.values["places"] for each in told] == [("3",), ("C2", "C5")]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_workbook_carried_over_keeps_what_was_attached(kind, tmp_path):
    book, account = migrate.carried(read_old(files(tmp_path)[kind], language_of("fr")), language_of("fr"))
    apart = next(sheet for sheet in book.kept if sheet.name == account.attached)
    told = {(row[1], row[2]): row[3] for row in apart.rows[1:]}
    assert told["F2", "Adresse d’un lien"] == MINUTES
    assert told["C3", "Texte barré"] == "Barré"
    assert told["C2", "Commentaire"] == ("…" if kind == "xls" else "Vérifier avec Maria")
    events = next(sheet for sheet in book.sheets if sheet.key == "events")
    assert f"Procès-verbal ({MINUTES})" in events.rows[0].cells


def test_words_struck_out_within_a_cell_are_told(tmp_path):
    def look(book):
        struck = book.add_format({"font_strikeout": True})
        book.get_worksheet_by_name("Événements").write_rich_string(1, 2, "Première ", struck, "deuxième", " rencontre")

    assert found(tmp_path, complete(), look=look) == [("S17", "Événements!C2")]


def test_a_row_of_totals_is_no_event(tmp_path):
    sheets = complete()
    sheets["Événements"].append(["Total", None, 2])

    def look(book):
        header = sheets["Événements"][0]
        columns = [{"header": name} for name in header]
        columns[0]["total_string"] = "Total"
        book.get_worksheet_by_name("Événements").add_table(0, 0, 3, 7, {"total_row": True, "columns": columns})

    assert found(tmp_path, sheets, look=look) == [("S20", "Événements!4")]
    assert [each.number for each in story_of(tmp_path, sheets, look=look).events] == ["1", "2"]
    path = workbook(tmp_path, sheets, "ancien.xlsx", look=look)
    book, account = migrate.carried(read_old(path, language_of("fr")), language_of("fr"))
    events = next(sheet for sheet in book.sheets if sheet.key == "events")
    assert [row.cells[0] for row in events.rows] == ["1", "2"]
    assert any("Total" in row[3] for sheet in book.kept if sheet.name == account.attached for row in sheet.rows)


def test_a_picture_in_a_cell_blocks_nothing(tmp_path):
    sheets = complete()
    path = workbook(tmp_path, {**sheets, "Projet": [*sheets["Projet"], ["Logo", "image"]]})

    def change(part, content):
        if part != "xl/worksheets/sheet1.xml":
            return content
        return re.sub(rb'<c r="B3" t="s"><v>\d+</v></c>', b'<c r="B3" t="e" vm="1"><v>#VALUE!</v></c>', content)

    (problem,) = pipeline.check(rewritten(path, change))
    assert (problem.rule.code, str(problem.where)) == ("S18", "Projet!B3")


def test_an_address_is_also_read_from_a_formula(tmp_path):
    sheets = complete()
    for row, cell in zip(sheets["Événements"], ["Source", None, None], strict=True):
        row.append(cell)

    def look(book):
        formula = f'=HYPERLINK("{MINUTES}","Procès-verbal")'
        book.get_worksheet_by_name("Événements").write_formula(1, 8, formula, None, "Procès-verbal")

    assert story_of(tmp_path, sheets, look=look).events[0].source == f"Procès-verbal ({MINUTES})"


@pytest.mark.parametrize(
    ("text", "address", "expected"),
    [
        ("Procès-verbal", MINUTES, f"Procès-verbal ({MINUTES})"),
        ("", MINUTES, MINUTES),
        (MINUTES, MINUTES, MINUTES),
        ("Voir exemple.ca", "https://exemple.ca/", "Voir exemple.ca (https://exemple.ca/)"),
        ("Écrire à Ana", "mailto:ana@exemple.ca", "Écrire à Ana (ana@exemple.ca)"),
        ("Note", "file:///C:/note.docx", "Note"),
        ("Note", "javascript:alert(1)", "Note"),
        ("Note", "\\\\serveur\\note", "Note"),
    ],
)
def test_words_keep_the_address_that_a_document_may_lead_to(text, address, expected):
    assert with_address(text, address) == expected


def test_our_own_notes_are_no_comments_of_people(tmp_path):
    path = workbook(tmp_path, {**complete(), "Acteurs": [["Nom"], ["Table"], ["Villes"]]})
    copies.annotate(path, tmp_path / "marque.xlsx")
    assert "S19" not in [problem.rule.code for problem in pipeline.check(tmp_path / "marque.xlsx")]


def test_rows_struck_and_cells_struck_are_named_apart(tmp_path):
    def look(book):
        struck = book.add_format({"font_strikeout": True})
        sheet = book.get_worksheet_by_name("Événements")
        sheet.write_row(1, 0, ["1", None, "Première rencontre"], struck)
        sheet.write(2, 3, "Ville", struck)

    (problem,) = problems(tmp_path, complete(), look=look)
    assert problem.values["places"] == ("2", "D3")
