"""The tags of a Word template: one read at a time, and nothing in it that could run or grow.

A template prints names, chooses between two texts, uses a few filters, and repeats a row for each event, effect or
actor. It has no other loops, no calls and no arithmetic.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("capitalize", "lower", "title", "trim", "upper")
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Const,
)
STATEMENTS = frozenset({"autoescape", "block", "break", "call", "continue", "debug", "do", "extends", "filter", "from"})
STATEMENTS |= {
    "import",
    "include",
    "macro",
    "pluralize",
    "raw",
    "set",
    "trans",
    "with",
    "colspan",
    "cellbg",
    "hm",
    "vm",
}
"""What Jinja and docxtpl know besides conditions and loops."""

# The sign printed for an empty text: a paragraph with nothing else is taken out afterwards. No keyboard types it.
BLANK = "\ue000"

LONGEST = 500
"""Letters of a tag: what is longer is not understood, and would take Jinja long, or too deep, to find out."""
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
BRACES = re.compile(r"\{[{%#]|[}%#]\}")
PARTED = re.compile(r"\{[\s\u200b\ufeff]+(?=[{%]\s*\w)|(?<=\w)\s*[}%][\s\u200b\ufeff]+\}")
"""Two braces with a space between them, which Word's automatic corrections and people put there."""
ODD = re.compile("[\u00a0\u202f\u2007\u200b\u00ad\ufeff]")
"""Signs that look like a space, or like nothing."""

_MARK = re.compile("(tr|tc|p|r) ")  # a plain space: docxtpl knows no other there
_OPEN = {"if": "{{% if {} %}}{{% endif %}}", "elif": "{{% if true %}}{{% elif {} %}}{{% endif %}}"}
_OPEN |= {"for": "{{% for {} %}}{{% endfor %}}"}
_WORDS = {"if": 1, "elif": 1, "for": 1, "else": 0, "endif": 0, "endfor": 0}


class Scope(Enum):
    """The extent of the document that a tag replaces, by docxtpl's letters."""

    TEXT = ""
    RUN = "r"
    PARAGRAPH = "p"
    CELL = "tc"
    ROW = "tr"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a paragraph, from character `start` to `end` (exclusive) of its text.

    Attributes:
        word: "print", "if", "elif", "else", "endif", "for", "endfor"; "" for any other word.
        tree: the tag's tree by Jinja; None where Jinja cannot parse the tag.
    """

    start: int
    end: int
    text: str
    scope: Scope
    word: str
    tree: nodes.Template | None

    @property
    def is_odd(self) -> bool:
        """Whether the tag holds invisible characters."""
        return bool(ODD.search(self.text))


def sandbox() -> ImmutableSandboxedEnvironment:
    """Return a Jinja environment in which an unknown name is a fault and text is never markup."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_or_blank)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {}
    return made


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each tag or comment: its end is where its braces first close. The time is linear."""
    at, open_for_good = 0, set[str]()
    while found := _OPENING.search(text, at):
        end = -1 if found[0] in open_for_good else text.find(_CLOSING[found[0]], found.end())
        if end < 0:
            open_for_good.add(found[0])
            at = found.start() + 1
        else:
            at = end + 2
            yield found.start(), at


def tags(text: str, environment: ImmutableSandboxedEnvironment) -> Iterator[Tag]:
    """Yield the tags of a paragraph in order; comments are none."""
    for start, end in spans(text):
        if not text.startswith("{#", start):
            yield _tag(start, text[start:end], environment)


def is_known_action(tag: Tag) -> bool:
    """Tell whether a tag of another word is one that Jinja or docxtpl would act on."""
    return bool(re.match(rf"\{{%(?:(?:tr|tc|p|r)\s)?[\s+-]*(?:{'|'.join(sorted(STATEMENTS))})\b", tag.text))


def forbidden(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes that a template may not hold."""
    return (node for node in tree.find_all(nodes.Node) if not _is_allowed(node))


def loop_of(tree: nodes.Node) -> tuple[str, str]:
    """Return the name that a loop gives to each row, and the name of the list it goes through."""
    return loop_of_node(next(tree.find_all(nodes.For)))


def loop_of_node(loop: nodes.For) -> tuple[str, str]:
    """Return the names of a loop's row and list."""
    return name(loop.target), name(loop.iter)


def printed(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes of whole names: the outermost of "project.title", and any expression before a dot.

    The two names of a loop's head are not among them.
    """
    for child in tree.iter_child_nodes():
        if not isinstance(child, nodes.Name | nodes.Getattr):
            yield from printed(child)
        elif not isinstance(tree, nodes.For) or child not in (tree.target, tree.iter):
            yield child


def name(node: nodes.Node) -> str:
    """Return the whole name that a node prints: "projet.titre"; empty where it is no name."""
    match node:
        case nodes.Name(name=word):
            return str(word)
        case nodes.Getattr(node=owner, attr=attr):
            return f"{name(owner)}.{attr}"
        case _:
            return ""


def longest(tree: nodes.Node, lengths: Mapping[str, int], counts: Mapping[str, int]) -> int:
    """Return the most characters that a template can print, without printing it.

    Args:
        tree: Jinja's tree of the whole.
        lengths: of the values of names, a row's by its list: "events.title" for an average row.
        counts: the rows of each list.
    """
    return _longest(tree, lengths, counts, {})


def _longest(node: nodes.Node, lengths: Mapping[str, int], counts: Mapping[str, int], rows: Mapping[str, str]) -> int:
    match node:
        case nodes.TemplateData(data=data):
            return len(data)
        case nodes.Name() | nodes.Getattr():
            first, _, rest = name(node).partition(".")
            return lengths.get(f"{rows[first]}.{rest}" if first in rows else name(node), 0)
        case nodes.For():
            target, listed = loop_of_node(node)
            inner = {**rows, target: listed}
            return counts.get(listed, 0) * sum(_longest(child, lengths, counts, inner) for child in node.body)
        case _:
            return sum(_longest(child, lengths, counts, rows) for child in node.iter_child_nodes())


def _or_blank(value: object) -> object:
    return value if value or not isinstance(value, str) else BLANK


def _is_allowed(node: nodes.Node) -> bool:
    match node:
        case nodes.Filter(name=used, args=args, kwargs=kwargs):
            return used in FILTERS and not args and not kwargs
        case nodes.For(target=nodes.Name(), iter=nodes.Name(), test=None, else_=[], recursive=False):
            return next(node.find_all(nodes.For), None) is None  # a loop in a loop could print for ever
        case nodes.For():
            return False
        case nodes.Getattr(attr=attr):
            return "__" not in attr
        case _:
            return isinstance(node, ALLOWED)


def _tag(start: int, text: str, environment: ImmutableSandboxedEnvironment) -> Tag:
    inner = text[2:-2]
    mark = _MARK.match(inner)
    scope = Scope(mark[1]) if mark else Scope.TEXT
    said = inner[mark.end() :] if mark else inner
    word, code = ("print", f"{{{{{said}}}}}") if text.startswith("{{") else _statement(said)
    return Tag(start, start + len(text), text, scope, word, _parsed(code, environment) if word else None)


def _statement(said: str) -> tuple[str, str]:
    """Return the word of a statement, and a whole template that holds nothing else."""
    word, _, rest = said.strip().partition(" ")
    if word not in _WORDS or bool(rest.strip()) != bool(_WORDS[word]):
        return "", ""
    return word, _OPEN[word].format(rest.strip()) if rest else ""


def _parsed(code: str, environment: ImmutableSandboxedEnvironment) -> nodes.Template | None:
    if len(code) > LONGEST:
        return None
    try:
        return environment.parse(code)
    except (TemplateSyntaxError, RecursionError):  # brackets within brackets
        return None
