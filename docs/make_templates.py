"""Write the tables of docs/users/templates.md and modeles.md: `python docs/make_templates.py`."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rtdocs import pipeline
from rtdocs.i18n import Language, language_of
from rtdocs.plan import report
from rtdocs.plan.content.document import Document, Heading, plain
from rtdocs.plan.grid import grid
from rtdocs.plan.wording.telling import Telling
from rtdocs.template_problems import TemplateRule
from rtdocs.write.word.styles import Style
from rtdocs.write.word.template_names import LISTS, BlockPlace, RowField, Text, TextName

FOLDER = Path(__file__).parent / "users"
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
    BlockPlace.LOGO: {"fr": "Les logos du projet", "en": "The project’s logos"},
    BlockPlace.PHOTO: {"fr": "Les photos du projet", "en": "The project’s photos"},
    BlockPlace.CONTENTS: {"fr": "Table des matières", "en": "Table of contents"},
    BlockPlace.KIT: {"fr": "Un document de la trousse d’atelier", "en": "A document of the workshop kit"},
    BlockPlace.CAPTIONS: {"fr": "Listes des tableaux et des figures", "en": "Lists of tables and of figures"},
}
SHORT = 60


def page(language: Language, text: str) -> str:
    """Return a page with its tables written anew, each between its two marks."""
    for name, lines in tables(language).items():
        table = "\n".join(lines)
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- / -->)", re.DOTALL)
        text = mark.sub(lambda found, table=table: f"{found[1]}\n{table}\n\n{found[2]}", text)
    return text


def tables(language: Language) -> dict[str, list[str]]:
    """Return the lines of each table."""
    documents = _examples(language)
    rows = {
        "names": list(_names(language, documents[0])),
        "parts": list(_parts(language, documents)),
        "rows": list(_rows(language, documents[0])),
        "faults": [(each.code, each.title(language), _way_out(each, language)) for each in TemplateRule],
    }
    made = {name: [*_head(HEADS[language.code][name]), *map(_line, lines)] for name, lines in rows.items()}
    return made | {"styles": [", ".join(f"`{style.value}`" for style in Style)]}


def _examples(language: Language) -> tuple[Document, Document]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.xlsx"
        pipeline.new_workbook(path, lang=language.code, example=True)
        story = pipeline.load(path).story
    return report.plan(Telling(story, language)), grid.document(Telling(story, language))


def _names(language: Language, document: Document) -> Iterator[tuple[str, ...]]:
    for field in TextName:
        group, _, key = field.value.partition(".")
        texts = document.fields[group]
        sample = str(texts[key]) if isinstance(texts, dict) else ""
        yield *(f"`{{{{ {_whole(group, field.value, each)} }}}}`" for each in _both(language)), _short(sample)
    for text in Text:
        said = [each.say(f"template.text.{text.value}") for each in _both(language)]
        yield *(f"`{{{{r {name} }}}}`" for name in said), language.say("word.pages", page="2", pages="14")


def _parts(language: Language, documents: tuple[Document, Document]) -> Iterator[tuple[str, ...]]:
    for place in BlockPlace:
        blocks = next((each.sections[place.value] for each in documents if place.value in each.sections), ())
        heading = next((plain(block.text) for block in blocks if isinstance(block, Heading)), "")
        names = (f"`{{{{p {each.say(f'template.place.{place.value}')} }}}}`" for each in _both(language))
        yield *names, LISTED[place][language.code] if place in LISTED else heading


def _rows(language: Language, document: Document) -> Iterator[tuple[str, ...]]:
    for key in LISTS:
        names = [each.say(f"template.list.{key}") for each in _both(language)]
        yield *(f"`{{%tr for x in {name} %}}`" for name in names), ""
        for field in (each for each in RowField if each.value.startswith(f"{key}.")):
            said = (f"`{{{{ x.{each.say(f'template.row.{field.value}')} }}}}`" for each in _both(language))
            texts = (row[field.value.partition(".")[2]] for row in document.rows[key])
            yield *said, _short(next(filter(None, texts), ""))


def _both(language: Language) -> tuple[Language, Language]:
    return language, language_of(OTHERS[language.code])


def _whole(group: str, field: str, language: Language) -> str:
    return f"{language.say(f'template.group.{group}')}.{language.say(f'template.field.{field}')}"


def _way_out(fault: TemplateRule, language: Language) -> str:
    """Return what to do, with its places shown as dots; braces stand doubled in a catalogue."""
    text = re.sub(r"(?<!\{)\{\w+\}", "…", language.say(f"faults.{fault.key}.way_out"))
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
        path.write_text(page(language_of(code), path.read_text("utf-8")), "utf-8")
