"""Room to type or to tick within a line, and tables that stand without a number."""

from write.word_files import text, written

from rtdocs.plan.content.document import Answer, Column, Items, Paragraph, Question, Run, Table, Tick

LONG = "Un titre de plus de soixante-quatre signes, que Word ne prendrait pas tel quel"


def room(text="", title="Date"):
    return Run("[date]", room=Answer("when", title, "[date & heure]", text))


def table(rows=1, **about):
    return Table("ticks", "Avis", "Chaque ligne est un avis.", (Column("Avis", 1),), ((text("Oui"),),) * rows, **about)


def test_a_blank_in_a_sentence_is_a_control_with_its_prompt(tmp_path):
    file = written(tmp_path, Paragraph((Run("Le "), room(), Run(", à midi."))))
    assert "Le [date & heure], à midi." in file.texts()
    (control,) = file.find("//w:p/w:sdt")
    assert file.find("//w:p/w:sdt/w:sdtPr/w:tag/@w:val") == ["when"]
    assert file.find("//w:p/w:sdt/w:sdtPr/w:showingPlcHdr")
    assert file.find("//w:p/w:sdt//w:rStyle/@w:val") == ["PlaceholderText"]
    assert control.getparent().tag.endswith("}p")


def test_what_was_typed_stands_in_the_place_of_the_prompt(tmp_path):
    file = written(tmp_path, Items(((room("5 mars"),),)))
    assert "5 mars" in file.texts()
    assert not file.find("//w:p/w:sdt/w:sdtPr/w:showingPlcHdr")


def test_the_title_of_a_control_is_cut_where_word_would_refuse_it(tmp_path):
    (title,) = written(tmp_path, Paragraph((room(title=LONG),))).find("//w:p/w:sdt/w:sdtPr/w:alias/@w:val")
    assert len(title) == 64
    assert title.endswith("…")


def test_a_box_is_one_that_word_ticks(tmp_path):
    file = written(tmp_path, Paragraph((Run("☐", room=Tick("yes", "Oui")), Run(" Oui"))))
    assert "☐ Oui" in file.texts()
    assert file.find("//w14:checkbox/w14:checked/@w14:val") == ["0"]
    assert file.find("//w14:checkbox/w14:checkedState/@w14:val") == ["2612"]
    assert file.find("//w14:checkbox/w14:uncheckedState/@w14:val") == ["2610"]


def test_controls_have_numbers_of_their_own(tmp_path):
    file = written(tmp_path, Paragraph((room(), room())), table())
    numbers = file.find("//w:sdtPr/w:id/@w:val")
    assert len(numbers) == len(set(numbers)) > 2


def test_a_table_without_a_number_keeps_its_title_for_who_cannot_see_it(tmp_path):
    file = written(tmp_path, table(numbered=False))
    assert file.styled("Caption") == []
    assert file.find("//w:tblCaption/@w:val") == ["Avis"]


def test_tables_without_a_number_are_not_counted(tmp_path):
    other = Table("b", "B", "B.", (Column("B", 1),), ((text("b"),),))
    file = written(tmp_path, Paragraph((Run("x", refers="b"),)), table(numbered=False), other)
    assert file.styled("Caption") == ["Tableau\u00a01 – B"]
    assert "tableau\u00a01" in file.texts()


def test_a_long_table_that_is_to_stay_whole_ties_all_its_rows_but_the_last(tmp_path):
    def tied(**about):
        return len(written(tmp_path, table(12, **about)).find("//w:tbl//w:p[w:pPr/w:keepNext]"))

    assert tied(whole=True) == 12  # the header row, and eleven of twelve
    assert tied() == 4  # the header row, the first row, and two of the last three


def test_room_to_write_by_hand_is_as_high_as_its_lines(tmp_path):
    def height(**about):
        question = Question("q", "Q1", text("Quoi?"), (), (Answer("a", "Réponse", "Ici."),), **about)
        (found,) = written(tmp_path, question).find("//w:trHeight/@w:val")
        return int(found)

    assert height() == 2 * height(lines=2) == 1300
