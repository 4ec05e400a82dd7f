"""Cross-references, footnotes, turned pages and content controls: looked up in the stored file by XPath."""

import zipfile

import pytest
from layout.schemas import edge, graph, node
from write.word_files import Written, template, text, written

from rtdocs.plan.content.document import Column, Heading, Paragraph, Run, SchemaFigure, Table
from rtdocs.write.word import document
from rtdocs.write.word.markup import SPACES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = "word/footnotes.xml"
SIDES = ("top", "right", "bottom", "left")


def table(name="outcomes", **about):
    return Table(name, "Les RT", "Chaque ligne est un RT.", (Column("RT", 1),), ((text("RT 1"),),), **about)


def says(*runs):
    return Paragraph(runs)


def noted(words, note, **about):
    return Run(words, note=note, **about)


# --- cross-references ---


def test_a_reference_shows_the_label_of_what_comes_later(tmp_path):
    file = written(tmp_path, says(Run("Voir "), Run("ce tableau", refers="b")), table("a"), table("b"))
    assert "Voir tableau\xa02" in file.texts()
    assert file.find("//w:fldSimple[contains(@w:instr, 'REF')]/@w:instr") == [r" REF _Ref_table_b \h \* Lower "]
    assert file.find("count(//w:bookmarkStart[@w:name='_Ref_table_b'])") == 1


def test_a_reference_keeps_its_stress(tmp_path):
    file = written(tmp_path, says(Run("x", strong=True, refers="a")), table("a"))
    assert file.find("//w:fldSimple/w:r/w:rPr/w:rStyle/@w:val") == ["Strong"]


def test_a_reference_to_nothing_is_its_text(tmp_path):
    file = written(tmp_path, says(Run("Voir "), Run("le tableau", refers="gone")))
    assert "Voir le tableau" in file.texts()
    assert not file.find("//w:body//w:fldSimple")


def test_numbers_follow_the_places_of_the_template(tmp_path):
    swapped = template(tmp_path, ("sommaire", "X"), ("methode", "sommaire"), ("X", "methode"))
    sections = {"method": (table("b"),)}
    file = written(tmp_path, says(Run("x", refers="b")), table("a"), sections=sections, template=swapped)
    assert "tableau\xa01" in file.texts()


# --- footnotes ---


def test_a_note_stands_at_the_foot_of_the_page(tmp_path):
    file = written(tmp_path, says(noted("Le marché ouvre.", "Journal, 2008 & <suite>"), Run(" Puis…")))
    assert file.find("//w:footnoteReference/@w:id") == ["1"]
    assert file.find("//w:r[w:footnoteReference]/w:rPr/w:rStyle/@w:val") == ["FootnoteReference"]
    assert [note.xpath("string()").strip() for note in file.xml(NOTES)] == ["", "", "Journal, 2008 & <suite>"]
    assert file.find("//w:footnote/@w:id", NOTES) == ["-1", "0", "1"]
    assert file.find("//w:pStyle/@w:val", NOTES) == ["FootnoteText"] * 3
    assert file.find("//w:footnotePr/w:footnote/@w:id", "word/settings.xml") == ["-1", "0"]


def test_a_note_said_again_is_referred_to(tmp_path):
    file = written(tmp_path, says(noted("a", "Un"), noted("b", "Deux"), noted("c", "Un")))
    assert file.find("//w:footnoteReference/@w:id") == ["1", "2"]
    assert file.find("//w:fldSimple[contains(@w:instr, 'NOTEREF')]/@w:instr") == [r" NOTEREF _Ref_note_1 \f \h "]
    assert "abc1" in file.texts()
    assert len(file.xml(NOTES)) == 4


def test_the_same_note_in_another_language_is_another(tmp_path):
    file = written(tmp_path, says(noted("a", "Journal"), noted("b", "Journal", language="en")))
    assert file.find("//w:footnote//w:lang/@w:val", NOTES) == ["en-CA"]
    assert file.find("count(//w:footnoteReference)") == 2


def test_a_cell_may_have_a_note(tmp_path):
    sourced = Table("t", "T", "D", (Column("C", 1),), (((noted("a", "Un"),),),))
    assert written(tmp_path, sourced).find("//w:tc//w:footnoteReference/@w:id") == ["1"]


def test_settings_that_name_their_lines_keep_them(tmp_path):
    named = '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:compat>'
    told = template(tmp_path, ("<w:compat>", named), part="word/settings.xml")
    file = written(tmp_path, says(noted("a", "Un")), template=told)
    assert file.find("//w:footnotePr/w:footnote/@w:id", "word/settings.xml") == ["-1"]


def test_without_notes_there_is_no_part_for_them(tmp_path):
    assert NOTES not in written(tmp_path, says(Run("Rien"))).parts


def test_the_contents_leave_the_numbers_of_notes_out(tmp_path):
    twice = [Heading(name, 1, (noted(name, "Un"),)) for name in "ab"]
    assert written(tmp_path, *twice).styled("TOC1") == ["a", "b"]


def with_notes(folder):
    """Return a template whose cover has a footnote of its own."""
    file = written(folder, says(noted("a", "Du modèle")))
    own = file.parts[NOTES].decode().replace('w:id="1"', 'w:id="7"')
    mark = "<w:p><w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
    made = template(folder, ("<w:body>", f"<w:body>{mark}"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts = {name: content.decode() for name, content in Written(made).parts.items()}
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts[types] = parts[types].replace("</Types>", f'<Override PartName="/{NOTES}" ContentType="{kind}"/></Types>')
    tie = f'<Relationship Id="rId90" Type="{office}" Target="footnotes.xml"/></Relationships>'
    parts[rels] = parts[rels].replace("</Relationships>", tie)
    with zipfile.ZipFile(made, "w") as package:
        for name, content in (parts | {NOTES: own}).items():
            package.writestr(name, content)
    return made


def test_a_templates_own_notes_stay_and_count(tmp_path):
    file = written(tmp_path, says(noted("b", "À nous"), noted("c", "À nous")), template=with_notes(tmp_path))
    assert file.find("//w:footnoteReference/@w:id") == ["7", "8"]
    assert [note.xpath("string()").strip() for note in file.xml(NOTES)] == ["", "", "Du modèle", "À nous"]
    assert "bc2" in file.texts()


# --- turned pages ---


def sections(file):
    """Return, for each section: which way it lies, its width, its margins, whether it begins with a cover."""
    return [
        (
            section.xpath("string(w:pgSz/@w:orient)", namespaces={"w": W}),
            section.find(f"{{{W}}}pgSz").get(f"{{{W}}}w"),
            [section.find(f"{{{W}}}pgMar").get(f"{{{W}}}{side}") for side in SIDES],
            section.find(f"{{{W}}}titlePg") is not None,
        )
        for section in file.find("//w:sectPr")
    ]


UPRIGHT = ("", "12240", ["1260", "1260", "1200", "1260"])
SIDEWAYS = ("landscape", "15840", ["1260", "1260", "1260", "1200"])


def test_a_wide_table_stands_on_turned_pages_of_its_own(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Un")), table(wide=True), says(Run("Après")))
    assert sections(file) == [(*UPRIGHT, True), (*SIDEWAYS, False), (*UPRIGHT, False)]
    assert file.find("count(//w:sectPr[w:headerReference and w:footerReference])") == 3
    assert file.find("//w:tblW/@w:w") == [str(15840 - 1260 - 1200)]


def test_controls_end_where_pages_turn(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Un")), table(wide=True), says(Run("Après")))
    assert not file.find("//w:sdt//w:sectPr")
    assert file.find("//w:body/w:sdt/w:sdtPr/w:tag/@w:val")[1:] == [
        *("rt-section-summary", "rt-section-summary-2", "rt-section-summary-3"),
    ]


def test_a_turned_page_has_one_column_and_its_room_for_binding_at_the_top(tmp_path):
    """What stands on it is as wide as the page; the template may have columns and a gutter."""
    source = template(
        tmp_path, ("<w:titlePg/>", '<w:cols w:num="2" w:space="708"/><w:titlePg/>'), (r'w:gutter="0"', 'w:gutter="720"')
    )
    file = written(tmp_path, says(Run("Avant")), table(wide=True), says(Run("Après")), template=source)
    turned = "//w:sectPr[w:pgSz/@w:orient='landscape']"
    (upright,) = set(file.find("//w:sectPr[not(w:pgSz/@w:orient)]/w:pgMar/@w:left"))
    assert file.find(f"{turned}/w:cols/@*") == []
    assert file.find(f"{turned}/w:pgMar/@w:gutter") == ["0"]
    assert file.find(f"{turned}/w:pgMar/@w:top") == [str(int(upright) + 720)]


@pytest.mark.parametrize("after", [(), (table("c", wide=True),)], ids=["alone", "two"])
def test_turned_pages_leave_no_empty_page_at_the_end(tmp_path, after):
    file = written(tmp_path, says(Run("Avant")), table(wide=True), *after)
    assert [way for way, *_ in sections(file)] == ["", "landscape"]
    assert file.find("//w:body/*[last()]/w:pgSz/@w:orient") == ["landscape"]


def test_wide_tables_of_two_places_leave_no_page_between_them(tmp_path):
    file = written(tmp_path, says(Run("Avant")), table(wide=True), sections={"effects": (table("b", wide=True),)})
    assert [way for way, *_ in sections(file)] == ["", "landscape", "landscape"]


def test_pages_are_numbered_on(tmp_path):
    counted = template(tmp_path, ("<w:titlePg/>", '<w:pgNumType w:fmt="decimal" w:start="5"/><w:titlePg/>'))
    file = written(tmp_path, says(Run("a")), table(wide=True), says(Run("b")), template=counted)
    assert file.find("//w:pgNumType/@w:start") == ["5"]


def test_a_table_in_a_cell_of_the_template_does_not_turn(tmp_path):
    framed = template(
        tmp_path,
        (
            r"<w:p><w:r><w:t>\{\{p sommaire \}\}</w:t></w:r></w:p>",
            (
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
                "<w:p><w:r><w:t>{{p sommaire }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
            ),
        ),
    )
    assert len(sections(written(tmp_path, table(wide=True), template=framed))) == 1


def test_pages_that_lie_sideways_need_no_turning(tmp_path):
    wide = template(tmp_path, ('w:w="12240" w:h="15840"', 'w:w="15840" w:h="12240" w:orient="landscape"'))
    assert len(sections(written(tmp_path, table(wide=True), says(Run("a")), template=wide))) == 1


CHAIN = graph((node(1), node(2, rank=1), node("A", "", 2)), (edge("event-1", "event-2"), edge("event-2", "effect-A")))
SCHEMA = SchemaFigure("schema-figure", "La chaîne", CHAIN, "Deux événements.")
COLUMNS = '<w:cols w:num="3" w:space="708"/><w:titlePg/>'
WIDE_MARGINS = ('w:left="1260"', 'w:left="4535"'), ('w:right="1260"', 'w:right="4535"')


@pytest.mark.parametrize(
    "changes",
    [
        (("<w:titlePg/>", COLUMNS),),
        (("<w:titlePg/>", COLUMNS), ('w:w="12240" w:h="15840"', 'w:w="15840" w:h="12240" w:orient="landscape"')),
        WIDE_MARGINS,
    ],
    ids=["columns", "sideways", "margins"],
)
@pytest.mark.parametrize("figure", [SCHEMA, table()], ids=["schema", "table"])
def test_what_a_narrow_column_cannot_show_stands_on_a_wide_page_with_its_introduction(tmp_path, figure, changes):
    source = template(tmp_path, *changes)
    section = (Heading("s", 1, text("Le schéma")), says(Run("Une flèche dit")), figure)
    file = written(tmp_path, says(Run("a")), sections={"schema": section}, template=source)
    (control,) = file.find("//w:sdt[w:sdtPr/w:tag/@w:val='rt-section-schema']")
    assert "Une flèche dit" in "".join(control.itertext())
    page = control.xpath("following::w:sectPr[1]", namespaces=SPACES)[0]
    assert page.find("{*}pgSz").get(f"{{{W}}}orient") == "landscape"
    assert not page.xpath("w:cols/@w:num", namespaces=SPACES)
    drawn = [int(width) / 635 for width in file.find("//wp:inline/wp:extent/@cx")]
    widths = drawn if figure is SCHEMA else list(map(int, file.find("//w:tblW/@w:w")))
    assert [width > 13_000 for width in widths] == [True]  # twips; the page has 13,320 or 13,440


def test_a_schema_without_room_leaves_with_its_introduction_and_the_check_says_so(tmp_path):
    framed = template(
        tmp_path,
        (
            r"<w:p><w:r><w:t>\{\{p schema \}\}</w:t></w:r></w:p>",
            (
                "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
                "<w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>"
                "<w:p><w:r><w:t>{{p schema }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
            ),
        ),
    )
    section = (Heading("s", 1, text("Le schéma")), says(Run("Une flèche dit")), SCHEMA)
    file = written(tmp_path, says(Run("a")), sections={"schema": section}, template=framed)
    assert not {"Le schéma", "Une flèche dit"} & set(file.texts())
    assert [each.fault.code for each in document.inspect(framed, "fr")] == ["M35"]


# --- content controls ---


def test_each_part_and_each_table_is_in_a_control_with_a_title_and_a_stable_tag(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Un")), table(), sections={"method": (says(Run("Comment")),)})
    controls = zip(file.find("//w:sdt//w:tag/@w:val"), file.find("//w:sdt//w:alias/@w:val"), strict=True)
    assert list(controls)[1:] == [
        ("rt-section-summary", "Un"),
        ("rt-outcomes", "Les RT"),
        ("rt-section-method", "methode"),
    ]
    assert file.texts("//w:sdt[w:sdtPr/w:tag/@w:val='rt-outcomes']//w:p") == ["RT", "RT 1"]
    assert len(set(file.find("//w:sdtPr/w:id/@w:val"))) == 4
    assert not file.find("//w:lock")


def test_titles_and_tags_are_as_short_as_word_wants_them(tmp_path):
    file = written(tmp_path, Heading("a", 1, text("Mot " * 40)), table("t" * 90))
    assert max(map(len, file.find("//w:alias/@w:val | //w:tag/@w:val"))) == 64


@pytest.mark.parametrize(
    "alike",
    [("effect-A.1", "effect-A_1", "effect-A-1"), (f"chain-{'n' * 40}1", f"chain-{'n' * 40}2"), ("a b", "a-b")],
)
def test_no_two_bookmarks_bear_one_name(tmp_path, alike):
    file = written(tmp_path, *(Heading(each, 1, text(each)) for each in alike))
    names = file.find("//w:bookmarkStart/@w:name")
    assert len({name.casefold() for name in names}) == len(alike)
    assert file.find("//w:sdt//w:hyperlink/@w:anchor") == names
    assert all(len(name) <= 40 for name in names)
