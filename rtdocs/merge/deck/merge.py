"""The merge of a presentation that people edited with the one that rtdocs would write today.

People's file is the ground: slides that they added, moved, hid or deleted stay so, and so do their masters and
properties. A slide that only rtdocs changed is renewed whole; on a slide that both changed, shapes are merged one by
one.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pptx import Presentation

from rtdocs.i18n import Language
from rtdocs.merge.deck import base as bases
from rtdocs.merge.deck import review
from rtdocs.merge.deck.matching import gone_from, is_recognised, matched
from rtdocs.merge.deck.notes import merge_paragraphs
from rtdocs.merge.deck.parts import fill_slide, new_slide, remove_slide
from rtdocs.merge.deck.shapes import Version, merge_shapes
from rtdocs.merge.deck.state import DeckState, SlideState, all_text, notes_of, slide_state, state_of, title_of
from rtdocs.outcomes import Account, Deed, Entry
from rtdocs.write.package.whole import save_whole

NOTES = "notes"
"""The piece of a slide that its notes are, in the account."""


def with_base(path: Path) -> str:
    """Put a finished presentation's state into its file as the base of later merges, and return the base as text."""
    presentation = Presentation(str(path))
    state = state_of(presentation)
    bases.put(presentation, state)
    save_whole(presentation, path)
    return bases.packed(state)


def base_in(path: Path) -> str:
    """Return the base that a presentation bears, as text; empty for none."""
    return bases.text_in(path)


def merge(theirs: Path, ours: Path, target: Path, language: Language, record: str = "") -> Account | None:
    """Write the merged presentation to `target`, and return the account; None where the merge is not safe.

    Args:
        theirs: the file as people left it.
        ours: the file as rtdocs writes it now, with its base.
        target: the file to write; not written where rtdocs has nothing to add.
        language: of the slide that lists the pieces that both changed.
        record: the base as text, for a file from which a program has dropped it.
    """
    presentation, wanted = Presentation(str(theirs)), Presentation(str(ours))
    base = bases.take(presentation) or bases.unpacked(record)
    now = bases.take(wanted) or state_of(wanted)
    there = state_of(presentation)
    if base is None or not is_recognised(base.slides, there.slides):
        return None
    base = replace(base, gone=gone_from(base, there))
    account = tuple(_merged(base, (presentation, there), (wanted, now)))
    if base.slides == now.slides:
        return account
    listed = review.add(presentation, base.review, [entry for entry in account if entry.deed is Deed.OFFERED], language)
    bases.put(presentation, replace(now, gone=base.gone, review=slide_state(listed) if listed else None))
    save_whole(presentation, target)
    return account


def _merged(base: DeckState, edited: tuple[Any, DeckState], wanted: tuple[Any, DeckState]) -> Iterator[Entry]:
    """Write our changes into their presentation slide by slide, and yield the entries of the account."""
    (theirs, now_theirs), (ours, now_ours) = edited, wanted
    there, mine = list(theirs.slides), list(ours.slides)
    their_states, our_states = now_theirs.slides, now_ours.slides
    to_theirs, to_ours = matched(base.slides, their_states), matched(base.slides, our_states)
    before = {our: at for at, our in to_ours.items()}
    previous = None
    for place, slide in enumerate(mine):
        at = before.get(place)
        if at is None and our_states[place].key in base.gone:
            yield Entry(Deed.LEFT_OUT, our_states[place].title, "", all_text(slide.element))
        elif at is None:
            previous = new_slide(theirs, slide, _place(theirs, previous))
            yield Entry(Deed.ADDED, our_states[place].title)
        elif at in to_theirs:
            previous = there[to_theirs[at]]
            states = (base.slides[at], their_states[to_theirs[at]], our_states[place])
            yield from _slide(states, previous, slide, base.gone)
        elif not our_states[place].is_like(base.slides[at]):
            yield Entry(Deed.LEFT_OUT, our_states[place].title, "", all_text(slide.element))
    for at, their in to_theirs.items():
        if at not in to_ours:
            yield _no_longer_ours(base.slides[at], their_states[their], theirs, there[their])


def _place(presentation: Any, slide: Any) -> int:  # noqa: ANN401 - idem
    """Return the present number of a slide, from 0; -1 for no slide."""
    if slide is None:
        return -1
    return next(at for at, each in enumerate(presentation.slides) if each.slide_id == slide.slide_id)


def _slide(
    states: tuple[SlideState, SlideState, SlideState],
    theirs: Any,  # noqa: ANN401 - python-pptx has no types
    ours: Any,  # noqa: ANN401 - idem
    gone: frozenset[str],
) -> Iterator[Entry]:
    """Merge a slide; its states are those of the base, of theirs and of ours."""
    base, there, now = states
    left_out = {id_ for id_ in now.shapes if f"{base.key} {id_}" in gone}
    if now.is_like(base):
        if not there.is_like(base):
            yield Entry(Deed.KEPT, there.title or base.title)
    elif there.is_like(base) and not left_out:
        fill_slide(theirs, ours)
        yield Entry(Deed.RENEWED, now.title)
    elif not there.is_like(now):
        merged = merge_shapes(base, Version.of(theirs, there), Version.of(ours, now), left_out)
        entries = [*merged, *_notes(base, theirs, ours)]
        title = title_of(theirs) or there.title  # its title after the merge, by which links find it
        yield from (replace(entry, place=title) for entry in entries)
        theirs.element.cSld.set("name", ours.element.cSld.get("name", ""))


def _notes(base: SlideState, theirs: Any, ours: Any) -> Iterator[Entry]:  # noqa: ANN401 - idem
    there, mine = notes_of(theirs), notes_of(ours)
    merged, offered = merge_paragraphs(base.notes, there, mine)
    if merged != list(there):
        frame = theirs.notes_slide.notes_text_frame
        frame.text = "\n".join(merged)
        yield Entry(Deed.RENEWED, base.title, NOTES)
    if offered:
        yield Entry(Deed.OFFERED, base.title, NOTES, "\n".join(offered))


def _no_longer_ours(base: SlideState, there: SlideState, theirs: Any, slide: Any) -> Entry:  # noqa: ANN401 - idem
    """Remove a slide that the story no longer calls for, unless people worked on it; return the entry."""
    if there.is_like(base):
        remove_slide(theirs, slide)
        return Entry(Deed.REMOVED, there.title)
    return Entry(Deed.KEPT, there.title)
