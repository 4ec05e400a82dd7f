"""What Word does to a document by itself when it saves: nothing that a person sees is another."""

import random
import zipfile
from copy import deepcopy
from pathlib import Path

from lxml import etree

from rtdocs.merge.document.keys import W

_RESPUN = 0.3


def respun(path: Path, rng: random.Random) -> None:
    """Rewrite runs and ids."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for run in list(root.iter(f"{W}r")):
        run.set(f"{W}rsidR", f"{rng.randrange(16**8):08X}")
        texts = run.findall(f"{W}t")
        if len(texts) == 1 and len(run) <= 2 and len(texts[0].text or "") > 3 and rng.random() < _RESPUN:
            _split(run, texts[0], rng)
    for paragraph in root.iter(f"{W}p"):
        paragraph.set(f"{W}rsidRDefault", f"{rng.randrange(16**8):08X}")
        if rng.random() < _RESPUN:
            etree.SubElement(paragraph, f"{W}proofErr").set(f"{W}type", "spellStart")
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _split(run: etree._Element, text: etree._Element, rng: random.Random) -> None:
    said = text.text or ""
    at = rng.randrange(1, len(said))
    other = deepcopy(run)
    text.text, other.find(f"{W}t").text = said[:at], said[at:]
    for each in (text, other.find(f"{W}t")):
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(other)
