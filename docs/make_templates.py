"""Write the tables of docs/templates.md and docs/modeles.md from the declarations: `python docs/make_templates.py`."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rtdocs import pipeline
from rtdocs.faults import Fault
from rtdocs.i18n import Language, language
from rtdocs.plan import grid, report
from rtdocs.plan.blocks import Document, Heading, plain
from rtdocs.write.styles import Style
from rtdocs.write.word_names import LISTS, Field, Place, RowField, Text

FOLDER = Path(__file__).parent
PAGES = {"fr": "modeles.md", "en": "templates.md"}
OTHERS = {"fr": "en", "en": "fr"}
HEADS = {
    "fr": {
        "names": ("En français", "In English", "Ce qui s’imprime, dans l’exemple"),
        "parts": ("En français", "In English", "Ce qui y vient"),
        "rows": ("En français", "In English", "Ce qui s’imprime, dans l’exemple"),
        "faults": ("Code", "Faute", "Quoi faire"),
    },
    "en": {
        "names": ("In English", "En français", "What is printed, in the example"),
        "parts": ("In English", "En français", "What comes there"),
        "rows": ("In English", "En français", "What is printed, in the example"),
        "faults": ("Code", "Fault", "What to do"),
    },
}
LISTED = {
    Place.LOGO: {"fr": "Le logo du projet", "en": "The project’s logo"},
    Place.CONTENTS: {"fr": "Table des matières", "en": "Table of contents"},
    Place.KIT: {"fr": "Un document de la trousse d’atelier", "en": "A document of the workshop kit"},
    Place.CAPTIONS: {"fr": "Listes des tableaux et des figures", "en": "Lists of tables and of figures"},
}
SHORT = 60


def page(reader: Language, text: str) -> str:
    """Return a page with its tables written anew, each between its two marks."""
    for name, lines in tables(reader).items():
        table = "\n".join(lines)
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- / -->)", re.DOTALL)
        text = mark.sub(lambda found, table=table: f"{found[1]}\n{table}\n\n{found[2]}", text)
    return text


def tables(reader: Language) -> dict[str, list[str]]:
    """Return the lines of each table."""
    documents = _examples(reader)
    rows = {
        "names": list(_names(reader, documents[0])),
        "parts": list(_parts(reader, documents)),
        "rows": list(_rows(reader, documents[0])),
        "faults": [(each.code, each.title(reader), _way_out(each, reader)) for each in Fault],
    }
    made = {name: [*_head(HEADS[reader.code][name]), *map(_line, lines)] for name, lines in rows.items()}
    return made | {"styles": [", ".join(f"`{style.value}`" for style in Style)]}


def _examples(reader: Language) -> tuple[Document, Document]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.xlsx"
        pipeline.new_workbook(path, lang=reader.code, example=True)
        story = pipeline.load(path).story
    return report.plan(story, reader), grid.document(story, reader)


def _names(reader: Language, document: Document) -> Iterator[tuple[str, ...]]:
    for field in Field:
        group, _, key = field.value.partition(".")
        texts = document.fields[group]
        sample = str(texts[key]) if isinstance(texts, dict) else ""
        yield *(f"`{{{{ {_whole(group, field.value, each)} }}}}`" for each in _both(reader)), _short(sample)
    for text in Text:
        said = [each.say(f"template.text.{text.value}") for each in _both(reader)]
        yield *(f"`{{{{r {name} }}}}`" for name in said), reader.say("word.pages", page="2", pages="14")


def _parts(reader: Language, documents: tuple[Document, Document]) -> Iterator[tuple[str, ...]]:
    for place in Place:
        blocks = next((each.sections[place.value] for each in documents if place.value in each.sections), ())
        heading = next((plain(block.text) for block in blocks if isinstance(block, Heading)), "")
        names = (f"`{{{{p {each.say(f'template.place.{place.value}')} }}}}`" for each in _both(reader))
        yield *names, LISTED[place][reader.code] if place in LISTED else heading


def _rows(reader: Language, document: Document) -> Iterator[tuple[str, ...]]:
    for key in LISTS:
        names = [each.say(f"template.list.{key}") for each in _both(reader)]
        yield *(f"`{{%tr for x in {name} %}}`" for name in names), ""
        for field in (each for each in RowField if each.value.startswith(f"{key}.")):
            said = (f"`{{{{ x.{each.say(f'template.row.{field.value}')} }}}}`" for each in _both(reader))
            texts = (row[field.value.partition(".")[2]] for row in document.rows[key])
            yield *said, _short(next(filter(None, texts), ""))


def _both(reader: Language) -> tuple[Language, Language]:
    return reader, language(OTHERS[reader.code])


def _whole(group: str, field: str, reader: Language) -> str:
    return f"{reader.say(f'template.group.{group}')}.{reader.say(f'template.field.{field}')}"


def _way_out(fault: Fault, reader: Language) -> str:
    """Return what to do, with its places shown as dots; braces stand doubled in a catalogue."""
    text = re.sub(r"(?<!\{)\{\w+\}", "…", reader.say(f"faults.{fault.key}.way_out"))
    return text.replace("{{{{", "`{{").replace("}}}}", "}}`")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: line.rindex(" ", 0, SHORT)] + "…"


def _head(titles: tuple[str, ...]) -> list[str]:
    return [_line(titles), "|" + "---|" * len(titles)]


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    for code, name in PAGES.items():
        path = FOLDER / name
        path.write_text(page(language(code), path.read_text("utf-8")), "utf-8")
