"""What a sheet says beyond the text of its cells: struck, commented, totalled, linked, pictured."""

import re
import zipfile
from pathlib import Path

import pytest
from kinds import rewritten
from PIL import Image
from workbooks import complete, found, problems, story_of, workbook

from rtdocs import copies, pipeline
from rtdocs.i18n import language_of
from rtdocs.plan import migrate
from rtdocs.read.build import read
from rtdocs.read.homemade.book import read as read_old
from rtdocs.read.open import open_book
from rtdocs.read.tables.beyond import with_address
from rtdocs.read.xlsx_ods import calc_markup

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
    assert told["C2", "Commentaire"] == "Vérifier avec Maria"
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


@pytest.mark.parametrize(
    "row",
    [["Total", None, None, None, 30000], [None, "Sous-total", None, None, 30000], [None, None, None, None, 30000]],
)
def test_a_row_of_totals_that_a_person_typed_is_no_event_either(row, tmp_path):
    """Through LibreOffice and in .xls, what Excel declared as totals is a row like others too."""
    header = ["N°", "Événement", "RT", "Mène à", "Montant"]
    rows = [header, ["1", "Un", 10, "A", 12500], ["2", "Deux", 10, "A", 17500], row]
    assert found(tmp_path, {**complete(), "Événements": rows}) == [("S20", "Événements!4")]


@pytest.mark.parametrize(
    "row", [["3", "Total", 10, "A", 5], [3, None, None, None, None], ["3", "Trois", 10, "A", 30000]]
)
def test_a_row_that_may_be_an_event_is_no_row_of_totals(row, tmp_path):
    header = ["N°", "Événement", "RT", "Mène à", "Montant"]
    rows = [header, [1, "Un", 10, "A", 12500], [2, "Deux", 10, "A", 17500], row]
    story = story_of(tmp_path, {**complete(), "Événements": rows})
    assert [each.number for each in story.events] == ["1", "2", "3"]


def test_a_picture_in_a_cell_blocks_nothing(tmp_path):
    sheets = complete()
    path = workbook(tmp_path, {**sheets, "Projet": [*sheets["Projet"], ["Logo", "image"]]})

    def change(part, content):
        if part != "xl/worksheets/sheet1.xml":
            return content
        return re.sub(rb'<c r="B3" t="s"><v>\d+</v></c>', b'<c r="B3" t="e" vm="1"><v>#VALUE!</v></c>', content)

    (problem,) = pipeline.check(rewritten(path, change))
    assert (problem.rule.code, str(problem.where)) == ("S18", "Projet!B3")


@pytest.mark.parametrize(
    ("formula", "address"),
    [
        (f'=HYPERLINK("{MINUTES}","Procès-verbal")', MINUTES),
        (f'=IF(A2="","",HYPERLINK("{MINUTES}","Procès-verbal"))', MINUTES),
        ('=HYPERLINK("https://exemple.ca/?a=1&b=2")', "https://exemple.ca/?a=1&b=2"),
        ('=HYPERLINK("https://exemple.ca/"&A2,"Procès-verbal")', ""),
        ('=HYPERLINK(A9,"Procès-verbal")', ""),
        ('=HYPERLINK("#Effets!A1","Procès-verbal")', None),
    ],
)
def test_an_address_is_read_from_a_formula_where_it_is_whole_else_told(formula, address, tmp_path):
    sheets = complete()
    for row, cell in zip(sheets["Événements"], ["Source", None, None], strict=True):
        row.append(cell)

    def look(book):
        book.get_worksheet_by_name("Événements").write_formula(1, 8, formula, None, "Procès-verbal")

    told = f"Procès-verbal ({address})" if address else "Procès-verbal"
    story, problems = read(workbook(tmp_path, sheets, look=look))
    assert story.events[0].source == told
    left_out = [each.values["places"] for each in problems if each.rule.code == "S23"]
    assert left_out == ([("I2",)] if address == "" else [])


def test_a_cell_of_calc_with_several_links_keeps_all_their_addresses():
    links = f'<text:p><text:a xlink:href="{MINUTES}">a</text:a>, <text:a xlink:href="{ARTICLE}">b</text:a></text:p>'
    markup = f'<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string">{links}'
    told = calc_markup.read(f"{markup}</table:table-cell></table:table-row></table:table>".encode())
    assert told["A"].links == {(1, 1): f"{MINUTES} · {ARTICLE}"}


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


# --- over the cells ---


def with_boxes(folder):
    """Write what the seeds over.ods and over.xls hold as well: LibreOffice converted this."""
    Image.new("RGB", (30, 20), "red").save(folder / "logo.png")
    sheets = complete()
    sheets["Événements"][0].append("Source")

    def look(book):
        events = book.get_worksheet_by_name("Événements")
        events.insert_textbox("C8", "La Ville a changé d’avis en 2011.")
        events.write_url("I2", "external:docs/pv.pdf", string="Procès-verbal")
        events.set_header('&L&"Arial,Gras"Table de quartier&R&P / &N')
        events.set_footer("&CPage &P de &N")
        thread = (
            "[Fil de commentaires]\n\nVotre version d’Excel.\n\nCommentaire :\n    À vérifier\nRéponse :\n    Vérifié"
        )
        events.write_comment("C2", thread)
        book.get_worksheet_by_name("Projet").insert_image("D2", str(folder / "logo.png"))

    return workbook(folder, sheets, "over.xlsx", look=look)


def over(kind, folder):
    return with_boxes(folder) if kind == "xlsx" else SEEDS / f"over.{kind}"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_stands_over_the_cells_and_links_to_files_are_told(kind, tmp_path):
    told = {(each.rule.code, str(each.where)): dict(each.values) for each in read(over(kind, tmp_path))[1]}
    assert told.keys() == {
        ("S19", "Événements"),
        ("S21", "Événements"),
        ("S22", "Projet"),
        ("S23", "Événements"),
    }
    assert told["S21", "Événements"]["texts"] == ("La Ville a changé d’avis en 2011.",)
    assert told["S23", "Événements"]["places"] == ("I2",)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_workbook_carried_over_keeps_its_boxes_threads_and_headers(kind, tmp_path):
    book, account = migrate.carried(read_old(over(kind, tmp_path), language_of("fr")), language_of("fr"))
    apart = next(sheet for sheet in book.kept if sheet.name == account.attached)
    told = {row[2]: row[1:2] + row[3:] for row in apart.rows[1:]}
    assert told["Commentaire"] == ("C2", "À vérifier\nVérifié")
    assert told["Zone de texte"] == ("" if kind == "xls" else "C8", "La Ville a changé d’avis en 2011.")
    headers = [row[3] for row in apart.rows[1:] if row[2] == "En-tête ou pied de page imprimé"]
    assert headers == (["Table de quartier /"] if kind == "xlsx" else [])


def test_the_whole_of_a_thread_is_read_once(tmp_path):
    path = with_boxes(tmp_path)
    rels, space = "xl/worksheets/_rels/sheet2.xml.rels", "http://schemas.microsoft.com/office/spreadsheetml/2018"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    thread = "".join(
        f'<threadedComment ref="C2" id="{{{number}}}"><text>{text}</text></threadedComment>'
        for number, text in enumerate(["À vérifier", "Vérifié le 3 mai"])
    )

    def change(part, content):
        if part != rels:
            return content
        relation = f'<Relationship Id="rT" Type="{kind}" Target="../thread.xml"/></Relationships>'
        return content.replace(b"</Relationships>", relation.encode())

    rewritten(path, change)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(
            "xl/thread.xml", f'<ThreadedComments xmlns="{space}/threadedcomments">{thread}</ThreadedComments>'
        )
    assert open_book(path).surveys["Événements"].comments == {(2, 3): "À vérifier\nVérifié le 3 mai"}


def test_words_struck_out_in_a_text_of_the_cell_itself_are_told(tmp_path):
    """openpyxl writes texts into their cells."""
    path = workbook(tmp_path, complete())

    def change(part, content):
        runs = "<is><r><t>Première </t></r><r><rPr><strike/></rPr><t>rencontre</t></r></is>"
        cell = re.compile(rb'<c r="C2" t="s"><v>\d+</v></c>')
        return (
            cell.sub(f'<c r="C2" t="inlineStr">{runs}</c>'.encode(), content)
            if part.endswith("sheet2.xml")
            else content
        )

    assert [(each.rule.code, str(each.where)) for each in read(rewritten(path, change))[1]] == [
        ("S17", "Événements!C2")
    ]
