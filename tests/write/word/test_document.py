"""What a plan becomes in a Word document: looked up in the stored file by XPath."""

import time

import pytest
from write.word_files import GRID, template, text, written

from rtdocs.plan.content.document import Answer, Column, Heading, Items, Paragraph, Question, Role, Run, Table

OUTCOMES = Table(
    id="outcomes",
    caption="Les RT",
    description="Chaque ligne est un RT.",
    columns=(Column("RT", 1), Column("Nom", 3)),
    rows=((text("RT 1"), text("Réseau")), (text("RT 2"), ())),
)
QUESTION = Question(
    id="q-A1",
    code="A1",
    text=text("Quels acteurs ?"),
    events=text("Événements 3 et 5"),
    answers=(
        Answer("A1-answer", "Réponse", "Écrivez ici", "Deux lignes,\nen effet"),
        Answer("A1-action", "Action", "Que ferez-vous ?"),
        Answer("A1-who", "Responsable", "Qui ?"),
        Answer("A1-when", "Échéance", "Quand ?"),
    ),
)


def test_fields_print_as_text_never_as_markup(tmp_path):
    assert written(tmp_path).styled("Title") == ["Marché & <fin>"]


def test_empty_fields_leave_no_empty_paragraph(tmp_path):
    file = written(tmp_path)
    assert file.styled("RTCover") == []
    assert file.styled("RTCredit") == ["CACIS"]
    assert "\ue000" not in "".join(file.texts("//w:p"))


def test_a_header_keeps_the_words_beside_an_empty_field(tmp_path):
    file = written(tmp_path, fields={"project": {"title": "Marché"}})
    assert file.find("string(//w:t)", "word/header1.xml") == "Marché – "


def test_english_and_french_names_print_the_same(tmp_path):
    english = template(tmp_path, ("projet.titre", "project.title"), ("sommaire", "summary"))
    file = written(tmp_path, Paragraph(text("Dit")), template=english)
    assert file.styled("Title") == ["Marché & <fin>"]
    assert "Dit" in file.texts()


def test_sections_that_say_nothing_leave_nothing(tmp_path):
    assert not any("{{" in said for said in written(tmp_path, Paragraph(text("Dit"))).texts())


def test_headings_have_their_level_and_a_stable_bookmark(tmp_path):
    file = written(tmp_path, Heading("les-effets", 1, text("Effets")), Heading("a", 2, text("Un")))
    assert file.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']/w:bookmarkStart/@w:name") == ["_Toc_les_effets"]
    assert file.styled("Heading2") == ["Un"]


@pytest.mark.parametrize(
    ("role", "style"),
    [(Role.LEAD, "RTLead"), (Role.KEY, "RTKey"), (Role.QUOTE, "RTQuote"), (Role.NOTE, "RTNote")],
)
def test_a_paragraph_looks_as_its_role_says(tmp_path, role, style):
    assert written(tmp_path, Paragraph(text("Dit"), role)).styled(style) == ["Dit"]


def test_the_contents_stand_ready_when_the_file_opens(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Un")), Heading("b", 2, text("Deux")), Heading("c", 3, text("Trois")))
    assert file.styled("TOC1") + file.styled("TOC2") == ["Un", "Deux"]
    assert file.find("//w:sdt//w:hyperlink/@w:anchor") == ["_Toc_a", "_Toc_b"]
    assert file.find("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert not file.find("//w:updateFields", "word/settings.xml")


@pytest.mark.parametrize(
    ("below", "listed", "levels"), [(40, 40, "1-2"), (41, 0, "1-1"), (48, 0, "1-1"), (49, 49, "1-2")]
)
def test_the_second_level_gives_way_where_it_would_spill_a_few_lines_on_a_page(tmp_path, below, listed, levels):
    headings = [Heading(f"b{number}", 2, text(f"Deux {number}")) for number in range(below)]
    file = written(tmp_path, Heading("a", 1, text("Un")), *headings)
    assert file.styled("TOC1") == ["Un"]
    assert len(file.styled("TOC2")) == listed
    assert [told for told in file.find("//w:instrText/text()") if f'"{levels}"' in told]


def test_a_heading_of_the_template_is_in_the_contents_too(tmp_path):
    own = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Annexe</w:t></w:r></w:p><w:sectPr>"
    file = written(tmp_path, template=template(tmp_path, ("<w:sectPr>", own)))
    assert file.styled("TOC1") == ["Annexe"]
    assert file.find("//w:bookmarkStart/@w:name") == file.find("//w:hyperlink/@w:anchor")


def test_without_headings_there_are_no_contents(tmp_path):
    assert written(tmp_path).styled("TOCHeading") == []


def test_a_template_may_do_without_contents(tmp_path):
    bare = template(tmp_path, (r"\{\{p table_des_matieres \}\}", ""))
    assert written(tmp_path, Heading("a", 1, text("Un")), template=bare).styled("TOC1") == []


def test_a_numbered_list_begins_again_at_one(tmp_path):
    steps = Items((text("Un"), text("Deux")), numbered=True)
    file = written(tmp_path, steps, Items((text("Point"),)), steps)
    numbers = file.find("//w:p[w:pPr/w:pStyle/@w:val='ListNumber']//w:numId/@w:val")
    assert numbers == ["3", "3", "4", "4"]
    assert file.find("//w:num[@w:numId>2]//w:startOverride/@w:val", "word/numbering.xml") == ["1", "1"]
    assert file.styled("ListBullet") == ["Point"]


def test_runs_keep_stress_language_line_ends_and_tabs(tmp_path):
    said = (Run("fort", strong=True), Run(" then ", language="en"), Run("hola", language="es"), Run("a\nb\tc"))
    file = written(tmp_path, Paragraph(said))
    assert file.find("//w:rStyle[@w:val='Strong']/../../w:t/text()") == ["fort"]
    assert file.find("//w:body//w:lang/@w:val") == ["en-CA", "es"]
    assert len(file.find("//w:r[w:t='a']/w:br | //w:r[w:t='a']/w:tab")) == 2


@pytest.mark.parametrize("url", ["https://a.org/?b=1&c=2", "HTTP://a.org", "mailto:a@b.org"])
def test_a_link_to_the_web_is_a_link(tmp_path, url):
    file = written(tmp_path, Paragraph(text("Source", url=url)), Paragraph(text("Encore", url=url)))
    targets = [relation.get("Target") for relation in file.xml("word/_rels/document.xml.rels")]
    assert targets.count(url) == 1
    assert len(file.find("//w:hyperlink[@r:id]")) == 2


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "C:\\a.docx"])
def test_any_other_link_is_plain_text(tmp_path, url):
    file = written(tmp_path, Paragraph(text("Source", url=url)))
    assert "Source" in file.texts()
    assert not file.find("//w:hyperlink")
    assert url.encode() not in file.parts["word/_rels/document.xml.rels"]


def test_a_control_character_never_breaks_the_file(tmp_path):
    assert "a\ufffdb" in written(tmp_path, Paragraph(text("a\x0bb"))).texts()


def test_a_table_stands_under_a_numbered_caption(tmp_path):
    file = written(tmp_path, OUTCOMES, OUTCOMES)
    assert file.styled("Caption") == ["Tableau\xa01 – Les RT", "Tableau\xa02 – Les RT"]
    assert file.find("//w:fldSimple/@w:instr") == [r" SEQ Tableau \* ARABIC "] * 2
    assert file.find("(//w:bookmarkStart)[1]/@w:name") == ["_Ref_table_outcomes"]


def test_a_table_can_be_read_without_eyes(tmp_path):
    file = written(tmp_path, OUTCOMES)
    assert file.find("//w:tblCaption/@w:val | //w:tblDescription/@w:val") == ["Les RT", "Chaque ligne est un RT."]
    assert len(file.find("//w:tr[1][w:trPr/w:tblHeader]")) == 1
    assert len(file.find("//w:tr/w:trPr/w:cantSplit")) == 3
    assert file.find("//w:tblLook/@w:firstRow | //w:tblLook/@w:firstColumn") == ["1", "1"]


@pytest.mark.parametrize(("rows", "tied"), [(1, 1), (8, 8), (9, 4), (50, 4)])
def test_a_short_table_stays_on_one_page_and_a_long_one_never_leaves_a_row_alone(tmp_path, rows, tied):
    table = Table("t", "T", "D", (Column("C", 1),), ((text("a"),),) * rows)
    assert len(written(tmp_path, table).find("//w:tr[w:tc/w:p/w:pPr/w:keepNext]")) == tied


def test_an_empty_cell_is_a_dash(tmp_path):
    assert written(tmp_path, OUTCOMES).texts("//w:tc") == ["RT", "Nom", "RT 1", "Réseau", "RT 2", "–"]


def test_columns_share_the_whole_width_of_the_text(tmp_path):
    widths = [int(width) for width in written(tmp_path, OUTCOMES).find("//w:gridCol/@w:w")]
    assert widths == [2430, 7290]
    assert sum(widths) == 12_240 - 2 * 1_260


def test_a_question_has_a_row_to_type_in(tmp_path):
    file = written(tmp_path, sections={"learn": (QUESTION,)}, template=GRID)
    assert file.styled("RTQuestion") == ["A1. Quels acteurs ?"]
    assert file.styled("RTNote") == ["Événements 3 et 5"]
    assert file.find("//w:tc//w:tag/@w:val") == ["A1-answer", "A1-action", "A1-who", "A1-when"]
    assert file.find("//w:tc//w:alias/@w:val") == file.texts("//w:tr[1]/w:tc")


def test_an_answer_given_stays_and_a_prompt_goes_when_typing(tmp_path):
    file = written(tmp_path, sections={"learn": (QUESTION,)}, template=GRID)
    assert file.texts("//w:tc//w:sdt[not(w:sdtPr/w:showingPlcHdr)]") == ["Deux lignes,en effet"]
    assert file.texts("//w:sdt[w:sdtPr/w:showingPlcHdr]") == ["Que ferez-vous ?", "Qui ?", "Quand ?"]
    assert len(set(file.find("//w:sdt/w:sdtPr/w:id/@w:val"))) == 5


def test_a_question_may_have_other_rooms_and_no_events(tmp_path):
    bare = Question("q", "B", text("Et puis ?"), (), QUESTION.answers[:2])
    file = written(tmp_path, sections={"learn": (bare,)}, template=GRID)
    assert file.find("//w:gridCol/@w:w") == ["4860", "4860"]
    assert file.styled("RTNote") == []


def test_each_language_has_its_own_words(tmp_path):
    file = written(tmp_path, OUTCOMES, Heading("a", 1, text("One")), language="en")
    assert file.styled("Caption") == ["Table\xa01 – Les RT"]
    assert file.styled("TOCHeading") == ["Table of contents"]
    assert file.find("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-CA"]
    assert file.find("//w:themeFontLang/@w:val", "word/settings.xml") == ["en-CA"]


def test_pages_are_counted_by_word(tmp_path):
    file = written(tmp_path)
    assert file.find("//w:fldSimple/@w:instr", "word/footer1.xml") == [" PAGE ", " NUMPAGES "]
    assert "".join(file.find("//w:t/text()", "word/footer1.xml")) == "Page\u00a01 de 1"


def test_properties_are_the_documents_own(tmp_path):
    said = {"title": "T & t", "author": "Table", "subject": "S", "keywords": "RT", "date": "2026-01-31"}
    core = written(tmp_path, **said).xml("docProps/core.xml")
    assert [child.text for child in core] == [
        *("T & t", "S", "Table", "RT", "Table", "fr-CA"),
        *("2026-01-31T00:00:00Z",) * 2,
    ]


def test_properties_without_words_or_date_are_left_out(tmp_path):
    assert [child.text for child in written(tmp_path).xml("docProps/core.xml")] == ["Marché", "fr-CA"]


def test_the_same_plan_gives_the_same_parts(tmp_path):
    blocks = (Heading("a", 1, text("Un")), OUTCOMES, Items((text("x"),), numbered=True), QUESTION)
    assert written(tmp_path, *blocks).parts == written(tmp_path, *blocks).parts


def test_a_long_table_is_written_in_linear_time(tmp_path):
    def seconds(rows):
        row = tuple(text(f"Cellule {number}") for number in range(6))
        table = Table("t", "T", "D", tuple(Column("C", 1) for _ in range(6)), (row,) * rows)
        start = time.process_time()
        written(tmp_path, table)
        return time.process_time() - start

    seconds(10)
    assert seconds(3_000) < 10 * seconds(600)
