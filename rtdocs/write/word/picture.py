"""Pictures of a document, set in line with the text: logos, photos side by side. None is ever stretched."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rtdocs import pictures
from rtdocs.layout.base.scene import EMU_PER_INCH
from rtdocs.plan.content.document import Photo, Photos
from rtdocs.write.drawingml.drawing import about_xml
from rtdocs.write.word.markup import SPACES
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Manuscript, PlacedPicture, letters, paragraph

if TYPE_CHECKING:
    from docx.document import Document as WordFile

WIDTH, HEIGHT = 2 * EMU_PER_INCH, EMU_PER_INCH
"""The box that a logo alone may fill; several share a line, each a lower one."""
_SEVERAL = EMU_PER_INCH * 3 // 5
PHOTO_HEIGHT = EMU_PER_INCH * 5 // 2
_GAP = EMU_PER_INCH // 8
_BETWEEN = "   "


def add_pictures(word: "WordFile") -> Callable[[str], PlacedPicture]:
    """Return a function that puts the picture of a path into a document, once a path.

    The function raises UnusablePicture for a picture that cannot be read.
    """
    known: dict[str, PlacedPicture] = {}

    def add(path: str) -> PlacedPicture:
        if path not in known:
            picture = pictures.read(Path(path))
            relation, _ = word.part.get_or_add_image(io.BytesIO(picture.content))
            known[path] = PlacedPicture(relation, picture.width, picture.height)
        return known[path]

    return add


def logos_xml(manuscript: Manuscript, logo: str, organisation: str, others: Sequence[Photo] = ()) -> str:
    """Return a paragraph with the logos, the organisation's first; empty where there is none."""
    alt = manuscript.language.say("word.logo", organisation=organisation)
    every = (*((Photo(logo, alt),) if logo else ()), *others)
    height = HEIGHT if len(every) == 1 else _SEVERAL
    shown = [_run(manuscript, each, (WIDTH, height), "logo") for each in every]
    return paragraph(manuscript, Style.FIGURE, letters(_BETWEEN).join(shown)) if shown else ""


def photos_xml(manuscript: Manuscript, block: Photos) -> str:
    """Return photos side by side, as high as they may be in the width of the text, and their captions below."""
    room = (manuscript.width - _GAP * (len(block.photos) - 1)) // len(block.photos)
    shown = [_run(manuscript, photo, (room, PHOTO_HEIGHT), "photo") for photo in block.photos]
    captions = [photo.caption for photo in block.photos if photo.caption]
    below = paragraph(manuscript, Style.PHOTO_CAPTION, letters("  |  ".join(captions))) if captions else ""
    keep = "" if captions else '<w:keepNext w:val="0"/>'
    return paragraph(manuscript, Style.FIGURE, letters(" ").join(shown), keep) + below


def _run(manuscript: Manuscript, photo: Photo, room: tuple[int, int], name: str) -> str:
    """Return a run with a picture as large as its room allows, never stretched."""
    placed = manuscript.picture(photo.path)
    scale = min(room[0] / placed.width, room[1] / placed.height)
    size = f'cx="{max(1, round(placed.width * scale))}" cy="{max(1, round(placed.height * scale))}"'
    number = next(manuscript.drawings)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"{about_xml('wp:docPr', number, name, photo.alt)}<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{SPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{placed.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
