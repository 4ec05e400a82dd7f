from copy import deepcopy

import programs
import pytest
from decks import EFFECTS, EVENTS, FR, doubled, merged, slide_with, text_of_card, words, written
from pptx import Presentation
from pptx.util import Emu, Pt
from test_outside import audit_says, microsoft_says

from rtdocs.merge.deck import arrows
from rtdocs.merge.deck import base as bases
from rtdocs.merge.deck.merge import merge, with_base
from rtdocs.merge.deck.parts import added_slide, remove_slide
from rtdocs.merge.deck.paths import points_of
from rtdocs.merge.deck.routes import Way
from rtdocs.merge.deck.state import on_slide, state_of, walk
from rtdocs.outcomes import Deed

RETOLD = EFFECTS.replace("Des trajets plus sûrs", "Des trajets bien plus sûrs")
LONGER = f"{EVENTS.rstrip()}\n    4  | 2017 | Inauguration         | 11 | A\n"


@pytest.fixture
def before(tmp_path):
    return written(tmp_path / "theirs.pptx")


def edited(path, edit):
    opened = Presentation(str(path))
    edit(opened)
    opened.save(str(path))
    return path


def deeds(account):
    return {entry.deed for entry in account}


def test_nothing_changed_on_either_side_writes_nothing(before, tmp_path):
    path, account = merged(before, written(tmp_path / "ours.pptx"))
    assert (path, account) == (before, ())


def test_what_only_we_changed_is_renewed(before, tmp_path):
    path, account = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    assert deeds(account) == {Deed.RENEWED}
    assert "Des trajets bien plus sûrs" in words(path)
    assert "Des trajets plus sûrs" not in words(path)


def test_what_only_they_changed_stays_and_the_file_is_left_alone(before, tmp_path):
    edited(before, lambda deck: setattr(deck.slides[0].shapes.title.text_frame, "text", "Notre titre à nous"))
    path, account = merged(before, written(tmp_path / "ours.pptx"))
    assert path == before
    assert [(entry.deed, entry.place) for entry in account] == [(Deed.KEPT, "Notre titre à nous")]


def test_a_box_that_a_person_moved_stays_and_its_words_are_renewed(before, tmp_path):
    edited(before, lambda deck: setattr(slide_with(deck, "ef-A")[1], "left", Emu(1_000_000)))
    ours = written(tmp_path / "ours.pptx", EVENTS.replace("Vote du conseil", "Vote unanime du conseil"))
    path, _ = merged(before, ours)
    assert slide_with(Presentation(str(path)), "ef-A")[1].left == 1_000_000
    assert "Vote unanime du conseil" in words(path)


def test_a_box_that_a_person_moved_keeps_its_marks_where_words_and_size_are_renewed(before, tmp_path):
    edited(before, lambda deck: setattr(slide_with(deck, "ev-3")[1], "top", Emu(5_000_000)))
    longer = EVENTS.replace("Vote du conseil", "Vote unanime du conseil, après deux ans de rencontres avec les élus")
    ours = written(tmp_path / "ours.pptx", longer)
    path, _ = merged(before, ours)
    there, mine = (slide_with(Presentation(str(each)), "ev-3")[1] for each in (path, ours))
    assert (there.top, there.width, there.height) == (5_000_000, mine.width, mine.height)
    assert within(there) == within(mine)


def within(card):
    """Return where the shapes of a card stand in it, in EMU."""
    frames = (on_slide(shape.element) for shape in card.shapes)
    return [(x - card.left, y - card.top, width, height) for x, y, width, height in frames]


def test_a_mark_that_a_person_moved_within_its_card_is_seen(before, tmp_path):
    def move(deck):
        *_, mark = slide_with(deck, "ef-A")[1].shapes
        mark.top += Pt(6)

    edited(before, move)
    path, account = merged(before, written(tmp_path / "ours.pptx"))
    assert path == before
    assert deeds(account) == {Deed.KEPT}


def test_arrows_of_a_moved_box_hold_on_to_it_and_end_where_it_is(before, tmp_path):
    edited(before, lambda deck: setattr(slide_with(deck, "ef-A")[1], "top", Emu(1_000_000)))
    path, _ = merged(before, written(tmp_path / "ours.pptx", LONGER))
    slide, box = slide_with(Presentation(str(path)), "ef-A")
    held = [
        shape
        for shape in slide.shapes
        if (end := shape.element.find(".//{*}endCxn")) is not None and end.get("id") == str(text_of_card(box).shape_id)
    ]
    assert held
    for arrow in held:
        x, y = points_of(arrow.element)[-1]
        across, down = box.left + box.width // 2, box.top + box.height // 2
        sites = ((across, box.top), (box.left, down), (across, box.top + box.height), (box.left + box.width, down))
        assert any(abs(x - one) < 30_000 and abs(y - other) < 30_000 for one, other in sites)


def test_what_both_changed_stays_theirs_and_ours_is_on_a_last_slide_with_a_link(before, tmp_path):
    def reword(deck):
        text_of_card(slide_with(deck, "ef-A")[1]).text_frame.paragraphs[-1].runs[0].text = "Des trajets sûrs, enfin"

    edited(before, reword)
    path, account = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    last = Presentation(str(path)).slides[-1]
    assert Deed.OFFERED in deeds(account)
    assert last.shapes.title.text_frame.text == "À revoir"
    assert "Des trajets bien plus sûrs" in last.placeholders[1].text_frame.text
    assert last.element.findall(".//{*}hlinkClick")
    assert "Des trajets sûrs, enfin" in words(path)


def test_a_slide_that_they_added_stays_where_they_put_it(before, tmp_path):
    def add(deck):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text_frame.text = "Ce que nous voulons dire"
        listed = deck.slides._sldIdLst
        listed.insert(2, listed[-1])

    edited(before, add)
    path, _ = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    assert Presentation(str(path)).slides[2].shapes.title.text_frame.text == "Ce que nous voulons dire"


def test_a_slide_that_they_hid_stays_hidden_and_one_that_they_deleted_stays_deleted(before, tmp_path):
    def hide_and_delete(deck):
        slide_with(deck, "ef-A")[0].element.set("show", "0")
        listed = deck.slides._sldIdLst
        entry = next(e for s, e in zip(deck.slides, listed, strict=True) if s.element.cSld.get("name") == "rt-path.1")
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)

    edited(before, hide_and_delete)
    path, account = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    opened = Presentation(str(path))
    assert slide_with(opened, "ef-A")[0].element.get("show") == "0"
    assert "rt-path.1" not in [slide.element.cSld.get("name") for slide in opened.slides]
    assert Deed.LEFT_OUT in deeds(account)


def test_a_shape_that_they_added_stays(before, tmp_path):
    edited(before, lambda deck: doubled(slide_with(deck, "ef-A")[0]))
    path, _ = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    slide, _ = slide_with(Presentation(str(path)), "ef-A")
    assert len([shape for shape in slide.shapes if shape.name == slide.shapes[-1].name]) == 2


def test_a_slide_that_the_story_now_calls_for_stands_behind_the_one_before_it(before, tmp_path):
    edited(before, lambda deck: setattr(deck.slides[0].shapes.title.text_frame, "text", "Notre titre à nous"))
    more = f"{EVENTS.rstrip()}\n    4  | 2012 | Un don de terrain | 3 | 5\n    5  | 2013 | Des plans | 4 | B\n"
    ours = written(tmp_path / "ours.pptx", more, f"{EFFECTS.rstrip()}\n    B  | Une place verte\n")
    path, account = merged(before, ours)
    keys = [slide.element.cSld.get("name") for slide in Presentation(str(path)).slides]
    assert keys == [slide.element.cSld.get("name") for slide in Presentation(str(ours)).slides]
    assert Deed.ADDED in deeds(account)


def test_notes_are_merged_paragraph_by_paragraph(before, tmp_path):
    def say(deck):
        frame = slide_with(deck, "ef-A")[0].notes_slide.notes_text_frame
        frame.text = f"{frame.text}\nParler ici du comité."

    edited(before, say)
    path, _ = merged(
        before, written(tmp_path / "ours.pptx", EVENTS.replace("Dépôt du mémoire", "Dépôt du grand mémoire"))
    )
    notes = slide_with(Presentation(str(path)), "ef-A")[0].notes_slide.notes_text_frame.text
    assert notes.endswith("Parler ici du comité.")
    assert "Dépôt du grand mémoire" in notes
    assert "Dépôt du mémoire" not in notes


def test_a_merged_file_merged_again_is_left_as_it_is(before, tmp_path):
    edited(before, lambda deck: setattr(slide_with(deck, "ef-A")[1], "left", Emu(1_000_000)))
    ours = written(tmp_path / "ours.pptx", LONGER)
    path, _ = merged(before, ours)
    target = tmp_path / "again.pptx"
    merge(path, ours, target, FR)
    assert not target.exists()


def test_a_file_that_another_program_renamed_throughout_is_not_merged(before, tmp_path):
    def rename(deck):
        for slide in deck.slides:
            for number, shape in enumerate(slide.shapes):
                shape.name = f"Google Shape;{number};p1"

    edited(before, rename)
    assert merged(before, written(tmp_path / "ours.pptx", effects=RETOLD)) == (before, None)


def test_a_file_without_its_base_is_merged_by_the_record_beside_it(before, tmp_path):
    opened = Presentation(str(before))
    record = bases.packed(bases.take(opened))
    slide_with(opened, "ef-A")[1].left = Emu(1_000_000)
    opened.save(str(before))
    ours = written(tmp_path / "ours.pptx", effects=RETOLD)
    assert merged(before, ours) == (before, None)
    path, _ = merged(before, ours, record)
    assert slide_with(Presentation(str(path)), "ef-A")[1].left == 1_000_000


def test_the_base_says_what_the_file_shows(before):
    opened = Presentation(str(before))
    assert bases.take(opened) == state_of(opened)
    assert bases.take(opened) is None
    assert bases.unpacked("no base") is None


@pytest.mark.judge
def test_judges_find_nothing_in_merged_files(before, tmp_path):
    def work(deck):
        slide, box = slide_with(deck, "ef-A")
        box.left, box.top = Emu(1_000_000), Emu(1_000_000)
        text_of_card(box).text_frame.paragraphs[-1].runs[0].text = "À nous"
        text_of_card(box).text_frame.paragraphs[-1].runs[0].font.size = Pt(20)
        deck.slides[0].shapes.title.text_frame.text = "Notre titre à nous"
        slide.notes_slide.notes_text_frame.text += "\nParler ici du comité."

    edited(before, work)
    path, _ = merged(before, written(tmp_path / "ours.pptx", LONGER, f"{RETOLD.rstrip()}\n    B  | Une place verte\n"))
    folder = tmp_path / "judged"
    folder.mkdir()
    path.rename(folder / path.name)
    assert microsoft_says(folder / path.name) == []
    assert [(each["error_count"], each["warning_count"]) for each in audit_says(folder)] == [(0, 0)]


@pytest.mark.judge
def test_a_file_that_libreoffice_saved_is_merged_all_the_same(before, tmp_path):
    edited(before, lambda deck: setattr(slide_with(deck, "ef-A")[1], "left", Emu(1_000_000)))
    record = bases.packed(bases.take(Presentation(str(before))))
    saved = programs.converted([before], "pptx", tmp_path / "saved")[before.name]
    ours = written(tmp_path / "ours.pptx", EVENTS.replace("Vote du conseil", "Vote unanime du conseil"))
    path, account = merged(saved, ours, record)
    assert account is not None
    assert "Vote unanime du conseil" in words(path)
    assert slide_with(Presentation(str(path)), "ef-A")[1].left == pytest.approx(1_000_000, abs=400)


def test_a_slide_that_goes_takes_the_links_to_it_along_and_leaves_its_name_to_no_other(before):
    def change(deck):
        slide_with(deck, "ef-A")[0].shapes.title.text_frame.text = "Notre titre"
        first, other = deck.slides[0], deck.slides[len(deck.slides) - 2]
        first.shapes.title.click_action.target_slide = other if first.shapes.title.has_text_frame else None

    deck = Presentation(str(edited(before, change)))
    gone, kept = deck.slides[len(deck.slides) - 2], len(deck.slides)
    remove_slide(deck, gone)
    added_slide(deck, deck.slide_layouts[0])
    names = [str(part.partname) for part in deck.part.package.iter_parts()]
    assert len(names) == len(set(names))
    assert gone.part not in list(deck.part.package.iter_parts())
    assert len(deck.slides) == kept


def test_a_shape_that_is_new_behind_one_of_several_of_a_name_is_there(before, tmp_path):
    """Lines of one arrow bear its name; the second of them is replaced as itself, and what is new stands behind it."""

    def twice(deck, name):
        slide, card = slide_with(deck, "ef-A")
        for _ in range(2):
            card.element.addprevious(deepcopy(card.element))
        if name:
            new = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(900_000), Emu(300_000))
            new.name, new.text_frame.text = name, "Neuf"
            card.element.addprevious(new.element)
            slide.shapes[1].left = slide.shapes[1].left + 500_000
            for each in [each for each in slide.shapes if each.name == card.name]:
                each.left += 500_000

    edited(before, lambda deck: twice(deck, ""))
    bases_of = Presentation(str(before))
    bases.put(bases_of, state_of(bases_of))
    slide_with(bases_of, "ef-A")[0].shapes.title.text_frame.text = "Notre titre"
    bases_of.save(str(before))
    ours = edited(written(tmp_path / "ours.pptx"), lambda deck: twice(deck, "Un ajout"))
    with_base(ours)
    path, _ = merged(before, ours)
    assert [shape.name for shape in slide_with(Presentation(str(path)), "ef-A")[0].shapes].count("Un ajout") == 1


def test_a_box_of_ours_gives_way_to_one_that_a_person_moved(before, tmp_path):
    def move(deck):
        slide, card = slide_with(deck, "ev-2")
        other = next(shape for shape in slide.shapes if shape.name.startswith("ev-1 "))
        card.left, card.top = other.left, other.top + other.height // 2

    edited(before, move)
    path, _ = merged(before, written(tmp_path / "ours.pptx", LONGER))
    slide, moved = slide_with(Presentation(str(path)), "ev-2")
    other = next(shape for shape in slide.shapes if shape.name.startswith("ev-1 "))
    assert moved.left == slide_with(Presentation(str(before)), "ev-2")[1].left
    assert other.left == slide_with(Presentation(str(tmp_path / "ours.pptx")), "ev-1")[1].left
    assert other.top + other.height <= moved.top or moved.top + moved.height <= other.top


def test_boxes_that_they_grouped_are_known_in_their_group(before, tmp_path):
    """PowerPoint gives the group a name of its own, and scales it as a whole."""

    def group(deck):
        slide, card = slide_with(deck, "ev-3")
        other = next(shape for shape in slide.shapes if shape.name.startswith("ev-2"))
        made = slide.shapes.add_group_shape([card, other])
        made.left, made.width = made.left - 200_000, made.width * 2

    edited(before, group)
    ours = written(tmp_path / "ours.pptx", EVENTS.replace("Vote du conseil", "Vote unanime du conseil"))
    path, _ = merged(before, ours)
    slide = slide_with(Presentation(str(path)), "ef-A")[0]
    cards = {id_: on_slide(shape) for id_, shape, group in walk(slide.element.cSld.spTree) if group is None}
    assert "Vote unanime du conseil" in words(path)
    assert len([id_ for id_ in cards if id_.startswith("ev-")]) == 3
    arrow = next(shape for shape in slide.shapes if shape.name.startswith("ar-2>3"))
    x, y = points_of(arrow.element)[-1]
    left, top, width, height = cards["ev-3"]
    sites = ((left + width // 2, top), (left, top + height // 2), (left + width // 2, top + height))
    assert any(abs(x - one) < 30_000 and abs(y - other) < 30_000 for one, other in sites)


def test_what_they_took_away_stays_away_once_we_were_without_it_ourselves(before, tmp_path):
    def take(deck):
        card = slide_with(deck, "ev-2")[1]
        card.element.getparent().remove(card.element)

    edited(before, take)
    events = "\n".join(line for line in EVENTS.splitlines() if "Dépôt" not in line).replace("| 2\n", "| 3\n")
    path, _ = merged(before, written(tmp_path / "without.pptx", events))
    path, account = merged(path.rename(before), written(tmp_path / "ours.pptx"))
    ids = {id_ for id_, _, _ in walk(slide_with(Presentation(str(path)), "ef-A")[0].element.cSld.spTree)}
    assert "ev-2" not in ids
    assert (Deed.LEFT_OUT, "ev-2") in {(entry.deed, entry.piece) for entry in account}


def test_what_they_wrote_on_the_slide_to_review_stays(before, tmp_path):
    def reword(deck):
        text_of_card(slide_with(deck, "ef-A")[1]).text_frame.paragraphs[-1].runs[0].text = "Des trajets sûrs, enfin"

    edited(before, reword)
    path, _ = merged(before, written(tmp_path / "ours.pptx", effects=RETOLD))
    path.rename(before)

    def tick(deck):
        deck.slides[-1].placeholders[1].text_frame.paragraphs[0].add_run().text = " vu"

    edited(before, tick)
    path, _ = merged(before, written(tmp_path / "again.pptx", effects=RETOLD.replace("bien plus", "encore plus")))
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides][-2:]
    assert titles == ["À revoir", "À revoir (2)"]
    assert " vu" in words(path)


def test_a_number_follows_its_arrow(before, tmp_path):
    """Of the arrow from 2 to 3, its box moved down; the number stood beside the old line."""

    def number(deck):
        slide, _ = slide_with(deck, "ar-2>3")
        badge = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(128_000), Emu(186_000))
        badge.name, badge.text_frame.text = "ar-2>3 · Raison 1", "1"

    def move(deck):
        slide_with(deck, "ev-3")[1].top = Emu(5_400_000)

    edited(before, number)
    opened = Presentation(str(before))
    bases.put(opened, state_of(opened))
    opened.save(str(before))
    edited(before, move)
    ours = edited(written(tmp_path / "ours.pptx", LONGER), number)
    with_base(ours)
    path, _ = merged(before, ours)
    slide, arrow = slide_with(Presentation(str(path)), "ar-2>3")
    badge = next(shape for shape in slide.shapes if shape.name.endswith("Raison 1"))
    xs, ys = zip(*points_of(arrow.element), strict=True)
    assert min(xs) - 300_000 <= badge.left <= max(xs) + 300_000
    assert min(ys) - 300_000 <= badge.top <= max(ys) + 300_000


def test_an_arrow_that_they_drew_another_way_stays_so(before, tmp_path):
    def lead(deck):
        slide, arrow = slide_with(deck, "ar-2>3")
        shapes = {id_: shape for id_, shape, _ in walk(slide.element.cSld.spTree)}
        ends = [(x + width, y + height // 2) for x, y, width, height in (on_slide(shapes[i]) for i in ("ev-2", "ev-3"))]
        arrows._redraw(arrow.element, Way(tuple(ends), 3, 3))

    edited(before, lead)
    theirs = points_of(slide_with(Presentation(str(before)), "ar-2>3")[1].element)
    path, _ = merged(before, written(tmp_path / "ours.pptx", EVENTS.replace("Vote du", "Vote unanime du")))
    assert points_of(slide_with(Presentation(str(path)), "ar-2>3")[1].element) == theirs


def test_an_arrow_that_they_took_away_stays_away_however_it_would_run_now(before, tmp_path):
    def take(deck):
        arrow = slide_with(deck, "ar-2>3")[1].element
        arrow.getparent().remove(arrow)

    def two(deck):
        arrow = slide_with(deck, "ar-2>3")[1]
        arrow.element.addnext(deepcopy(arrow.element))
        arrow.left += 100_000

    edited(before, take)
    ours = edited(written(tmp_path / "ours.pptx", LONGER), two)
    with_base(ours)
    path, _ = merged(before, ours)
    assert not [s for s in slide_with(Presentation(str(path)), "ef-A")[0].shapes if s.name.startswith("ar-2>3")]
