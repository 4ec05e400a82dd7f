"""The bookmarks of a template: rtdocs' own names stay free, and no two bookmarks have one name."""

import re
from itertools import count

from lxml import etree

from rtdocs.write.package.allow_list import SPACES
from rtdocs.write.package.parts import Part

OURS = ("_Toc_", "_Ref_")
"""How the names of our bookmarks begin."""

_W = f"{{{SPACES['w']}}}"
_NAME, _ID = f"{_W}name", f"{_W}id"
_STARTS = etree.XPath("//w:bookmarkStart[not(ancestor::mc:Fallback)]", namespaces=SPACES)
_NAMING = etree.XPath("//w:bookmarkStart/@w:name | //@w:anchor | //w:fldSimple/@w:instr", namespaces=SPACES)
_OURS = re.compile(rf"\b(?:{'|'.join(OURS)})\w*")


def free_bookmarks(parts: list[Part]) -> None:
    """Free our names of bookmarks for the new blocks; of bookmarks of one name keep the first, as Word does.

    A template may be an earlier report of rtdocs: its own bookmarks, and the references to them, get other names.
    """
    marked = [(part, list(_STARTS(part.root))) for part in parts if part.root is not None]
    names = {str(start.get(_NAME)) for _, starts in marked for start in starts}
    numbers = (number for number in count(1) if f"_Kept{number}" not in names)
    renamed = {name: f"_Kept{next(numbers)}" for name in sorted(names) if name.startswith(OURS)}
    for part, starts in marked:
        part.is_changed |= _drop_repeated(starts) | (bool(renamed) and _rename(part, renamed))


def _drop_repeated(starts: list[etree._Element]) -> bool:
    first = {str(start.get(_NAME)).casefold(): start for start in reversed(starts)}
    kept = set(first.values())
    repeated = [start for start in starts if start not in kept]
    if not repeated:
        return False
    numbers = {start.get(_ID) for start in repeated} - {start.get(_ID) for start in kept}
    ends = starts[0].getroottree().getroot().iter(f"{_W}bookmarkEnd")
    for node in (*repeated, *[end for end in ends if end.get(_ID) in numbers]):
        node.getparent().remove(node)
    return True


def _rename(part: Part, renamed: dict[str, str]) -> bool:
    def instead(text: str) -> str:
        return _OURS.sub(lambda found: renamed.get(found[0], found[0]), text)

    root = part.root
    named = [each for each in _NAMING(root) if instead(each) != each]
    codes = [code for code in root.iter(f"{_W}instrText") if code.text and instead(code.text) != code.text]  # type: ignore[union-attr]
    for each in named:
        each.getparent().set(each.attrname, instead(each))
    for code in codes:
        code.text = instead(code.text)
    return bool(named or codes)
