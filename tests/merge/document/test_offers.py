"""What rtdocs offers as a tracked change, and what people type in it before they settle it."""

from itertools import count

import pytest
from lxml import etree

from rtdocs.merge.document.keys import W
from rtdocs.merge.document.offers import is_offer, mark

PLAIN = "<w:p xmlns:w='{w}'><w:r><w:t>Un texte</w:t></w:r></w:p>"
BOX = "<w:p xmlns:w='{w}'><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
DRAWING = BOX.replace("{inner}", "<w:p><w:r><w:t>Dans la boîte</w:t></w:r></w:p>")


def offered(markup):
    block = etree.fromstring(markup.format(w=W.strip("{}")))
    mark(block, "ins", count(1))
    return block


@pytest.mark.parametrize("markup", [PLAIN, DRAWING])
def test_what_nobody_touched_is_an_offer(markup):
    assert is_offer(offered(markup))


@pytest.mark.parametrize("markup", [PLAIN, DRAWING])
def test_a_word_that_people_typed_in_it_makes_it_theirs(markup):
    block = offered(markup)
    *_, paragraph = block.iter(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "et nous"
    assert not is_offer(block)
