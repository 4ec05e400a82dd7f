"""The texts that the grids of a story say by themselves today, in all languages: none of them is an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rtdocs import i18n
from rtdocs.i18n import language_of
from rtdocs.model import Story
from rtdocs.plan.content.document import Block, Document, Heading, Items, Paragraph, Question, plain
from rtdocs.plan.content.gridbook import GridBook
from rtdocs.plan.grid import grid
from rtdocs.plan.questions.answers import plain_code
from rtdocs.plan.wording.telling import Telling
from rtdocs.read.grids.ours import Ours


def own_texts(story: Story) -> Ours:
    """Return the texts of a story's grids."""
    texts: set[str] = set()
    questions: dict[str, set[str]] = defaultdict(set)
    for language in map(language_of, i18n.codes()):
        telling = Telling(story, language, group=True)
        document = grid.document(telling, everything=True)
        texts |= {*_of_document(document), *_of_book(grid.book(telling, everything=True))}
        for question in _questions(document):
            questions[plain_code(question.code)].add(plain(question.text))
    return Ours(frozenset(texts), {code: frozenset(words) for code, words in questions.items()})


def _of_document(document: Document) -> Iterator[str]:
    yield document.title
    for fields in document.fields.values():
        yield from (str(text) for text in fields.values()) if isinstance(fields, Mapping) else (str(fields),)
    for blocks in document.sections.values():
        yield from _of_blocks(blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.text)
            case Items():
                yield from map(plain, block.items)
            case Question():
                yield plain(block.events)


def _of_book(book: GridBook) -> Iterator[str]:
    """Yield the texts of sheets, but for the questions and what people type."""
    for sheet in book.sheets:
        yield from (sheet.title, sheet.introduction)
        for row in sheet.rows:
            yield from (text for text, column in zip(row[2:], sheet.columns[2:], strict=True) if not column.editable)


def _questions(document: Document) -> Iterator[Question]:
    for blocks in document.sections.values():
        yield from (block for block in blocks if isinstance(block, Question))
