"""A third language that nobody speaks: the French catalogues in Cyrillic letters, so that any other text shows.

It is made of one folder, as anybody's would be: a copy of `rtdocs/i18n/fr` with each letter of its sentences replaced.
Places ("{count}"), what a machine reads and the endings of file names stay. Its tag is that of a real language, which
Babel knows how to write numbers in.
"""

import json
import re
import shutil
import tomllib
import unicodedata
from pathlib import Path

import rtdocs
from rtdocs.i18n import catalogue
from rtdocs.resources import folder

CODE, TAG = "xx", "uk-UA"
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абцдефгхийклмнопярстувшьыз"
LETTERS = str.maketrans(LATIN + LATIN.upper() + "’", CYRILLIC + CYRILLIC.upper() + "’", "")
LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})

# What stays as it is: places, how an example row begins, addresses, what is typed at a terminal, the endings of files.
KEPT = re.compile(
    r"\{[^{}]*\}|^ex\. |https?://\S+|--[a-z][a-z-]*|\brtdocs\b|\.(?:docx|pptx|xlsx|xlsm|html|pdf|zip|toml)\b"
)
# Keys of the longer texts whose values are no words: numbers of events, values of enums, codes.
CODED = frozenset(
    {"number", "leads_to", "direction", "status", "use", "dimension", "code", "function", "outcome", "kind"}
)


def in_cyrillic(text: str) -> str:
    """Return a text with each of its letters replaced, accents dropped."""
    pieces, end = [], 0
    for kept in KEPT.finditer(text):
        pieces += [_replaced(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*pieces, _replaced(text[end:])])


def _replaced(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.translate(LIGATURES))
    return unicodedata.normalize("NFC", "".join(sign for sign in bare if not unicodedata.combining(sign))).translate(
        LETTERS
    )


def package(place: Path) -> Path:
    """Copy the package with a third folder of catalogues, and return what to put on the path of Python."""
    home = Path(rtdocs.__file__).parent
    shutil.copytree(home, place / "rtdocs", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "samples"):
        shutil.copytree(folder(name), place / name, dirs_exist_ok=True)
    french = catalogue.FOLDER / "fr"
    for path in french.rglob("*.toml"):
        target = place / "rtdocs" / "i18n" / CODE / path.relative_to(french)
        target.parent.mkdir(parents=True, exist_ok=True)
        coded = CODED if path.parent.name == "texts" else frozenset()
        target.write_text("\n".join(_toml(_tree(tomllib.loads(path.read_text("utf-8")), coded))), "utf-8")
    about = (french / "language.toml").read_text("utf-8").replace('"fr-CA"', f'"{TAG}"').replace(" et ", " ет ")
    (place / "rtdocs" / "i18n" / CODE / "language.toml").write_text(about, "utf-8")
    return place


def _tree(value, coded, key=""):
    match value:
        case str():
            return value if key in coded else in_cyrillic(value)
        case list():
            return [_tree(each, coded, key) for each in value]
        case dict():
            return {name: _tree(each, coded, name) for name, each in value.items()}
        case _:
            return value


def _toml(tree):
    """Yield the lines of a tree: whole values are inline, which TOML reads as it does JSON, but for tables."""
    for key, value in tree.items():
        yield f"{json.dumps(key)} = {_inline(value)}"


def _inline(value):
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {_inline(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)
