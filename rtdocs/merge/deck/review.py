"""The last slide of a merged presentation: the pieces that people and rtdocs both changed, linked to their slides."""

from collections.abc import Collection, Sequence
from itertools import count
from typing import Any, Final

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt

from rtdocs.i18n import Language
from rtdocs.merge.deck.parts import added_slide, remove_slide
from rtdocs.merge.deck.state import A, SlideState, slide_state
from rtdocs.outcomes import Entry

KEY: Final = "rt-review"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_JUMP: Final = "ppaction://hlinksldjump"
_LETTERS: Final = Pt(14)
_MARGIN: Final = Emu(457_200)


def add(
    presentation: Any,  # noqa: ANN401 - python-pptx has no types
    before: SlideState | None,
    entries: Sequence[Entry],
    language: Language,
) -> Any:  # noqa: ANN401 - idem
    """Add the review slide at the end, in the place of an earlier merge's; return it, None without entries.

    The earlier merge's goes unless people worked on it: then it is a slide of theirs. `before` is its state as rtdocs
    wrote it.
    """
    for slide in list(presentation.slides):
        now = slide_state(slide)
        if before is not None and now.title == before.title and _words(now) == _words(before):
            remove_slide(presentation, slide)
        elif now.key == KEY:
            del slide.element.cSld.attrib["name"]
    if not entries:
        return None
    places = {
        slide.shapes.title.text_frame.text: slide for slide in presentation.slides if slide.shapes.title is not None
    }
    slide = added_slide(presentation, _layout(presentation))
    slide.element.cSld.set("name", KEY)
    slide.shapes.title.text_frame.text = _free_title(language.say("merge.review.title"), places)
    frame = _body(slide, presentation)
    for number, entry in enumerate(entries):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = language.say("merge.review.line", place=entry.place, ours=entry.ours.replace("\n", " / "))
        run.font.size = _LETTERS
        if (target := places.get(entry.place)) is not None:
            _link(run, slide, target)
    for letters in slide.element.iter(f"{A}rPr", f"{A}endParaRPr"):
        letters.set("lang", language.tag)
    return slide


def _words(state: SlideState) -> tuple[list[str], tuple[str, ...]]:
    """Return what a slide and its notes say: a program that saves the slide may give it another look."""
    return sorted(filter(None, (shape.text for shape in state.shapes.values()))), state.notes


def _free_title(title: str, taken: Collection[str]) -> str:
    """Return a title that no other slide bears."""
    names = (title if number == 1 else f"{title} ({number})" for number in count(1))
    return next(name for name in names if name not in taken)


def _layout(presentation: Any) -> Any:  # noqa: ANN401 - idem
    """Return a layout with a title and a text, else one with a title."""
    layouts = [layout for layout in presentation.slide_layouts if _kinds(layout) & _TITLES]
    texts = [layout for layout in layouts if _kinds(layout) & _TEXTS and PP_PLACEHOLDER.SUBTITLE not in _kinds(layout)]
    return (texts or layouts)[0]


_TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
_TEXTS: Final = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})


def _kinds(layout: Any) -> set[Any]:  # noqa: ANN401 - idem
    return {holder.placeholder_format.type for holder in layout.placeholders}


def _body(slide: Any, presentation: Any) -> Any:  # noqa: ANN401 - idem
    holder = next((each for each in slide.placeholders if each.placeholder_format.type in _TEXTS), None)
    if holder is not None:
        return holder.text_frame
    width, height = presentation.slide_width, presentation.slide_height
    box = slide.shapes.add_textbox(_MARGIN, height // 4, width - 2 * _MARGIN, height // 2)
    box.text_frame.word_wrap = True
    return box.text_frame


def _link(run: Any, slide: Any, target: Any) -> None:  # noqa: ANN401 - idem
    relation = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
    letters = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx links runs to addresses alone
    etree.SubElement(letters, f"{A}hlinkClick", {f"{_R}id": relation, "action": _JUMP})
