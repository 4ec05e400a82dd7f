"""The references and bookmarks of a merged document: none leads nowhere, and each name stands once."""

from lxml import etree

from rtdocs.merge.document.keys import W


def settle_references(root: etree._Element, fresh: list[etree._Element]) -> None:
    """Replace references in new blocks by plain text where their bookmark is not in the document."""
    known = {each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")}
    for field in [each for block in fresh for each in block.iter(f"{W}fldSimple")]:
        kind, name, *_ = [*str(field.get(f"{W}instr", "")).split(), "", ""]
        if kind in {"REF", "PAGEREF"} and name not in known:
            for each in list(field):
                field.addprevious(each)
            field.getparent().remove(field)


def drop_doubled_bookmarks(root: etree._Element) -> None:
    """Keep the first bookmark of each name, and remove the others: a new block may bear a name in use."""
    seen: set[str] = set()
    doubled: set[str] = set()
    for each in list(root.iter(f"{W}bookmarkStart")):
        name = each.get(f"{W}name", "")
        if name in seen:
            doubled.add(each.get(f"{W}id", ""))
            each.getparent().remove(each)
        seen.add(name)
    for each in list(root.iter(f"{W}bookmarkEnd")):
        if each.get(f"{W}id") in doubled:
            each.getparent().remove(each)
