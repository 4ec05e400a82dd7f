"""The annex of a specimen: every style of a template in its own look, under its own name."""

from rtdocs.plan.content.document import Column, Heading, Paragraph, Run, Table
from rtdocs.write.word.blocks import blocks_xml
from rtdocs.write.word.styles import Style
from rtdocs.write.word.tables import table_xml
from rtdocs.write.word.text import Manuscript, letters, paragraph

_LETTERS = (Style.STRONG, Style.LINK, Style.PROMPT)
_TABLES = (Style.TABLE, Style.ANSWERS)


def styles_xml(manuscript: Manuscript) -> str:
    """Return the annex: a sample of every style under its own name."""
    say = manuscript.language.say
    opening = (
        Heading("styles", 1, (Run(say("word.specimen.title")),)),
        Paragraph((Run(say("word.specimen.lead")),)),
    )
    return blocks_xml(manuscript, opening) + "".join(_style(manuscript, style) for style in Style)


def _style(manuscript: Manuscript, style: Style) -> str:
    if style in _LETTERS:
        named = f'<w:rStyle w:val="{manuscript.styles[style]}"/>'
        return paragraph(manuscript, Style.BODY, letters(style.value, named))
    if style in _TABLES:
        return table_xml(manuscript, _sample(style), style)
    return paragraph(manuscript, style, letters(style.value))


def _sample(style: Style) -> Table:
    name = (Run(style.value),)
    columns = (Column(style.value, 1), Column(style.value, 1))
    return Table(f"style-{style.name}", style.value, style.value, columns, ((name, name), (name, name)))
