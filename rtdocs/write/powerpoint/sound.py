"""A recorded sound on a slide, as PowerPoint itself writes one that starts "when clicked on".

It stands in the file once, under two relations: `audio`, which every PowerPoint knows, and `media`, which those since
2010 take. The picture is its play button; the slide's time tree names the sound, and one click on the button plays or
pauses it. Nothing starts by itself. (What PowerPoint writes, seen in files it saved; python-pptx knows films only.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from rtdocs.errors import UnusableNarration
from rtdocs.i18n import Language
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.narration import Sound
from rtdocs.write.drawingml.drawing import geometry_xml, safe, xfrm_xml
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.powerpoint.placeholders import Place, Spot
from rtdocs.write.powerpoint.play_icon import play_icon
from rtdocs.write.powerpoint.template import Layout, Role, Template

_SIDE = 40 * EMU_PER_POINT
_BESIDE = 10 * EMU_PER_POINT
RELATIONS = 3
"""A slide's relations to its sound: media, audio, picture of the button."""
_PICTURE = "/ppt/media/narration-play.png"
_MEDIA_OF_2010 = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Button:
    """The play button of a sound: its frame, its name, its alternative text.

    Attributes:
        first: the number of the first of the slide's three relations that it needs: media, audio, picture.
    """

    frame: Frame
    name: str
    alt: str
    first: int


def refuse_beyond(sounds: Mapping[int, Sound], last: int) -> None:
    """Raise UnusableNarration where a sound is for a slide past the last one."""
    for slide, sound in sounds.items():
        if slide > last:
            raise UnusableNarration("narration-beyond", name=sound.name, slide=slide, last=last)


def with_room(template: Template) -> Template:
    """Return a template whose titles leave room for a play button at the right of the slides' titles."""
    frame = button_frame(template)
    return replace(template, layouts={role: _leaving(layout, frame) for role, layout in template.layouts.items()})


def button_frame(template: Template) -> Frame:
    """Return the frame of the button: at the right end of the titles, at one place on all slides."""
    title = template.layouts[Role.DRAWING].places[Spot.TITLE].frame
    right = template.drawing.right  # where the title ends, until it makes room
    return Frame(right - _SIDE, title.y + (title.height - _SIDE) // 2, _SIDE, _SIDE)


def button(sound: Sound, frame: Frame, language: Language, first: int) -> Button:
    """Return the button of a sound."""
    alt = language.say("powerpoint.sound.alt", slide=sound.slide)
    if sound.seconds:
        alt = language.say("powerpoint.sound.timed", slide=sound.slide, length=_length(sound.seconds, language))
    return Button(frame, language.say("powerpoint.sound.name", slide=sound.slide), alt, first)


def _length(seconds: int, language: Language) -> str:
    minutes, rest = divmod(seconds, _MINUTE)
    if not minutes:
        return language.say("powerpoint.sound.seconds", seconds=rest)
    return language.say("powerpoint.sound.minutes", minutes=minutes, seconds=rest)


def button_xml(button: Button, number: int) -> str:
    """Return the picture that plays the sound."""
    media, audio, picture = (f"rId{button.first + step}" for step in range(RELATIONS))
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{safe(button.name)}" descr="{safe(button.alt)}">'
        '<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr><a:audioFile r:link="{audio}"/><p:extLst><p:ext uri="{_MEDIA_OF_2010}">'
        f'<p14:media xmlns:p14="{_P14}" r:embed="{media}"/></p:ext></p:extLst></p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{xfrm_xml(button.frame)}{geometry_xml('rect')}</p:spPr></p:pic>"
    )


def timing_xml(number: int) -> str:
    """Return the time tree of a slide on which a click on the shape of an id plays its sound, or pauses it."""
    shape = f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl>'
    clicked = f'<p:cond evt="onClick" delay="0">{shape}</p:cond>'
    at_once = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    command = (
        f'<p:cmd type="call" cmd="togglePause"><p:cBhvr><p:cTn id="6" dur="1" fill="hold"/>{shape}</p:cBhvr></p:cmd>'
    )
    effect = (
        '<p:par><p:cTn id="5" presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" '
        f'nodeType="clickEffect">{at_once}<p:childTnLst>{command}</p:childTnLst></p:cTn></p:par>'
    )
    inner = f'<p:par><p:cTn id="4" fill="hold">{at_once}<p:childTnLst>{effect}</p:childTnLst></p:cTn></p:par>'
    outer = f'<p:par><p:cTn id="3" fill="hold">{at_once}<p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>'
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" restart="whenNotActive" fill="hold" '
        f'evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{clicked}</p:stCondLst>'
        f'<p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst>{outer}</p:childTnLst></p:cTn>'
        f"<p:nextCondLst>{clicked}</p:nextCondLst></p:seq>"
        '<p:audio><p:cMediaNode vol="80000"><p:cTn id="7" fill="hold" display="0"><p:stCondLst>'
        '<p:cond delay="indefinite"/></p:stCondLst><p:endCondLst><p:cond evt="onStopAudio" delay="0"><p:tgtEl>'
        f"<p:sldTgt/></p:tgtEl></p:cond></p:endCondLst></p:cTn>{shape}</p:cMediaNode></p:audio>"
        "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def relate_sound(slide: Any, sound: Sound, free: FreeNames) -> None:  # noqa: ANN401 - python-pptx has no types
    """Put a sound and the picture of its button in a slide's package, under the relations that the button names."""
    kind, content = sound.kind, sound.content
    name = free(f"/ppt/media/narration-{sound.slide}{kind.ending}")
    part = Part(PackURI(name), kind.content_type, slide.package, content)
    slide.relate_to(part, RELATIONSHIP_TYPE.MEDIA)
    slide.relate_to(part, RELATIONSHIP_TYPE.AUDIO)
    slide.relate_to(_picture(slide.package, free), RELATIONSHIP_TYPE.IMAGE)


def _picture(package: Any, free: FreeNames) -> Any:  # noqa: ANN401 - idem
    """Return the part of the picture, one for all slides."""
    icon = play_icon()
    shared = (part for part in package.iter_parts() if part.partname.endswith(".png") and part.blob == icon)
    return next(shared, None) or Part(PackURI(free(_PICTURE)), CONTENT_TYPE.PNG, package, icon)


def _leaving(layout: Layout, frame: Frame) -> Layout:
    """Return a layout whose title ends before a frame; a title that would lose half of its width stays."""
    title = layout.places[Spot.TITLE]
    if not _meet(title.frame, frame) or frame.x - _BESIDE < title.frame.x + title.frame.width // 2:
        return layout
    return replace(layout, places={**layout.places, Spot.TITLE: _narrowed(title, frame.x - _BESIDE)})


def _narrowed(title: Place, right: int) -> Place:
    frame = title.frame
    return replace(title, frame=frame._replace(width=right - frame.x), own=True)


def _meet(one: Frame, other: Frame) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
