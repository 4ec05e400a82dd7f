"""The logos of a slide: side by side above its foot, never stretched, each with its alternative text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from rtdocs import pictures
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.plan.content.document import Photo
from rtdocs.write.drawingml.drawing import about_xml, geometry_xml, xfrm_xml
from rtdocs.write.package.free_names import FreeNames

HEIGHT, LEAST = 54 * EMU_PER_POINT, 28 * EMU_PER_POINT
"""The height of logos where there is room, and the least that they can be told apart at."""
_APART = 24 * EMU_PER_POINT
_WIDEST = 3
"""A logo may be so many times as wide as the line of logos is high; a wider one is made lower."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo on a slide: its picture, its frame, its name and alternative text, the number of its relation."""

    picture: pictures.Picture
    frame: Frame
    alt: str
    relation: int


def placed(photos: Sequence[Photo], line: Frame, first: int) -> list[Logo]:
    """Return logos from the left of a line, all smaller alike where they are many; `first` is their first relation.

    Raises:
        UnusablePicture: a picture cannot be read.
    """
    read = [pictures.read(Path(photo.path)) for photo in photos]
    sizes = [_size(picture, line.height) for picture in read]
    room = line.width - _APART * (len(sizes) - 1)
    share = min(1.0, room / max(1, sum(width for width, _ in sizes)))
    found, x = [], line.x
    for place, (photo, picture, size) in enumerate(zip(photos, read, sizes, strict=True)):
        width, height = (max(1, round(side * share)) for side in size)
        frame = Frame(x, line.y + (line.height - height) // 2, width, height)
        found.append(Logo(picture, frame, photo.alt, first + place))
        x += width + _APART
    return found


def _size(picture: pictures.Picture, high: int) -> tuple[int, int]:
    scale = min(high / picture.height, _WIDEST * high / picture.width)
    return round(picture.width * scale), round(picture.height * scale)


def logo_xml(logo: Logo, number: int) -> str:
    """Return a logo as a picture."""
    return (
        f"<p:pic><p:nvPicPr>{about_xml('p:cNvPr', number, logo.alt, logo.alt)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="rId{logo.relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{xfrm_xml(logo.frame)}{geometry_xml('rect')}</p:spPr></p:pic>"
    )


def relate_logos(slide: Any, logos: Sequence[Logo], free: FreeNames, known: dict[bytes, Any]) -> None:  # noqa: ANN401 - python-pptx has no types
    """Relate a slide to the pictures of its logos, in their order; `known` are those of the slides before, by content.

    The same picture twice on a slide has one relation a logo: the slide names each by a number of its own.
    """
    for logo in logos:
        content = logo.picture.content
        if content not in known:
            kind = {"png": CONTENT_TYPE.PNG, "jpg": CONTENT_TYPE.JPEG}[logo.picture.ending]
            name = free(f"/ppt/media/logo-{len(known) + 1}.{logo.picture.ending}")
            known[content] = Part(PackURI(name), kind, slide.package, content)
        slide.rels._add_relationship(RELATIONSHIP_TYPE.IMAGE, known[content])  # noqa: SLF001 - the public door gives the first
