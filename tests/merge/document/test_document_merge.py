"""A Word document that people edited, and what rtdocs would write now: each rule of the merge, on a few lines."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_documents import Case, document, paragraph, told

from rtdocs.merge.carried import with_gone
from rtdocs.merge.document.merge import base_of
from rtdocs.outcomes import Deed, Entry

BASE = ["Titre", ("sommaire", ["Un", "Deux"]), ("effets", ["Trois", ("tableau", ["Quatre"])])]


def base(**changes):
    """Return the base with texts changed: a list puts several in the place of one, an empty list none."""

    def changed(blocks):
        for each in blocks:
            if isinstance(each, tuple):
                yield (each[0], list(changed(each[1])))
            else:
                new = changes.get(each, each)
                yield from new if isinstance(new, list) else [new]

    return list(changed(BASE))


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ({}, {"Deux": "Deux neuf"}, {"Deux": "Deux neuf"}),
        ({"Un": "Un à nous"}, {}, {"Un": "Un à nous"}),
        ({"Un": "Un à nous"}, {"Quatre": "Quatre neuf"}, {"Un": "Un à nous", "Quatre": "Quatre neuf"}),
        ({"Titre": "Autre"}, {"Titre": "Autre"}, {"Titre": "Autre"}),
        ({"Un": []}, {"Deux": "Deux neuf"}, {"Un": [], "Deux": "Deux neuf"}),
        ({"Deux": ["Deux", "Plus"]}, {"Un": "Un neuf"}, {"Un": "Un neuf", "Deux": ["Deux", "Plus"]}),
        ({"Un": ["Avant", "Un"]}, {"Un": "Un neuf"}, {"Un": ["Avant", "Un neuf"]}),
        ({"Trois": []}, {"Trois": "Trois", "Quatre": ["Quatre", "Cinq"]}, {"Trois": [], "Quatre": ["Quatre", "Cinq"]}),
    ],
)
def test_what_one_side_changed_is_in_the_file(tmp_path, theirs, ours, expected):
    case = Case(tmp_path, BASE, base(**theirs), base(**ours))
    assert case.told == base(**expected)
    assert case.left == []


def test_where_both_changed_a_passage_theirs_stays_and_ours_is_told(tmp_path):
    case = Case(tmp_path, BASE, base(Un="Un à nous"), base(Un="Un neuf", Trois="Trois neuf"))
    assert case.told == base(Un="Un à nous", Trois="Trois neuf")
    assert told(case.file, accepted=True) == base(Un="Un neuf", Trois="Trois neuf")
    assert case.left == [(Deed.TRACKED, "Un neuf")]
    assert [entry.place for entry in case.account] == ["Titre sommaire", "Titre effets"]


def test_what_we_changed_within_a_part_whose_frame_they_took_away_is_told(tmp_path):
    unframed = ["Titre", ("sommaire", ["Un", "Deux"]), "Trois", "Quatre"]
    case = Case(tmp_path, BASE, unframed, base(Quatre="Quatre neuf"))
    assert (case.told, case.left) == (unframed, [(Deed.LEFT_OUT, "Quatre neuf")])


def test_what_was_offered_is_offered_anew_where_it_changed_again_and_goes_once_it_is_settled(tmp_path):
    case = Case(tmp_path, BASE, base(Un="Un à nous"), base(Un="Un neuf"))
    offered = base_of(case.ours)
    assert case.again(offered) == ((Entry(Deed.KEPT, "Titre sommaire", "Un à nous"),), False)
    document(case.ours, base(Un="Un plus neuf", Deux="Deux neuf"))
    case.again(offered)
    assert case.told == base(Un="Un à nous", Deux="Deux neuf")
    assert told(case.file, accepted=True) == base(Un="Un plus neuf", Deux="Deux neuf")


def test_what_they_wrote_in_what_is_offered_stays(tmp_path):
    case = Case(tmp_path, BASE, base(Un="Un à nous"), base(Un="Un neuf"))
    offered, end = base_of(case.ours), b"Un neuf</w:t></w:r></w:ins>"
    with zipfile.ZipFile(case.file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(case.file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(end, end + b"<w:r><w:t>et de nous</w:t></w:r>"))
    document(case.ours, base(Un="Un plus neuf"))
    case.again(offered)
    with zipfile.ZipFile(case.file) as package:
        assert "et de nous" in package.read("word/document.xml").decode()


def test_what_they_took_away_stays_away_and_is_told_where_we_changed_it(tmp_path):
    case = Case(tmp_path, BASE, base(Un=[]), base(Un="Un neuf"))
    assert (case.is_changed, case.left) == (False, [(Deed.LEFT_OUT, "Un neuf")])
    without = [BASE[0], BASE[2]]
    assert Case(tmp_path, BASE, without, BASE).left == []
    case = Case(tmp_path, BASE, without, base(Un="Un neuf"))
    assert (case.is_changed, case.left) == (False, [(Deed.LEFT_OUT, "Un neuf")])


def test_a_section_that_they_moved_is_renewed_where_they_put_it(tmp_path):
    moved = [BASE[0], BASE[2], BASE[1]]
    case = Case(tmp_path, BASE, moved, base(Un="Un neuf"))
    assert case.told == [BASE[0], BASE[2], ("sommaire", ["Un neuf", "Deux"])]


def test_a_section_that_is_new_or_gone_on_our_side_comes_or_goes(tmp_path):
    ours = [*BASE[:2], ("neuf", ["Six"]), BASE[2]]
    assert Case(tmp_path, BASE, base(Un="À nous"), ours).told == [*base(Un="À nous")[:2], ("neuf", ["Six"]), BASE[2]]
    case = Case(tmp_path, BASE, base(Un="À nous"), BASE[:2])
    assert case.told == base(Un="À nous")[:2]


def test_a_section_that_is_gone_on_our_side_stays_where_they_worked_in_it(tmp_path):
    case = Case(tmp_path, BASE, base(Quatre="Quatre à nous"), BASE[:2])
    assert case.told == base(Quatre="Quatre à nous")


@pytest.mark.parametrize(
    "edit",
    [
        paragraph("Un", look="<w:b/>"),
        paragraph("Un", look='<w:color w:val="FF0000"/>'),
        paragraph("Un", properties='<w:pStyle w:val="Title1"/>'),
        paragraph("Un", properties='<w:jc w:val="center"/>'),
    ],
)
def test_a_look_that_people_gave_is_a_change(tmp_path, edit):
    case = Case(tmp_path, BASE, base(Un=edit), base(Un="Un neuf"))
    assert case.left == [(Deed.TRACKED, "Un neuf")]
    assert told(case.file, accepted=True) == base(Un="Un neuf")


@pytest.mark.parametrize(
    "saved",
    [
        paragraph("Un", rsid="00BB1234"),
        '<w:p><w:r w:rsidR="1"><w:t>U</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>n</w:t></w:r></w:p>',
        (
            '<w:p><w:pPr><w:rPr><w:lang w:val="fr-CA"/></w:rPr></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
            '<w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:lang w:val="fr-CA"/></w:rPr><w:t>Un</w:t></w:r></w:p>'
        ),
    ],
)
def test_what_programs_change_by_themselves_is_no_change(tmp_path, saved):
    case = Case(tmp_path, BASE, base(Un=saved), base(Un="Un neuf"))
    assert case.told == base(Un="Un neuf")
    assert case.left == []


def test_what_a_field_shows_is_no_change_but_its_instruction_is(tmp_path):
    def caption(number, name="Tableau"):
        shown = f'<w:fldSimple w:instr=" SEQ {name} "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
        return f"<w:p><w:r><w:t>Tableau </w:t></w:r>{shown}</w:p>"

    old = base(Un=caption(1))
    assert Case(tmp_path, old, base(Un=caption(4)), base(Un="Un neuf")).told == base(Un="Un neuf")
    assert Case(tmp_path, old, base(Un=caption(1, "Figure")), base(Un="Un neuf")).left == [(Deed.TRACKED, "Un neuf")]


@pytest.mark.parametrize("mark", ["ins", "del"])
def test_changes_that_people_track_stay_as_they_are(tmp_path, mark):
    text = "t" if mark == "ins" else "delText"
    tracked = (
        f'<w:p><w:r><w:t>Un</w:t></w:r><w:{mark} w:id="7" w:author="Ana"><w:r><w:{text}>ou deux</w:{text}></w:r>'
        f"</w:{mark}></w:p>"
    )
    case = Case(tmp_path, BASE, base(Un=tracked), base(Un="Un neuf", Deux="Deux neuf"))
    with zipfile.ZipFile(case.file) as package:
        assert f'<w:{mark} w:id="7" w:author="Ana">' in package.read("word/document.xml").decode()
    assert case.told[1] == ("sommaire", ["Unou deux", "Deux neuf"])


def test_controls_that_lost_their_tags_are_known_by_their_titles(tmp_path):
    case = Case(tmp_path, BASE, base(Un="À nous"), BASE)
    with zipfile.ZipFile(case.file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(case.file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(b"w:tag ", b"w:lost "))
    document(case.ours, base(Deux="Deux neuf"))
    case.again(case.base)
    assert case.told == [BASE[0], ("", ["À nous", "Deux neuf"]), ("", ["Trois", ("", ["Quatre"])])]


@pytest.mark.parametrize(
    "theirs", [["Titre", "Un", "Deux", "Trois", "Quatre"], [*BASE, BASE[1]]], ids=["no control", "a control twice"]
)
def test_what_is_not_certain_is_not_half_merged(tmp_path, theirs):
    case = Case(tmp_path, BASE, theirs, base(Un="Un neuf"))
    assert (case.account, case.is_changed) == (None, False)


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_is_not_merged(tmp_path, content):
    case = Case(tmp_path, BASE, BASE, BASE)
    case.file.write_bytes(content)
    assert case.again(case.base) == (None, False)


@pytest.mark.parametrize("record", ["", "{", "[]", '{"a": 1}'])
def test_without_its_base_nothing_is_merged(tmp_path, record):
    assert Case(tmp_path, BASE, BASE, BASE).again(record) == (None, False)


def test_a_passage_that_we_only_moved_does_not_come_back_once_they_took_it_away(tmp_path):
    ours = [("sommaire", ["Deux", "Trois", "Un"])]
    case = Case(tmp_path, [("sommaire", ["Un", "Deux", "Trois"])], [("sommaire", ["Deux", "Trois"])], ours)
    assert case.told == [("sommaire", ["Deux", "Trois"])]


def test_bookmarks_stay_one_of_a_name(tmp_path):
    named = '<w:p><w:bookmarkStart w:id="{}" w:name="_Toc_a"/><w:r><w:t>{}</w:t></w:r><w:bookmarkEnd w:id="{}"/></w:p>'
    old, mine, new = (named.format(number, text, number) for number, text in [(1, "Un"), (1, "À nous"), (5, "Neuf")])
    case = Case(tmp_path, base(Un=old), base(Un=mine), base(Un=old, Quatre=new))
    with zipfile.ZipFile(case.file) as package:
        content = package.read("word/document.xml").decode()
    assert content.count("_Toc_a") == 1
    assert content.count("<w:bookmarkEnd") == 1


WORDS = st.sampled_from(["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"])
EDIT = st.tuples(st.sampled_from(["add", "change", "drop", "swap"]), st.integers(0, 30), WORDS)
CONTROLS = ("a", "b", "c")


def edited(blocks, edits, who):
    """Return blocks after edits of paragraphs and of whole controls, with what was written told apart by its author."""
    every = [(name, list(texts)) for name, texts in blocks]
    for kind, at, said in edits:
        texts = every[at % len(every)][1]
        place = at % (len(texts) + 1)
        if kind == "swap" and len(every) > 1:
            every.append(every.pop(at % len(every)))
        elif kind == "add":
            texts.insert(place, f"{who} {said} {at}")
        elif texts and kind == "change":
            texts[place % len(texts)] = f"{who} {said} {at}"
        elif len(texts) > 1 and kind == "drop":
            del texts[place % len(texts)]
    return every


def all_texts(blocks):
    return [text for each in blocks for text in ([each] if isinstance(each, str) else all_texts(each[1]))]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=3, max_size=3),
    st.lists(EDIT, max_size=4),
    st.lists(EDIT, max_size=4),
)
def test_whatever_both_edit_no_word_of_theirs_is_lost_and_ours_is_in_or_told(tmp_path_factory, texts, mine, yours):
    folder = tmp_path_factory.mktemp("merge")
    blocks = [
        (name, [f"{each} {at}" for at, each in enumerate(held)]) for name, held in zip(CONTROLS, texts, strict=True)
    ]
    theirs, ours = edited(blocks, mine, "eux"), edited([*blocks], yours, "nous")
    case = Case(folder, blocks, theirs, ours)
    result = case.told
    names = [each[0] for each in result]
    assert sorted(names) == sorted(CONTROLS)  # nothing doubled, nothing gone
    assert {text for text in all_texts(theirs) if text.startswith("eux")} <= set(all_texts(result))
    here = {name: set(held) for name, held in theirs}
    for name, held in result:
        revived = set(dict(blocks)[name]) - here[name] - {text for text in dict(ours)[name] if text.startswith("nous")}
        assert not revived & set(held)
    new = {text for text in all_texts(ours) if text.startswith("nous")}
    offered = set(all_texts(told(case.file, accepted=True))) | {text for _, text in case.left}
    assert all(any(text in each for each in offered) for text in new)
    assert {text for text in all_texts(theirs) if text.startswith("eux")} <= set(all_texts(result))
    assert case.again(base_of(case.ours))[1] is False


def test_a_table_that_we_put_in_another_part_leaves_both_parts_as_they_are(tmp_path):
    old = [("a", ["Un", ("table", ["Deux"])]), ("c", ["Fin"])]
    new = [("a", ["Un neuf"]), ("b", ["Titre", ("table", ["Deux neuf"])]), ("c", ["Fin neuve"])]
    case = Case(tmp_path, old, [("a", ["Un", "À nous", ("table", ["Deux"])]), ("c", ["Fin"])], new)
    assert case.told == [("a", ["Un", "À nous", ("table", ["Deux"])]), ("c", ["Fin neuve"])]
    assert Deed.LEFT_OUT in {entry.deed for entry in case.account}


def test_a_reference_to_what_they_took_away_is_plain_text(tmp_path):
    run = "<w:r><w:t>Tableau 1</w:t></w:r>"
    reference = f'<w:p><w:r><w:t>Le </w:t></w:r><w:fldSimple w:instr=" REF _Ref_a ">{run}</w:fldSimple></w:p>'
    named = f'<w:p><w:bookmarkStart w:id="1" w:name="_Ref_a"/>{run}<w:bookmarkEnd w:id="1"/></w:p>'
    old = [("a", ["Un", "Deux", named])]
    case = Case(tmp_path, old, [("a", ["Un", "Deux"])], [("a", ["Un", reference, named])])
    with zipfile.ZipFile(case.file) as package:
        assert b"fldSimple" not in package.read("word/document.xml")
    assert case.told == [("a", ["Un", "Le Tableau 1"])]


def test_a_passage_that_we_moved_out_of_what_they_changed_stands_once(tmp_path):
    old = [("a", ["Un", "Deux", "Trois"]), ("b", ["Quatre"])]
    theirs = [("a", ["Un à nous", "Deux", "Trois à nous"]), ("b", ["Quatre"])]
    ours = [("a", ["Un neuf", "Trois neuf"]), ("b", ["Quatre", "Deux"])]
    case = Case(tmp_path, old, theirs, ours)
    assert str(case.told).count("'Deux'") == 1


def test_what_they_took_away_stays_away_once_we_were_without_it_ourselves(tmp_path):
    told_twice, without = [("a", ["Un", "Deux", "Trois"])], [("a", ["Un", "Trois"])]
    case = Case(tmp_path, told_twice, [("a", ["Un", "Trois à nous"])], without)
    base = with_gone(base_of(case.ours), case.gone)
    case.ours = document(tmp_path / "again.docx", told_twice)
    case.account, _ = case.again(base)
    assert case.told == [("a", ["Un", "Trois à nous"])]
    assert (Deed.LEFT_OUT, "Deux") in case.left


def test_a_passage_that_they_kept_and_that_we_tell_again_stands_once(tmp_path):
    kept = [("a", ["Un", "Deux à nous", "Trois", "Quatre"]), ("b", ["Cinq"])]
    case = Case(tmp_path, [("a", ["Un"]), ("b", ["Cinq"])], kept, [("a", ["Un"]), ("b", ["Cinq", "Trois"])])
    assert str(case.told).count("'Trois'") == 1


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (["Un", "De", "ux", "Trois"], ["Un", "Deux", "Trois neuf"], ["Un", "De", "ux", "Trois neuf"]),  # Enter
        (["UnDeux", "Trois"], ["Un", "Deux", "Trois neuf"], ["UnDeux", "Trois neuf"]),  # Backspace
        (["Un", "Un", "Deux", "Trois"], ["Un", "Deux neuf", "Trois"], ["Un", "Un", "Deux neuf", "Trois"]),  # a copy
        (["One", "Two", "Three"], ["Un", "Deux neuf", "Trois"], ["One", "Two", "Three"]),  # all of it translated
        (["Trois", "Un", "Deux"], ["Un", "Deux neuf", "Trois"], ["Trois", "Un", "Deux neuf"]),  # moved
    ],
)
def test_what_people_do_to_paragraphs_stays(tmp_path, theirs, ours, expected):
    case = Case(tmp_path, [("a", ["Un", "Deux", "Trois"])], [("a", theirs)], [("a", ours)])
    assert case.told == [("a", expected)]
