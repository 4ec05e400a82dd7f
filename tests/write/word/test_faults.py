"""What a check finds in a Word template: all of it, each fault with its place."""

import time
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from told import paragraphs_of
from write.word_files import NEXT_PARAGRAPH, REPORT, plan, template, template_saying, text, written

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import codes, language_of
from rtdocs.plan.content.document import Paragraph
from rtdocs.template_problems import TemplatePlace, TemplateRule
from rtdocs.write.word import document as word
from rtdocs.write.word.markup import SPACES
from rtdocs.write.word.template_check import MOST_FAULTS

W = f'xmlns:w="{SPACES["w"]}" xmlns:r="{SPACES["r"]}"'
ROWS = {
    "events": ({"number": "1", "title": "Un & <fin>"}, {"number": "2", "title": "{{ projet.titre }}"}),
    "effects": ({"title": "Effet", "evidence": ""},),
    "actors": ({"name": "Table"},),
}


@pytest.fixture
def made(tmp_path):
    """Return a function: what to put in an empty document, to what is said of it but for notes on what is added."""

    def found(*paragraphs, change=lambda _made: None):
        document = docx.Document()
        for said in paragraphs:
            document.add_paragraph(said)
        change(document)
        document.save(tmp_path / "essai.docx")
        return [fault for fault in word.inspect(tmp_path / "essai.docx", "fr") if fault.fault.stops]

    return found


def kinds(faults):
    return [(each.fault, each.spot.paragraph) for each in faults]


def test_all_faults_are_told_at_once_with_their_places(made):
    def change(document):
        table = document.add_table(2, 2)
        table.cell(1, 1).text = "{{ ''.__class__ }}"
        document.add_paragraph("{{ document.dat }}")
        document.sections[0].footer.paragraphs[0].text = "{{ pages }}"

    found = made("{{ projet.titer }}", "{{p somaire }}", "avant {{p effets }}", "{ { projet.but } }", change=change)
    assert [(each.fault, each.spot) for each in found] == [
        (TemplateRule.UNKNOWN_NAME, TemplatePlace(part="body", paragraph=1)),
        (TemplateRule.UNKNOWN_NAME, TemplatePlace(part="body", paragraph=2)),
        (TemplateRule.MISPLACED, TemplatePlace(part="body", paragraph=3)),
        (TemplateRule.SPLIT, TemplatePlace(part="body", paragraph=4)),
        (TemplateRule.FORBIDDEN, TemplatePlace(part="body", table=1, row=2, cell=2)),
        (TemplateRule.UNKNOWN_NAME, TemplatePlace(part="body", paragraph=5)),
        (TemplateRule.MISPLACED, TemplatePlace(part="footer", paragraph=1)),
    ]
    for language in map(language_of, codes()):
        assert all(each.message(language) and each.way_out(language) and each.spot.say(language) for each in found)


@pytest.mark.parametrize(
    ("inner", "is_split"),
    [
        ("<w:r><w:t>{{ proj</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>et.titre }}</w:t></w:r>", False),
        ("<w:r><w:t>{{ proj</w:t></w:r><w:proofErr w:type='spellEnd'/><w:r><w:t>et.titre }}</w:t></w:r>", False),
        ("<w:r><w:t>{{ proj</w:t></w:r><w:hyperlink><w:r><w:t>et.titre }}</w:t></w:r></w:hyperlink>", True),
        ("<w:r><w:t>{{ proj</w:t></w:r><w:ins w:id='1'><w:r><w:t>et.titre }}</w:t></w:r></w:ins>", True),
        ("<w:r><w:t>{{ projet</w:t></w:r><w:bookmarkStart w:id='1' w:name='a'/><w:r><w:t>.titre }}</w:t></w:r>", True),
        ("<w:r><w:t>{{ projet</w:t><w:tab/><w:t>.titre }}</w:t></w:r>", True),
        (
            "<w:r><w:t>{{ a</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>.titre }}</w:t></w:r>",
            True,
        ),
        ("<w:r><w:t>{{\u200bprojet.titre }}</w:t></w:r>", True),
        ("<w:r><w:t>{{p\u00a0sommaire }}</w:t></w:r>", True),
        ("<w:r><w:t>{{\u00a0projet.titre\u00a0}}</w:t></w:r>", False),
    ],
)
def test_a_tag_that_word_has_cut_for_good_is_told(made, inner, is_split):
    def change(document):
        document.element.body.insert(0, parse_xml(f"<w:p {W}>{inner}</w:p>"))

    found = made(change=change)
    assert [each for each in kinds(found) if each[0] is not TemplateRule.TRACKED] == [
        (TemplateRule.SPLIT, 1)
    ] * is_split


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("projet.titer", "projet.titre"), ("projet.zzz", ""), ("projt.titre", "projet.titre"), ("titer", "")],
)
def test_what_was_meant_is_guessed_from_what_is_alike_and_not_from_the_group(made, tag, meant):
    (found,) = made(f"{{{{ {tag} }}}}")
    assert found.values["nearest"] == meant


def test_a_tag_over_two_paragraphs_is_told_once_with_both(made):
    (found,) = made("a {{ projet.", "titre }} b")
    assert (found.fault, found.spot.paragraph) == (TemplateRule.SPLIT, 1)
    assert "projet." in found.text
    assert "titre" in found.text


def test_each_tag_left_open_is_told(made):
    assert kinds(made("{{ projet.titre", "{{ projet.but", "%} fin")) == [
        (TemplateRule.INCOMPLETE, 1),
        (TemplateRule.SPLIT, 2),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (("{%p if projet.but %}", "But", "{%p else %}", "Rien", "{%p endif %}"), []),
        (("{% if projet.but %}a{% elif projet.titre %}b{% else %}c{% endif %}",), []),
        (("{% if projet.but %}a", "{% endif %}"), [(TemplateRule.CROSSED, 2)]),
        (("{%p if projet.but %}", "{% endif %}"), [(TemplateRule.CROSSED, 2)]),
        (("{%p if projet.but %}",), [(TemplateRule.CROSSED, 1)]),
        (("{%p endif %}",), [(TemplateRule.CROSSED, 1)]),
        (("{%p for e in evenements %}", "{%p endif %}", "{%p endfor %}"), [(TemplateRule.CROSSED, 2)]),
        (("{%p for e in evenements %}", "{%p else %}", "{%p endfor %}"), [(TemplateRule.CROSSED, 2)]),
        (("{%p for e in evenements %} perdu", "{%p endfor %}"), [(TemplateRule.CROWDED, 1)]),
        (("{%tr for e in evenements %}", "{%tr endfor %}"), [(TemplateRule.CROWDED, 1), (TemplateRule.CROWDED, 2)]),
        (("{%p for e in evenement %}", "{%p endfor %}"), [(TemplateRule.UNKNOWN_NAME, 1)]),
        (("{%p for e in events %}", "{{ e.titel }}", "{%p endfor %}"), [(TemplateRule.UNKNOWN_NAME, 2)]),
        (("{%p for e in events %}", "{{p sommaire }}", "{%p endfor %}"), [(TemplateRule.REPEATED, 2)]),
        (
            ("{%p for e in events %}", "{%p for a in actors %}", "{%p endfor %}", "{%p endfor %}"),
            [(TemplateRule.FORBIDDEN, 2)],
        ),
        (("{{p projet.titre }}",), [(TemplateRule.MISPLACED, 1)]),
        (("{{r projet.titre }}",), [(TemplateRule.MISPLACED, 1)]),
        (("{{ e.titre }}",), [(TemplateRule.UNKNOWN_NAME, 1)]),
        (("{# une remarque #}",), []),
    ],
)
def test_conditions_and_lists_close_where_they_open(made, paragraphs, wanted):
    assert kinds(made(*paragraphs)) == wanted


def test_rows_go_through_a_list_in_both_languages(tmp_path):
    cells = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [
        ("{%tr for événement in events %}", ""),
        ("{{ événement.numero }}", "{{ événement.title }}"),
        ("{%tr endfor %}", ""),
    ]
    table = "".join(f"<w:tr>{cells.format(*row)}</w:tr>" for row in rows)
    framed = template(tmp_path, ("<w:sectPr>", f"<w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl><w:p/><w:sectPr>"))
    file = written(tmp_path, Paragraph(text("Dit")), template=framed, rows=ROWS)
    assert file.texts("//w:tbl//w:tc")[-4:] == ["1", "Un & <fin>", "2", "{{ projet.titre }}"]


def test_a_list_that_is_a_part_too_serves_as_both(tmp_path):
    said = "{% for effet in effets %}{{ effet.titre }} ({{ effet.preuve }}){% endfor %}"
    file = written(tmp_path, Paragraph(text("Dit")), template=template_saying(tmp_path, said), rows=ROWS)
    assert "Effet ()" in file.texts()


def test_a_list_of_thousands_prints_in_time_that_grows_with_it(tmp_path):
    said = "{% for e in evenements %}{{ e.titre }} {{ e.notes }}{% endfor %}"
    path = template_saying(tmp_path, said)
    row = {"title": "Un événement & ses suites", "notes": ""}
    started = time.process_time()
    written(tmp_path, Paragraph(text("Dit")), template=path, rows={"events": (row,) * 20_000})
    assert time.process_time() - started < 10


def test_a_template_that_would_print_without_end_is_refused_before_it_does(tmp_path):
    said = "{% for e in evenements %}" + "x" * 100_000 + "{% endfor %}"
    with pytest.raises(BrokenTemplate) as caught:
        written(tmp_path, template=template_saying(tmp_path, said), rows={"events": ({"title": "a"},) * 3000})
    assert [each.fault for each in caught.value.faults] == [TemplateRule.TOO_LONG]


def test_a_template_with_tags_without_end_is_refused(made):
    assert kinds(made("{" * 20_000)) == [(TemplateRule.TOO_LONG, 0)]


def test_of_very_many_faults_the_first_are_told(made):
    assert len(made("{{ a }}" * 500)) == MOST_FAULTS


@pytest.mark.parametrize(
    ("xml", "wanted"),
    [
        (
            '<w:fldSimple w:instr=" INCLUDETEXT c:\\secret.docx "><w:r><w:t>a</w:t></w:r></w:fldSimple>',
            TemplateRule.ACTIVE,
        ),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
                '<w:r><w:instrText>AUTO cmd "/c calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            TemplateRule.ACTIVE,
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>RD a.docx</w:instrText></w:r>',
            TemplateRule.ACTIVE,
        ),
        ("<w:fldSimple w:instr=' HYPERLINK \"file:///c:/a.exe\" '/>", TemplateRule.OUTSIDE),
        ("<w:fldSimple w:instr=' HYPERLINK \"https://a.org\" '/>", None),
        ('<w:fldSimple w:instr=" PAGE "/>', None),
        ("<w:r><w:instrText>DDE</w:instrText></w:r>", None),
    ],
)
def test_fields_that_fetch_or_run_are_refused_with_their_place(made, xml, wanted):
    def change(document):
        document.element.body.insert(1, parse_xml(f"<w:p {W}>{xml}</w:p>"))

    assert kinds(made("un", "trois", change=change)) == ([(wanted, 2)] if wanted else [])


@pytest.mark.parametrize(
    ("xml", "wanted"),
    [
        ("<w:p><w:ins w:id='1'><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id='2'/></w:p>", TemplateRule.TRACKED),
        ("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr></w:p>", TemplateRule.TRACKED),
        ("<w:p><w:moveFrom w:id='1'/><w:moveTo w:id='2'/></w:p>", TemplateRule.TRACKED),
        ("<w:p><w:r><w:rPr><w:rPrChange w:id='1'/></w:rPr><w:t>a</w:t></w:r></w:p>", TemplateRule.TRACKED),
        ("<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>", None),
        ("<w:p><w:r><w:t>a</w:t></w:r></w:p>", None),
    ],
)
def test_what_people_left_while_they_worked_together_is_refused_once_with_its_first_place(made, xml, wanted):
    def change(document):
        for at in (1, 2):
            document.element.body.insert(at, parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1)))

    found = made("un", "quatre", change=change)
    assert kinds(found) == ([(wanted, 2)] if wanted else [])
    for code in codes():
        assert all(each.message(language_of(code)) and each.way_out(language_of(code)) for each in found)


@pytest.mark.parametrize("kind", ["aFChunk", "oleObject", "control", "subDocument"])
def test_what_word_would_take_in_or_start_is_refused_with_its_place(tmp_path, kind):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tie = f'<Relationship Id="x9" Type="{office}/{kind}" Target="media/a.xml"/></Relationships>'
    path = template(tmp_path, ("</Relationships>", tie), part="word/_rels/document.xml.rels")
    used = '<w:p><w:r><w:object><w:control r:id="x9"/></w:object></w:r></w:p><w:sectPr>'
    path = template(tmp_path, ("<w:sectPr>", used), source=path.rename(tmp_path / "old.docx"))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/media/a.xml", "<html/>")
    with pytest.raises(BrokenTemplate) as caught:
        written(tmp_path, template=path)
    (found,) = caught.value.faults
    assert (found.fault, found.spot.paragraph) == (TemplateRule.ACTIVE, NEXT_PARAGRAPH)


@pytest.mark.parametrize(
    "attribute", ["{{ sommaire }}", "{{ projet.secret }}", "{% for e in range(9) %}{% endfor %}", "{{ projet.titre"]
)
def test_a_tag_where_nobody_sees_it_is_told(tmp_path, attribute):
    drawn = f'<w:p><w:bookmarkStart w:id="7" w:name="{attribute}"/><w:bookmarkEnd w:id="7"/></w:p><w:sectPr>'
    with pytest.raises(BrokenTemplate) as caught:
        written(tmp_path, template=template(tmp_path, ("<w:sectPr>", drawn)))
    assert [(each.fault, each.spot) for each in caught.value.faults] == [
        (TemplateRule.HIDDEN, TemplatePlace(part="body"))
    ]


def test_parts_without_a_place_are_named(tmp_path):
    path = template(tmp_path, (r"\{\{p (?:revers|glossaire) \}\}", ""))
    (note,) = word.inspect(path, "fr")
    assert (note.fault, note.values["names"]) == (TemplateRule.LEFT_OUT, ("revers", "glossaire"))


def test_comments_of_who_made_a_template_are_not_in_the_documents(tmp_path):
    made = docx.Document(str(REPORT))
    made.add_comment(made.add_paragraph("Ici").runs, text="À revoir", author="Moi")
    made.save(tmp_path / "commente.docx")
    file = written(tmp_path, template=tmp_path / "commente.docx")
    assert "Ici" in file.texts()
    assert not [name for name in file.parts if "comments" in name]
    assert not file.find("//w:commentRangeStart|//w:commentReference")


def test_missing_styles_are_added_in_the_templates_colours_and_named(tmp_path):
    path = template(
        tmp_path, ('w:val="RT Lead"', 'w:val="Chapeau"'), ('w:val="caption"', 'w:val="x"'), part="word/styles.xml"
    )
    path = template(
        tmp_path, ("1B3A57", "5A1E3C"), source=path.rename(tmp_path / "a.docx"), part="word/theme/theme1.xml"
    )
    note = next(note for note in word.inspect(path, "fr") if note.fault is TemplateRule.NO_STYLES)
    assert note.values["names"] == ("caption", "RT Lead")
    file = written(tmp_path, template=path)
    assert file.find("//w:style[w:name/@w:val='RT Lead']//w:color/@w:val", "word/styles.xml") == ["5A1E3C"]


@pytest.mark.parametrize(
    ("part", "pattern"),
    [
        ("word/styles.xml", '<w:numPr><w:numId w:val="2"/></w:numPr>'),
        ("word/numbering.xml", '<w:num w:numId="2">.*?</w:num>'),
        ("word/_rels/document.xml.rels", "<Relationship [^>]*numbering.xml[^>]*>"),
    ],
)
def test_lists_without_numbering_get_one_and_are_named(tmp_path, part, pattern):
    path = template(tmp_path, (pattern, ""), part=part)
    (note,) = word.inspect(path, "fr")
    assert note.fault is TemplateRule.NO_NUMBERING
    assert "List Number" in note.values["names"]
    file = written(tmp_path, template=path)
    used = file.find("//w:style[w:name/@w:val='List Number']//w:numId/@w:val", "word/styles.xml")[0]
    assert file.find(f"//w:num[@w:numId='{used}']", "word/numbering.xml")


def test_a_template_without_a_place_has_all_parts_behind_its_text(tmp_path):
    path = template(tmp_path, (r"\{\{p \w+ \}\}", ""), (r"\{\{ projet.titre \}\}", "Chez nous"))
    assert TemplateRule.NO_PLACE in {note.fault for note in word.inspect(path, "fr")}
    sections = {"method": (Paragraph(text("Deux")),)}
    word.write(plan(Paragraph(text("Un")), sections=sections), path, tmp_path / "out.docx")
    said = [each.text for each in paragraphs_of(tmp_path / "out.docx") if each.text]
    assert said[0] == "Rapport"
    assert said[-3:] == ["Marché", "Un", "Deux"]


def test_what_a_list_leaves_or_repeats_is_made_whole(tmp_path):
    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells) + "</w:tr>"

    marked = (
        '<w:tr w14:paraId="00000001"><w:tc><w:p w14:paraId="00000002"><w:bookmarkStart w:id="91" w:name="ici"/>'
        '<w:r><w:t>{{ x.titre }}</w:t></w:r><w:bookmarkEnd w:id="91"/></w:p></w:tc></w:tr>'
    )
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    tables = (
        f"<w:tbl {space}><w:tblPr/><w:tblGrid/>{row('{%tr for x in events %}')}{marked}{row('{%tr endfor %}')}</w:tbl>"
        f"<w:p/><w:tbl><w:tblPr/><w:tblGrid/>{row('{%tr for x in effects %}')}{row('{{ x.titre }}')}"
        f"{row('{%tr endfor %}')}</w:tbl>"
        "<w:p/><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{%p if projet.but %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>But</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    framed = template(tmp_path, ("<w:sectPr>", f"{tables}<w:p/><w:sectPr>"))
    file = written(tmp_path, Paragraph(text("Dit")), template=framed, rows={"events": ROWS["events"]})
    assert file.texts("//w:tbl//w:tc") == ["Un & <fin>", "{{ projet.titre }}", ""]
    assert len(file.find("//w:tbl")) == 2
    assert file.find("//w:bookmarkStart[@w:name='ici']/@w:id") == ["91"]
    assert len(file.find("//w:tc[last()][not(w:p)]")) == 0
    numbers = file.find("//@*[local-name() = 'paraId']")
    assert len(numbers) == len(set(numbers)) == 2


def test_a_tag_in_an_endnote_is_told(tmp_path):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tie = f'<Relationship Id="x9" Type="{office}/endnotes" Target="endnotes.xml"/></Relationships>'
    path = template(tmp_path, ("</Relationships>", tie), part="word/_rels/document.xml.rels")
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/endnotes.xml", f"<w:endnotes {W}><w:t>{{{{ projet.titre }}}}</w:t></w:endnotes>")
    with pytest.raises(BrokenTemplate) as caught:
        written(tmp_path, template=path)
    assert [each.fault for each in caught.value.faults] == [TemplateRule.HIDDEN]
