"""WordprocessingML as text: the namespaces, and the way from text to elements.

Blocks are written as text and parsed once: a table of 3,000 rows takes a tenth of a second so, and minutes cell by cell
through python-docx.
"""

from lxml import etree

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
"""The namespaces, as attributes of a root."""
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)


def w(name: str) -> str:
    """Return a name of the main namespace in lxml's notation."""
    return f"{{{SPACES['w']}}}{name}"


def elements(xml: str) -> list[etree._Element]:
    """Return the elements of a text of XML.

    The namespaces of drawings are declared where they are used, so a template needs none of them.
    """
    root = etree.fromstring(f"<w:body {DECLARED}>{xml}</w:body>", _PARSER)
    return list(root)
