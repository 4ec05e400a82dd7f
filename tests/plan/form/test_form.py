import re

import pytest

from rtdocs import repertoire
from rtdocs.i18n import language_of
from rtdocs.plan.content.formbook import Entry, Listing
from rtdocs.plan.form import form
from rtdocs.plan.wording.telling import MADE_ON
from rtdocs.workbook import names
from rtdocs.workbook.columns import LONGEST_HELP, LONGEST_NAME, TABLES, Kind, Sheet, is_example

LANGUAGES = [language_of("fr"), language_of("en")]
MAKERS = [form.blank, form.example]
BOOKS = [make(each) for make in MAKERS for each in LANGUAGES]

everywhere = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
in_every_book = pytest.mark.parametrize("book", BOOKS, ids=lambda each: f"{each.title} {each.language}")


def sheet_of(book, name):
    return next(sheet for sheet in book.sheets if sheet.name == name)


def rows_of(book, name):
    sheet = sheet_of(book, name)
    headers = [column.header.removesuffix(" *") for column in sheet.columns]
    return [dict(zip(headers, row.cells, strict=True)) for row in sheet.rows]


@in_every_book
def test_every_declared_sheet_and_column_stands_in_the_book_in_order(book):
    language = language_of(book.language)
    declared = [
        (table.sheet.title(language), [column.name(language) + " *" * column.required for column in table.columns])
        for table in TABLES
        if table.columns
    ]
    assert [(sheet.name, [column.header for column in sheet.columns]) for sheet in book.sheets] == declared


@everywhere
def test_the_project_sheet_asks_for_every_field_and_marks_the_required_one(language):
    rows = [row.cells[0] for row in form.blank(language).sheets[0].rows]
    fields = TABLES[1].fields
    assert rows == [field.name(language) + " *" * field.required for field in fields]
    assert sum(name.endswith("*") for name in rows) == 1


@in_every_book
def test_no_help_is_longer_than_excel_shows_and_each_list_it_names_exists(book):
    columns = [column.guide for sheet in book.sheets for column in sheet.columns if column.guide]
    fields = [row.guide for sheet in book.sheets for row in sheet.rows if row.guide]
    names = {each.name for each in book.lists} | {""}
    assert len(columns) > 30
    assert len(fields) == 14
    for guide in (*columns, *fields, book.unlisted, book.unscored):
        assert 0 < len(guide.title) <= LONGEST_NAME
        assert 0 < len(guide.text) <= LONGEST_HELP
        assert guide.choices in names


@everywhere
def test_every_list_is_used_and_its_name_is_one_that_excel_accepts(language):
    book = form.blank(language)
    used = {column.guide.choices for sheet in book.sheets for column in sheet.columns if column.guide}
    used |= {row.guide.choices for sheet in book.sheets for row in sheet.rows if row.guide}
    looked_up = {Listing.OUTCOME_NUMBERS, Listing.REVERSIBLE, Listing.RANKS, Listing.KNOWN_ACTORS, Listing.APART}
    assert used - {""} == {each.name for each in book.lists if each.listing not in looked_up}
    assert looked_up < {each.listing for each in book.lists}
    assert all(re.fullmatch(r"(Liste?_|Num(ero|ber)s_)[A-Za-z_]+|Ran[gk]s", each.name) for each in book.lists)


@everywhere
def test_the_list_of_outcomes_follows_the_sheet_of_the_repertoire(language):
    outcomes = form.blank(language).lists[0]
    assert outcomes.sources == (Sheet.REPERTOIRE.title(language),)
    assert len(outcomes.labels) == 12
    assert outcomes.labels[4] == f"5 · {repertoire.load(language.code).outcome(5).label}"


def list_of(book, listing):
    return next(each for each in book.lists if each.listing is listing)


@everywhere
def test_arrows_and_actors_drop_down_from_what_stands_in_the_book(language):
    book = form.example(language)
    numbers, actors = (list_of(book, listing) for listing in (Listing.NUMBERS, Listing.ACTORS))
    assert numbers.labels == (*"123456789", "A", "B")
    assert numbers.counts == (tuple(range(1, 10)), (10, 11))
    assert actors.labels == tuple(row.cells[0] for row in book.sheets[3].rows)
    offered = {
        (sheet.key, column.key): column.guide.choices
        for sheet in book.sheets
        for column in sheet.columns
        if column.guide
    }
    arrows = [("events", "leads_to"), ("links", "source"), ("links", "target")]
    assert {offered[place] for place in arrows} == {numbers.name}
    assert offered["events", "actors"] == actors.name


@everywhere
def test_worked_lines_are_in_no_list(language):
    book = form.blank(language)
    assert [list_of(book, listing).labels for listing in (Listing.NUMBERS, Listing.ACTORS)] == [(), ()]
    assert list_of(book, Listing.NUMBERS).counts == ((0,), (0,))


def test_the_lists_follow_further_than_the_longest_sheet():
    events = [{"number": str(number), "title": "Une rencontre"} for number in range(450)]
    assert [
        list_of(form.filled(language_of("fr"), {"events": events}), each).reach
        for each in (Listing.NUMBERS, Listing.ACTORS)
    ] == [550, 500]


@everywhere
def test_only_cells_that_name_several_take_what_is_in_no_list_without_a_word(language):
    guides = {
        f"{sheet.key}.{column.key}": column.guide for sheet in form.blank(language).sheets for column in sheet.columns
    }
    several = {path for path, guide in guides.items() if guide and guide.several}
    assert several == {f"events.{key}" for key in ("actors", "second_actor", "third_actor", "leads_to")} | {
        "actors.roles"
    }


# --- what the workbook points out by itself ---


def words_of(language, sheet, **content):
    """Return the words of review of each row of a sheet, each fault by its rule's key."""
    book = form.filled(language, content)
    page = next(each for each in book.sheets if each.key == sheet)
    rules = {cue.words: f"{cue.rule.key} {cue.column}" for cue in page.cues}
    assert len(rules) == len(page.cues)
    return [[rules[words] for words in rules if words in row.cells[-1]] for row in page.rows]


EVENT = {"number": "1", "title": "Une rencontre", "outcome": 9, "leads_to": []}


@everywhere
@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({}, []),
        ({"number": ""}, ["missing-cell number"]),
        ({"title": " "}, ["missing-cell title"]),
        ({"title": "x" * 121}, ["text-too-long title"]),
        ({"title": "x" * 120}, []),
        ({"number": "A"}, ["repeated-number number"]),
        ({"outcome": "13 · Rien"}, ["unknown-outcome outcome"]),
        ({"outcome": "RT 13"}, []),  # what is no number alone is for the check to read
        ({"second_outcome": "0"}, ["unknown-outcome second_outcome"]),
        ({"direction": "reverse"}, []),
        ({"direction": "reverse", "outcome": 8}, ["reverse-not-possible direction"]),
        ({"direction": "advance", "outcome": 8}, []),
        ({"direction": "reverse", "outcome": ""}, ["reverse-without-outcome outcome"]),
        ({"second_outcome": 4, "outcome": ""}, ["second-without-first outcome"]),
        ({"leads_to": ["A", "Z"]}, ["unknown-target leads_to"]),
        ({"leads_to": ["A", "a"]}, []),
        ({"leads_to": ["A, Z"]}, []),  # perhaps one name with a comma, perhaps two: the check knows
        ({"leads_to": ["A", "1"]}, ["arrow-to-itself leads_to"]),
        ({"number": "ex. 1", "title": "", "leads_to": ["ex. 2"]}, []),
    ],
)
def test_an_event_is_reviewed_in_words(language, event, expected):
    effects = [{"number": "A", "title": "Un effet"}]
    assert words_of(language, "events", events=[{**EVENT, **event}], effects=effects) == [expected]


@everywhere
@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (("1", "A"), []),
        (("1", ""), ["missing-cell target"]),
        (("A", "1"), ["arrow-from-effect source"]),
        (("a", "A"), ["arrow-to-itself target"]),
        (("X", "Y"), ["unknown-target source", "unknown-target target"]),
    ],
)
def test_a_link_is_reviewed_in_words(language, link, expected):
    source, target = link
    told = {"events": [EVENT], "effects": [{"number": "A", "title": "Un effet"}]}
    links = [{"source": source, "target": target, "rationale": "Pourquoi"}]
    assert words_of(language, "links", **told, links=links) == [expected]


@everywhere
def test_actors_and_effects_are_reviewed_in_words(language):
    actors = [{"name": "Comité"}, {"name": "comité"}, {"sector": "municipal"}]
    repeated, missing = ["repeated-actor name"], ["missing-cell name"]
    assert words_of(language, "actors", actors=actors) == [repeated, repeated, missing]
    effects = [{"number": "A", "title": "Un effet"}, {"number": "1", "title": ""}]
    twice = ["missing-cell title", "repeated-number number"]
    assert words_of(language, "effects", events=[EVENT], effects=effects) == [[], twice]


@everywhere
def test_the_instructions_count_what_stands_in_the_book(language):
    events = [EVENT, {**EVENT, "number": "2", "title": ""}]
    tally = form.filled(language, {"events": events, "actors": [{"name": "Comité"}]}).leaf.tally
    assert tally.counts == {"events": 2, "effects": 0, "actors": 1, "review": 1}
    assert form.example(language).leaf.tally.counts == {"events": 9, "effects": 2, "actors": 7, "review": 0}


@in_every_book
def test_no_two_tables_or_lists_share_a_name(book):
    names = [sheet.table for sheet in book.sheets]
    names += [table.table for table in book.leaf.tables]
    names += [each.name for each in book.lists]
    assert len({name.casefold() for name in names}) == len(names)


@everywhere
def test_an_empty_workbook_shows_one_worked_line_a_main_sheet_that_the_reader_leaves_out(language):
    worked = [(sheet.name, row) for sheet in form.blank(language).sheets for row in sheet.rows if row.example]
    titles = [table.sheet.title(language) for table in TABLES]
    assert [name for name, _ in worked] == [*titles[2:7], *titles[9:]]
    assert all(is_example(str(row.cells[0])) for _, row in worked)


@everywhere
def test_an_empty_workbook_says_what_the_grey_rows_are_and_a_filled_one_what_it_is(language):
    blank, example = (dict(make(language).leaf.tables[2].rows) for make in MAKERS)
    grey, about = language.say("form.leaf.note.grey-rows.name"), language.say("form.leaf.note.workbook.name")
    assert (grey in blank, grey in example) == (True, False)
    assert blank[about] == language.say("form.leaf.note.workbook.text")
    assert example[about] != blank[about]


@everywhere
def test_the_instructions_name_every_sheet_with_its_use(language):
    sheets = form.blank(language).leaf.tables[1]
    assert sheets.links
    assert [name for name, _ in sheets.rows] == [
        table.sheet.title(language) for table in TABLES[1:] if not table.is_extra
    ]


@everywhere
def test_columns_of_text_keep_what_is_typed_and_only_scores_and_order_are_numbers(language):
    for table, sheet in zip(TABLES[1:], form.blank(language).sheets, strict=True):
        for declared, column in zip(table.columns, sheet.columns, strict=True):
            others = {Kind.NUMBER: Entry.NUMBER, Kind.SCORE: Entry.SCORE, Kind.REVIEW: Entry.REVIEW}
            assert column.entry in {others.get(declared.kind, Entry.TEXT), Entry.GIVEN}
            assert (column.entry is Entry.GIVEN) == (column.guide is None)


@everywhere
def test_the_wheel_has_a_row_for_every_outcome_and_the_scores_of_the_content(language):
    wheel = sheet_of(form.example(language), TABLES[7].sheet.title(language))
    assert len(wheel.rows) == 12
    assert wheel.rows[0].cells[1:3] == (4, 5)
    assert wheel.rows[1].cells[1:] == ("", "", "")


@everywhere
def test_there_is_room_below_what_is_filled(language):
    blank, example = form.blank(language), form.example(language)
    for empty, told in zip(blank.sheets, example.sheets, strict=True):
        assert len(empty.rows) + empty.room == len(told.rows) + told.room


def test_a_full_sheet_still_has_room():
    events = [{"number": str(number), "title": "Une rencontre"} for number in range(50)]
    assert form.filled(language_of("fr"), {"events": events}).sheets[1].room == 5


def test_a_content_is_shown_in_the_words_of_the_language():
    content = {
        "project": {"title": "Projet", "organisation": "Nous", "partners": ["A", "B"], "use": "both"},
        "events": [{"number": "1", "order": 2.5, "title": "T", "outcome": 5, "direction": "reverse"}],
    }
    book = form.filled(language_of("fr"), content)
    project = {row.cells[0]: row.cells[1] for row in book.sheets[0].rows}
    assert (project["Partenaires"], project["Usage"], project["Logo"]) == ("A; B", "les deux", "")
    event = rows_of(book, "Événements")[0]
    assert (event["RT"], event["Sens"], event["Ordre"]) == ("5 · Placement d’intermédiaires", "revers", 2.5)
    assert (book.title, book.author, book.date) == ("Projet", "Nous", MADE_ON)


def test_a_groups_own_labels_stand_everywhere():
    content = {"repertoire": [{"number": 5, "label": "Remise du plan"}], "events": [{"number": "1", "outcome": 5}]}
    book = form.filled(language_of("fr"), content)
    labels = [rows_of(book, "Événements")[0]["RT"], str(rows_of(book, "Roue")[4]["RT"]), book.lists[0].labels[4]]
    assert set(labels) == {"5 · Remise du plan"}
    assert rows_of(book, "Répertoire")[4]["Nom"] == "Remise du plan"


def test_a_choice_that_is_none_is_refused():
    with pytest.raises(ValueError, match="sideways"):
        form.filled(language_of("fr"), {"events": [{"number": "1", "direction": "sideways"}]})


def test_an_outcome_that_is_none_is_refused():
    with pytest.raises(KeyError):
        form.filled(language_of("fr"), {"events": [{"number": "1", "outcome": 13}]})


@everywhere
def test_the_example_teaches_a_whole_chain(language):
    book = form.example(language)
    events, effects = book.sheets[1].rows, book.sheets[2].rows
    numbers = {row.cells[0] for row in (*events, *effects)}
    told = rows_of(book, Sheet.EVENTS.title(language))
    name = {column.key: column.name(language) for column in TABLES[2].columns}
    arrows = [arrow for row in told for arrow in str(row[name["leads_to"]]).split("; ")]
    assert (len(events), len(effects)) == (9, 2)
    assert set(arrows) <= numbers
    assert [sum(bool(row[name[key]]) for row in told) for key in ("direction", "status")] == [1, 1]


@everywhere
def test_every_actor_of_the_example_stands_in_the_sheet_of_actors(language):
    book = form.example(language)
    named = {name for row in book.sheets[1].rows for name in str(row.cells[3]).split("; ")}
    assert named <= {row.cells[0] for row in book.sheets[3].rows}


@pytest.mark.parametrize("make", MAKERS)
def test_both_languages_teach_the_same_story(make):
    first, second = (make(each) for each in LANGUAGES)
    for here, there in zip(first.sheets, second.sheets, strict=True):
        filled = [[bool(cell) for cell in row.cells] for row in here.rows]
        assert filled == [[bool(cell) for cell in row.cells] for row in there.rows]


# --- what starts folded away ---


def in_view(book, key):
    sheet = next(each for each in book.sheets if each.key == key)
    return [column.key for column in sheet.columns if not column.folded]


@everywhere
def test_an_empty_sheet_of_events_has_seven_columns_in_view(language):
    book = form.blank(language)
    assert in_view(book, "events") == ["number", "date", "title", "actors", "outcome", "leads_to", "review"]
    assert not {"reached", "quote"} & set(in_view(book, "effects"))
    assert "person" not in in_view(book, "actors")


@everywhere
def test_a_column_in_which_something_stands_is_in_view(language):
    content = {"events": [{**EVENT, "amount": "43 500 $"}], "actors": [{"name": "Ana", "person": True}]}
    book = form.filled(language, content)
    assert "amount" in in_view(book, "events")
    assert "quote" not in in_view(book, "events")
    assert names.yes_no_labels(language)[0] in book.sheets[3].rows[0].cells


@everywhere
def test_the_instructions_say_that_there_is_more_to_unfold(language):
    notes = dict(form.blank(language).leaf.tables[2].rows)
    told = notes[language.say("form.leaf.note.folded.name")]
    for sheet in (Sheet.IMAGES, Sheet.FIGURES):
        assert sheet.title(language) in told


@everywhere
def test_a_new_workbook_lists_the_methods_questions_with_their_codes_and_no_answer(language):
    rows = rows_of(form.blank(language), Sheet.LEARNING.title(language))[1:]
    code, question, *rooms = rows[0]
    assert [row[code] for row in rows] == ["A1", "A2", "A3", "R1", "R2", "R3"]
    assert all(row[question].endswith("?") and "{" not in row[question] for row in rows)
    assert not any(row[room] for row in rows for room in rooms)
    assert not any(row.cells[0] == "A2" for sheet in form.example(language).sheets for row in sheet.rows if row.example)
