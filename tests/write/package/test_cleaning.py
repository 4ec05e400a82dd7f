"""Whatever a template is made of, what is left of it may be written: cleaning and the last look hold to one list."""

from hostile_templates import OFFICE, R, W, packed, parts_of, related, typed, with_body
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from write.word_files import REPORT

from rtdocs.errors import BrokenTemplate
from rtdocs.write.package import template_file
from rtdocs.write.package.allow_list import LOSSES, TIES
from rtdocs.write.package.last_look import look

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = [f"{WORD}.{kind}+xml" for kind in ("header", "footnotes", "comments", "settings")]
KINDS += ["application/vnd.ms-office.activeX+xml", "application/xml", "image/png", "application/octet-stream"]
TYPES = [*TIES, *(f"{OFFICE}/{kind}" for kind in sorted(LOSSES)), "http://192.0.2.1/kind", ""]
ADDRESSES = [
    "http://192.0.2.1/a",
    "file:///c:/a",
    "javascript:a",
    "https://a.org/",
    "#here",
    "NULL",
    "/word/styles.xml",
]
B = "xmlns:b='http://schemas.openxmlformats.org/drawingml/2006/main'"
INNER = [
    "<w:p><w:r><w:object/></w:r></w:p>",
    "<w:p><w:fldSimple w:instr=' INCLUDEPICTURE a '><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>",
    f"<w:p><w:hyperlink {R} r:id='x0'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>",
    f"<w:p><w:r><w:drawing><b:blip {B} {R} r:embed='x0' r:link='x1'/></w:drawing></w:r></w:p>",
    f"<w:altChunk {R} r:id='x1'/>",
    f"<w:sectPr><w:headerReference w:type='default' {R} r:id='x0'/></w:sectPr>",
    "<w:p><w:bookmarkStart w:id='1' w:name='a'/><w:bookmarkEnd w:id='1'/></w:p>",
    "<a xmlns='http://192.0.2.1/'><b c='d'/></a>",
]
PARTS = st.tuples(st.sampled_from(KINDS), st.sampled_from(INNER), st.sampled_from(["hdr", "footnotes", "document"]))
RELATIONS = st.tuples(
    st.sampled_from(TYPES),
    st.one_of(st.sampled_from(ADDRESSES), st.integers(0, 2)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["word/document.xml", "word/styles.xml", "word/odd0.dat", ""]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    added=st.lists(PARTS, max_size=3),
    ties=st.lists(RELATIONS, min_size=1, max_size=4),
    body=st.lists(st.sampled_from(INNER)),
)
def test_what_is_left_of_any_template_may_be_written(added, ties, body, tmp_path):
    parts = with_body(parts_of(REPORT), "".join(body))
    for number, (kind, inner, root) in enumerate(added):
        parts[f"word/odd{number}.dat"] = f"<w:{root} {W}>{inner}</w:{root}>".encode()
        parts = typed(parts, **{f"word__odd{number}_DOT_dat": kind})
    for number, (kind, address, is_external, is_upper, owner) in enumerate(ties):
        target = f"/word/odd{address}.dat" if isinstance(address, int) else address
        parts = related(parts, owner, (f"x{number}", kind.upper() if is_upper else kind, target, is_external))
    try:
        left = template_file.open_package(packed(tmp_path, parts), template_file.WORD)
    except BrokenTemplate:
        return
    look(left.stream)
