"""The logo, the one picture of a document, set in line with the text."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from rtdocs import pictures
from rtdocs.layout.base.scene import EMU_PER_INCH
from rtdocs.write.drawingml.drawing import about_xml
from rtdocs.write.word.markup import SPACES
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Manuscript, paragraph

if TYPE_CHECKING:
    from docx.document import Document as WordFile

WIDTH, HEIGHT = 2 * EMU_PER_INCH, EMU_PER_INCH


def logo_xml(manuscript: Manuscript, word: "WordFile", path: str, organisation: str) -> str:
    """Return a paragraph with the logo, as large as a box of 2 by 1 inches lets it be; nothing without a logo.

    Raises:
        UnusablePicture: the picture cannot be read.
    """
    if not path:
        return ""
    logo = pictures.read(Path(path))
    relation, _ = word.part.get_or_add_image(io.BytesIO(logo.content))
    scale = min(WIDTH / logo.width, HEIGHT / logo.height)
    size = f'cx="{max(1, round(logo.width * scale))}" cy="{max(1, round(logo.height * scale))}"'
    alt = manuscript.language.say("word.logo", organisation=organisation)
    return paragraph(manuscript, Style.FIGURE, _picture(next(manuscript.drawings), relation, size, alt))


def _picture(number: int, relation: str, size: str, alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"{about_xml('wp:docPr', number, 'logo', alt)}<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{SPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
