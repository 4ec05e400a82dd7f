"""Word documents of a few lines, told as nested lists: a text is a paragraph, a pair a control with its blocks."""

import zipfile
from xml.sax.saxutils import escape

from lxml import etree

from rtdocs.i18n import language_of
from rtdocs.merge.document.merge import base_of, merge
from rtdocs.outcomes import Deed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/styles"'
    ' Target="styles.xml"/></Relationships>'
)
_NAMED = {"Title1": "heading 1", "Question": "RT Question"}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'
    for identifier, name in _NAMED.items()
)
_STYLES = f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>'


def paragraph(text, properties="", look="", rsid=""):
    held = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:p w:rsidR="{rsid or "00AA"}"><w:pPr>{properties}</w:pPr>'
        f'<w:r>{held}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def table(*rows):
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"


def _xml(told):
    if isinstance(told, tuple):
        name, blocks = told
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="Titre {name}"/><w:tag w:val="{name}"/></w:sdtPr>'
            f"<w:sdtContent>{''.join(map(_xml, blocks))}</w:sdtContent></w:sdt>"
        )
    return told if told.startswith("<w:") else paragraph(told)


def document(path, told, body=""):
    """Write a document and return its path."""
    content = (
        f'<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>{"".join(map(_xml, told))}{body}</w:body></w:document>'
    )
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _ROOT, "word/document.xml": content}
    parts |= {"word/_rels/document.xml.rels": _RELATIONS, "word/styles.xml": _STYLES}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def told(path, *, accepted=False):
    """Return a document as the lists it would be told by, once what rtdocs offers is refused, or accepted."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for mark in list(root.iter(f"{{{W}}}ins", f"{{{W}}}del")):
        if mark.get(f"{{{W}}}author") == "rtdocs":
            _settle(mark, stays=mark.tag.endswith("ins") == accepted)
    return _read(root[0])


def _settle(mark, *, stays):
    """Settle a tracked change: of a run, of a paragraph by its mark, of a row."""
    holder = mark.getparent()
    if stays:
        for run in list(mark):
            mark.addprevious(run)
        holder.remove(mark)
    elif holder.tag == f"{{{W}}}rPr" and holder.getparent().tag == f"{{{W}}}pPr":
        paragraph = holder.getparent().getparent()
        assert not [run for run in paragraph.iterfind(f"{{{W}}}r") if "".join(run.itertext())]  # all of it is marked
        paragraph.getparent().remove(paragraph)
    elif holder.tag == f"{{{W}}}trPr":
        table = holder.getparent().getparent()
        table.remove(holder.getparent())
        if table.find(f"{{{W}}}tr") is None:
            table.getparent().remove(table)
    elif holder.getparent() is not None:
        holder.remove(mark)


def _read(container):
    found = []
    for each in container:
        if each.tag == f"{{{W}}}sdt":
            tag = each.find(f"{{{W}}}sdtPr/{{{W}}}tag")
            name = "" if tag is None else tag.get(f"{{{W}}}val")
            found.append((name, _read(each.find(f"{{{W}}}sdtContent"))))
        elif each.tag in {f"{{{W}}}p", f"{{{W}}}tbl"}:
            found.append("".join(each.itertext()))
    return found


LEFT = (Deed.TRACKED, Deed.LEFT_OUT)


class Case:
    """Three documents, merged: what was done, and whether theirs is another."""

    def __init__(self, folder, base, theirs, ours):
        paths = {name: document(folder / f"{name}.docx", each) for name, each in [("base", base), ("ours", ours)]}
        self.base = base_of(paths["base"])
        self.ours = paths["ours"]
        self.file = document(folder / "theirs.docx", theirs)
        self.account, self.is_changed = self.again(self.base)

    def again(self, base):
        """Merge once more, in place."""
        target = self.file.with_name("merged.docx")
        done = merge(self.file, self.ours, target, language_of("fr"), base)
        if is_changed := target.exists():
            target.replace(self.file)
        self.gone = done.gone if done else frozenset()
        return (done.account if done else None), is_changed

    @property
    def told(self):
        return told(self.file)

    @property
    def left(self):
        return [(entry.deed, entry.ours) for entry in self.account if entry.deed in LEFT]
