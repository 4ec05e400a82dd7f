"""PDF files through LibreOffice, and the page numbers that they tell."""

import re

import programs
import pytest
from pypdf import PdfReader
from write.word_files import Written, text, written

from rtdocs.errors import CannotWrite
from rtdocs.plan.content.document import Column, Heading, Paragraph, Table
from rtdocs.write.pdf import libreoffice
from rtdocs.write.pdf.printing import print_all
from rtdocs.write.word import page_numbers

LONG = Paragraph(text("Une phrase qui tient sa place dans une page de rapport. " * 60))
TABLE = Table("acteurs", "Les acteurs", "Une rangée par acteur.", (Column("Nom", 1),), ((text("Ville"),),))


def lines(file):
    """Return the lines of the lists as a person reads them: name, tab, page."""
    found = file.find("//w:sdt//w:hyperlink")
    return ["".join("\t" if node.tag.endswith("}tab") else node.text or "" for node in link.iter()) for link in found]


def test_tables_and_figures_are_listed_with_links_when_the_file_opens(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Un")), TABLE, is_long=True)
    assert file.styled("TableofFigures") == ["Tableau\xa01 – Les acteurs"]
    anchor = file.find("//w:p[w:pPr/w:pStyle/@w:val='TableofFigures']/w:hyperlink/@w:anchor")
    assert anchor == file.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:bookmarkStart/@w:name")
    assert file.find("//w:sdt//w:instrText/text()")[1] == r' TOC \h \z \c "Tableau" '
    assert file.find("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"] * 2


def test_a_document_without_tables_has_no_list_of_them(tmp_path):
    assert written(tmp_path, Heading("a", 1, text("Un"))).find("//w:tag/@w:val") == [
        "rt-contents",
        "rt-section-summary",
    ]


def test_page_numbers_come_as_fields_and_go_without_a_trace(tmp_path):
    plain = written(tmp_path, Heading("a", 1, text("Un")), Heading("b", 1, text("Deux")))
    before = plain.xml()
    page_numbers.number(plain.path, {"_Toc_a": 3, "_Toc_b": 12})
    numbered = Written(plain.path)
    assert lines(numbered) == ["Un\t3", "Deux\t12"]
    assert numbered.find("//w:sdt//w:fldSimple/@w:instr") == [r" PAGEREF _Toc_a \h ", r" PAGEREF _Toc_b \h "]
    page_numbers.number(plain.path, {"_Toc_a": 4})
    assert lines(Written(plain.path)) == ["Un\t4", "Deux"]
    page_numbers.number(plain.path, {})
    assert [*Written(plain.path).xml().itertext()] == [*before.itertext()]


@pytest.fixture
def printed(tmp_path):
    programs.soffice()
    ends = (Heading("été", 1, text("L’été")), LONG, LONG, Heading("z", 2, text("Loin")), TABLE)
    file = written(tmp_path, Heading("a", 1, text("Un")), LONG, LONG, *ends, is_long=True)
    (pdf,) = print_all([file.path], "2026-01-31")
    return Written(file.path), pdf


@pytest.mark.judge
def test_the_numbers_are_those_of_the_pages_where_the_words_stand(printed):
    file, pdf = printed
    pages = [page.extract_text().replace("\xa0", " ") for page in PdfReader(pdf).pages]
    told = [line.split("\t") for line in lines(file)]
    assert [name for name, _ in told] == ["Un", "L’été", "Loin", "Tableau\xa01 – Les acteurs"]
    told = [(name.replace("\xa0", " "), number) for name, number in told]
    assert len({number for _, number in told}) > 2
    for name, number in told:
        on = [at for at, page in enumerate(pages, 1) if re.search(rf"^{name}\s*$", page, re.MULTILINE)]
        assert on == [int(number)], name


@pytest.mark.judge
def test_a_pdf_is_tagged_and_says_its_title_and_language(printed):
    language = PdfReader(printed[1])
    assert language.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert language.trailer["/Root"]["/Lang"] == "fr-CA"
    assert language.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert language.metadata.title == "Marché"
    assert b"pdfuaid" in printed[1].read_bytes()


@pytest.mark.judge
def test_the_same_document_gives_the_same_bytes(printed, tmp_path):
    file, pdf = printed
    before = pdf.read_bytes()
    assert b"20260131000000" in before
    libreoffice.to_pdf([file.path], tmp_path, "2026-01-31")
    assert pdf.read_bytes() == before


def test_without_libreoffice_the_way_out_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "_NAMES", ())
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    monkeypatch.delenv("SOFFICE", raising=False)
    with pytest.raises(CannotWrite) as refusal:
        libreoffice.to_pdf([tmp_path / "a.docx"], tmp_path)
    assert refusal.value.key == "libreoffice-missing"


@pytest.mark.parametrize("program", ["/bin/true", "/bin/nowhere"])
def test_a_libreoffice_that_gives_nothing_is_told(tmp_path, monkeypatch, program):
    monkeypatch.setenv("SOFFICE", program)
    with pytest.raises(CannotWrite) as refusal:
        libreoffice.to_pdf([tmp_path / "a.docx"], tmp_path)
    assert (refusal.value.key, refusal.value.values["path"]) == ("libreoffice-failed", "a.docx")


def test_a_document_that_never_comes_to_rest_gets_no_numbers(tmp_path, monkeypatch):
    file = written(tmp_path, Heading("a", 1, text("Un")))
    rounds = iter(range(1, 9))
    monkeypatch.setattr("rtdocs.write.pdf.printing.to_pdf", lambda *_: None)
    monkeypatch.setattr("rtdocs.write.pdf.printing.pages_of", lambda *_: {"_Toc_a": next(rounds)})
    print_all([file.path])
    assert lines(Written(file.path)) == ["Un"]


def test_libreoffice_is_found_where_windows_and_macos_keep_it(tmp_path, monkeypatch):
    program = tmp_path / "soffice.com"
    program.write_text("")
    monkeypatch.delenv("SOFFICE", raising=False)
    monkeypatch.setattr(libreoffice, "_NAMES", ())
    monkeypatch.setattr(libreoffice, "_PLACES", ("/nulle/part", str(program)))
    assert libreoffice.find() == str(program)
