"""The merge of a Word document that people edited with the one that rtdocs would write now.

The document stays people's: its parts, styles, notes and comments are not touched. Block by block, within each content
control of rtdocs, blocks that only rtdocs changed are brought in; blocks that people changed, added or removed stay so.
Where both changed the same passage, theirs stays, and ours is offered as a tracked change.
"""

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Final

from lxml import etree

from rtdocs.i18n import Language
from rtdocs.i18n.cutting import cut
from rtdocs.merge import carried
from rtdocs.merge.document.carry import Carrier, relations_in
from rtdocs.merge.document.keys import W, is_control, is_control_of, is_table
from rtdocs.merge.document.offers import blocks, can_be_offered, inserted, mark, withdraw
from rtdocs.merge.document.package import CannotMerge, DocumentParts
from rtdocs.merge.document.questions import QUESTION, restore, retire, scatter
from rtdocs.merge.document.references import drop_doubled_bookmarks, settle_references
from rtdocs.merge.document.story import (
    BODY,
    GONE,
    LOOKS,
    NO_TAGS,
    Outline,
    Story,
    all_keys,
    base_text,
    controls,
    gone_from,
    outline_of,
    read_base,
    rows_of,
    stories,
)
from rtdocs.merge.document.tables import Table, TableMerge, can_be_merged
from rtdocs.merge.document.three_way import Side, Stretch, stretches
from rtdocs.merge.merged import Merge
from rtdocs.outcomes import Account, Deed, Entry
from rtdocs.write.word.contents import CONTROLS

_LISTS: Final = frozenset(CONTROLS.values())
"""Controls of lists that Word makes anew: what both changed in one is nothing to look at."""
_CHANGING: Final = frozenset({Deed.RENEWED, Deed.ADDED, Deed.REMOVED, Deed.TRACKED})
_SHOWN: Final = 60
"""Letters of a passage that tell which it is."""


def base_of(path: Path) -> str:
    """Return the base of a document that rtdocs wrote, as text; empty where the document cannot be merged."""
    try:
        return base_text(outline_of(stories(DocumentParts.of(path), NO_TAGS)))
    except CannotMerge:
        return ""


def merge(theirs: Path, ours: Path, target: Path, language: Language, record: str) -> Merge | None:
    """Merge a document that people edited.

    Args:
        theirs: the document as people left it.
        ours: the document as rtdocs writes it now.
        target: the file to write; not written where theirs needs no change.
        language: of the account.
        record: the base of the document that people edited, as text.

    Returns:
        The account, and the keys of what people took away; None where the merge might lose text of people.
    """
    try:
        edited = DocumentParts.of(theirs)
        new = stories(DocumentParts.of(ours), NO_TAGS)
        if known := carried.take(ours, ""):
            for story in new.values():
                story.take(read_base(known))
        account, gone, is_changed = _merged(edited, new, read_base(record), language)
    except CannotMerge:
        return None
    if is_changed:
        edited.say_merged()
        target.write_bytes(edited.written())
    return Merge(account, gone)


def _merged(
    theirs: DocumentParts, new: Mapping[str, Story], base: Outline, language: Language
) -> tuple[Account, frozenset[str], bool]:
    """Write our changes into theirs; return the account, the keys of what is gone, and whether theirs was changed.

    Raises:
        CannotMerge: the merge might lose text of people.
    """
    tags = new[BODY].tags()
    old = stories(theirs, tags)
    if not set(base) & set(old[BODY].controls):
        raise CannotMerge  # a program has dropped our controls: rtdocs' text can no longer be told from people's
    retired = {name for story in old.values() for name, each in story.questions() if restore(each)}
    before = outline_of(old)
    people, gone = set(all_keys(before)) - set(all_keys(base)), gone_from(base, before)
    works = [_Merge(old[name], story, base) for name, story in new.items() if name in old]
    for work in works:
        work.run()
        work.retire(retired, language.say("merge.no_longer.note"))
    if not people <= set(all_keys(outline_of(stories(theirs, tags)))):
        raise CannotMerge  # the last check: a block of people is missing
    for story in (*old.values(), *new.values()):
        scatter(story.body)
    looks = () if outline_of(new)[LOOKS] == base.get(LOOKS) else (Entry(Deed.LEFT_OUT, language.say("merge.look")),)
    done = tuple(entry for work in works for entry in work.account)
    return (*done, *looks), gone, any(work.is_changed for work in works)


class _Merge:
    """The merge of a flow of text.

    Attributes:
        account: the entries of the account, in order.
        is_changed: whether the merge changed anything in theirs.
    """

    def __init__(self, theirs: Story, ours: Story, base: Outline) -> None:
        self.account: list[Entry] = []
        self.is_changed = False
        self._theirs, self._ours, self._base = theirs, ours, base
        self._taken_away = frozenset(base.get(GONE, ()))
        self._dropped: set[str] = set()
        self._fresh: list[etree._Element] = []
        self._carrier = Carrier(ours.parts, theirs.parts, ours.part, theirs.part)
        self._new = ours.outline()
        self._before, self._after = Counter(all_keys(base)), Counter(all_keys(self._new))
        self._their_keys = Counter(all_keys(theirs.outline()))
        self._rehoused = _rehoused(base, self._new)
        taken = {each.get(f"{W}id") for each in theirs.body.iter(f"{W}ins", f"{W}del")}
        self._numbers = (number for number in count(1) if str(number) not in taken)

    def run(self) -> None:
        """Write our changes into theirs, and offer ours where both changed a passage."""
        self._container(self._theirs.body, self._ours.body, self._ours.prefix, "")
        self._drop_doubled()
        if self.is_changed:
            drop_doubled_bookmarks(self._theirs.body)
            settle_references(self._theirs.body, self._fresh)
            self._theirs.parts.forget(self._theirs.part, self._dropped - set(relations_in(self._theirs.body)))

    def _drop_doubled(self) -> None:
        """Remove a new paragraph that theirs has already, where the merge could not take that one away.

        Ours only moved it, or theirs kept it with the text that people added around it while ours was without it.
        """
        self._theirs.reread()
        there = Counter(all_keys(self._theirs.outline()))
        for block in [each for each in self._fresh if each.tag == f"{W}p" and self._theirs.reader.text(each)]:
            key = self._theirs.reader.key(block)
            is_plain = block.find(f"{W}pPr/{W}sectPr") is None
            is_one = self._before[key] > 0 or self._after[key] == 1
            if is_plain and is_one and there[key] > max(self._after[key], self._their_keys[key]):
                there[key] -= 1
                block.getparent().remove(block)
                self._fresh.remove(block)

    def retire(self, before: set[str], text: str) -> None:
        """Mark the questions no longer asked that people worked on; `before` names those marked by an earlier merge."""
        known = {*before, *self._base}
        self.is_changed |= bool(before & self._ours.controls.keys())  # asked again: its mark was taken away
        for name, question in self._theirs.questions():
            if name in known and name not in self._ours.controls:
                retire(question, text)
                if name not in before:
                    self.is_changed = True
                    self._tell(Deed.RETIRED, "", self._theirs.reader.text(question[0]), "")

    def _container(self, theirs: etree._Element, ours: etree._Element, name: str, place: str) -> None:
        old, new, base = blocks(theirs), blocks(ours), self._base.get(name, ())
        cursor: etree._Element | None = None
        for stretch in stretches(base, [*map(self._theirs.reader.key, old)], [*map(self._ours.reader.key, new)]):
            mine, yours = old[stretch.theirs.start : stretch.theirs.stop], new[stretch.ours.start : stretch.ours.stop]
            if stretch.side is Side.OURS:
                cursor = self._renew(theirs, cursor, mine, yours, place)
                continue
            for block in mine:
                self._within(block)
            if stretch.side is Side.BOTH:
                mine, yours = self._without_table(mine, yours, name, place)
            self._settle(stretch, mine, yours, place)
            cursor = old[stretch.theirs.stop - 1] if stretch.theirs else cursor

    def _without_table(
        self, mine: list[etree._Element], yours: list[etree._Element], name: str, place: str
    ) -> tuple[list[etree._Element], list[etree._Element]]:
        """Merge a table that both changed, and return the blocks beside it; all blocks where it cannot be merged."""
        there, here = ([each for each in blocks if each.tag == f"{W}tbl"] for blocks in (mine, yours))
        known = [key for key in self._base.get(name, ()) if is_table(key)]
        if not len(there) == len(here) == len(known) == 1:
            return mine, yours
        base = [tuple(row.split()) for row in self._base.get(rows_of(name, 0), ())]
        theirs, ours = Table(there[0], self._theirs.reader), Table(here[0], self._ours.reader)
        if not can_be_merged(base, theirs, ours):
            return mine, yours
        before = deepcopy(there[0])
        try:
            work = TableMerge(base, theirs, ours, self._carrier, self._numbers, self._taken_away)
            done = list(work.run())
        except CannotMerge:
            there[0][:] = list(before)
            return mine, yours
        finally:
            self._theirs.reader.forget(there[0])
        for deed, piece, text in done:
            self._tell(deed, place or piece, piece, text)
        self.is_changed |= any(deed in _CHANGING for deed, _, _ in done)
        return [each for each in mine if each is not there[0]], [each for each in yours if each is not here[0]]

    def _within(self, block: etree._Element) -> None:
        """Merge the blocks in a control of ours that theirs still has, wherever people moved it."""
        name = self._theirs.name(block)
        if name in self._rehoused:
            if self._new.get(name) != self._base.get(name):
                self._say(Deed.LEFT_OUT, self._theirs.titles[name], [block])
        elif name in self._ours.controls and name in self._base:
            told = len(self.account)
            place = self._ours.titles.get(name, "")
            self._container(self._theirs.controls[name], self._ours.controls[name], name, place)
            if name in _LISTS:
                del self.account[told:]

    def _settle(self, stretch: Stretch, mine: list[etree._Element], yours: list[etree._Element], place: str) -> None:
        """Keep a stretch of theirs, and add entries for the blocks of ours that are left out."""
        if not mine and not yours:
            return
        if stretch.side is Side.BOTH and any(map(_has_rooms, yours)):
            # A room for answers that they used: an answer of ours is told, since it cannot be offered in it.
            there = " ".join(map(self._theirs.reader.text, mine))
            answers = [block for block in yours if self._ours.reader.text(block) not in there]
            self._say(Deed.LEFT_OUT if answers else Deed.KEPT, place, answers or mine or yours)
        elif stretch.side is Side.BOTH and mine and yours:
            self._offer(mine, yours, place)
        elif stretch.side is Side.BOTH:
            self._say(Deed.LEFT_OUT if yours else Deed.KEPT, place, yours or mine)
        elif stretch.side is Side.THEIRS:
            left = [block for block in yours if self._is_changed_in_vain(block)]
            for block in left:
                self._say(Deed.LEFT_OUT, self._ours.titles.get(self._ours.name(block), place), [block])
            if mine and not left:
                self._say(Deed.KEPT, place, mine)

    def _is_changed_in_vain(self, block: etree._Element) -> bool:
        """Tell whether a control of ours that people removed has changed since the base, or one in it."""
        name = self._ours.name(block)
        if not name or name in self._theirs.controls:
            return False
        inner = (self._ours.name(each) for each, _ in controls(block.find(f"{W}sdtContent")))
        return any(self._new[each] != self._base.get(each) for each in {name, *filter(None, inner)})

    def _offer(self, mine: list[etree._Element], yours: list[etree._Element], place: str) -> None:
        """Offer blocks of ours behind theirs as a tracked change, in the place of an earlier offer."""
        if not all(map(can_be_offered, mine)) or any(self._ours.name(block) for block in yours):
            self._say(Deed.LEFT_OUT, place, yours)
            return
        try:
            fresh = [self._carrier.carry(block) for block in yours]
        except CannotMerge:
            self._say(Deed.LEFT_OUT, place, yours)
            return
        for block in mine:
            withdraw(block)
            mark(block, "del", self._numbers)
        for block in reversed(fresh):
            mark(block, "ins", self._numbers)
            mine[-1].addnext(block)
        self.is_changed = True
        self._say(Deed.TRACKED, place, yours)

    def _renew(
        self,
        container: etree._Element,
        cursor: etree._Element | None,
        mine: list[etree._Element],
        yours: list[etree._Element],
        place: str,
    ) -> etree._Element | None:
        """Replace blocks of theirs that nobody changed by ours, or keep them where ours cannot be copied.

        Return the last block in place; None where the container has none yet.
        """
        try:
            fresh = [self._carrier.carry(block) for block in yours if self._is_wanted(block)]
        except CannotMerge:
            self._say(Deed.LEFT_OUT, place, yours)
            for block in mine:
                self._within(block)
            return mine[-1] if mine else cursor
        if gone := [block for block in yours if self._is_gone(block)]:
            self._say(Deed.LEFT_OUT, place, gone)
        gone = [block for block in mine if self._is_ours_alone(block)]
        if len(gone) < len(mine):  # a page that is turned back without its table would turn others
            gone = [block for block in gone if block.find(f"{W}pPr/{W}sectPr") is None]
        if fresh or gone:
            deed = Deed.RENEWED if fresh and gone else Deed.ADDED if fresh else Deed.REMOVED
            self._say(deed, place, yours if fresh else gone)
        cursor = inserted(container, cursor, fresh)
        self._fresh += fresh
        for block in mine:
            if block in gone:
                self._dropped |= set(relations_in(block))
                container.remove(block)
            else:
                name = self._theirs.name(block)
                if name and name not in self._ours.controls and not name.startswith(QUESTION):
                    self._say(Deed.KEPT, place, [block])
                self._within(block)
                cursor = block
        self.is_changed = self.is_changed or bool(fresh or gone)
        return cursor

    def _is_wanted(self, block: etree._Element) -> bool:
        """Tell whether a block of ours is new, and not one that people moved, changed or removed."""
        name = self._ours.name(block)
        if name:
            inner = (self._ours.name(each) for each, _ in controls(block.find(f"{W}sdtContent")))
            held = {name, *filter(None, inner)}
            return not held & {*self._theirs.controls, *self._base} and not self._is_gone(block)
        # A paragraph that we only moved, and that they changed or took away, would come back.
        key = self._ours.reader.key(block)
        if self._is_gone(block):
            return False
        return block.tag != f"{W}p" or key in self._their_keys or self._after[key] > self._before[key]

    def _is_gone(self, block: etree._Element) -> bool:
        """Tell whether people took a block away, or changed it, when rtdocs wrote it at an earlier time."""
        key = self._ours.reader.key(block)
        return key in self._taken_away and key not in self._their_keys

    def _is_ours_alone(self, block: etree._Element) -> bool:
        """Tell whether a block that ours no longer has may be removed: nobody has changed anything in it."""
        if not self._theirs.name(block):
            return True
        held = [block, *(inner for inner, _ in controls(block.find(f"{W}sdtContent")))]
        names = [name for each in held if (name := self._theirs.name(each))]
        if any(name in self._ours.controls for name in names):
            return False
        return all(self._theirs.keys(self._theirs.controls[name]) == self._base.get(name) for name in names)

    def _say(self, deed: Deed, place: str, said: list[etree._Element]) -> None:
        ours = " ".join(filter(None, map(self._news, said))) if deed in {Deed.TRACKED, Deed.LEFT_OUT} else ""
        self._tell(deed, place, " ".join(map(self._ours.reader.text, said)), ours)

    def _news(self, block: etree._Element) -> str:
        """Return the text of a block of ours; of a control, the text of its new blocks."""
        inner = block.find(f"{W}sdtContent") if block.tag == f"{W}sdt" else None
        if inner is None:
            return self._ours.reader.text(block)
        name = self._ours.name(block)
        if name not in self._ours.controls:
            return self._ours.reader.text(block)
        every = blocks(self._ours.controls[name])
        new = [each for each in every if each.tag == f"{W}sdt" or not self._before[self._ours.reader.key(each)]]
        return " ".join(filter(None, map(self._news, new)))

    def _tell(self, deed: Deed, place: str, words: str, ours: str) -> None:
        piece = cut(" ".join(words.split()), _SHOWN)
        self.account.append(Entry(deed, cut(place, _SHOWN) or piece, piece, " ".join(ours.split())))


def _has_rooms(block: etree._Element) -> bool:
    """Tell whether a block is a table of rooms for answers, each a control within a line."""
    return block.tag == f"{W}tbl" and block.find(f".//{W}p/{W}sdt") is not None


def _rehoused(base: Outline, new: Outline) -> set[str]:
    """Return the containers between which rtdocs moved a control, such as a table now too wide for its page.

    Controls of questions do not count, since a question is merged in any container. The containers stay as they are:
    half of such a move would leave a table without its caption, or on a page of the other orientation.
    """
    before, after = (
        {
            key: name
            for name, keys in one.items()
            for key in keys
            if is_control(key) and not is_control_of(key, QUESTION)
        }
        for one in (base, new)
    )
    return {
        home for key in before.keys() & after.keys() if before[key] != after[key] for home in (before[key], after[key])
    }
