"""The accessibility rules of decks, on the stored file. Each rule yields what breaks it."""

import io
import re
import zipfile
from html import escape

from stored import contrast, find, is_decorative

LIBRARIES = re.compile(rb"python|pptx|openpyxl|xlsxwriter|lxml", re.IGNORECASE)
DEFAULT_NAME = re.compile(r"(TextBox|Rectangle|Connector|Shape|Straight|Elbow|Freeform|Picture|ZoneTexte)[ \w]*\d+")
# The properties of the first shape of a group: the one that carries its text.
BASE = "ancestor::p:sp[parent::p:grpSp][not(preceding-sibling::p:sp)]"
TITLE = "p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']"


def slides(deck):
    """Return the slides in their order, by name and XML."""
    return [(name, deck.xml(name)) for name in deck.all("ppt/slides/slide")]


def charts(deck):
    """Return the charts by name and XML."""
    return [(name, deck.xml(name)) for name in deck.all("ppt/charts/chart")]


def title_of(slide):
    """Return the text of a slide's title, empty where it has none."""
    shapes = find(slide, f"//p:sp[{TITLE}]")
    return "".join(find(shapes[0], ".//a:t/text()")) if shapes else ""


def p1_every_slide_has_a_title(deck):
    for name, slide in slides(deck):
        if not title_of(slide).strip():
            yield f"no title: {name}"


def p2_no_two_titles_are_alike(deck):
    seen = set()
    for name, slide in slides(deck):
        if title_of(slide) in seen:
            yield f"{name}: {title_of(slide)!r} again"
        seen.add(title_of(slide))


def p3_every_shape_has_an_alternative_text(deck):
    """A group is told as a whole. Of its shapes, the one that carries its text says it, and no other says anything."""
    for name, slide in slides(deck):
        for properties in find(slide, f"//p:cSld/p:spTree/*[not(.//p:ph)]//p:cNvPr[not(@id='1')][not({BASE})]"):
            if not properties.get("descr") and not is_decorative(properties):
                yield f"{name}: {properties.get('name')}"
        for group in find(slide, "//p:grpSp"):
            if not find(group, "string(p:nvGrpSpPr/p:cNvPr/@descr)") or not find(group, "p:sp[1]//a:t"):
                yield f"{name}: a group that says nothing"
            for properties in find(group, "p:sp//p:cNvPr"):
                if properties.get("descr") or (is_decorative(properties) != (not find(properties, f"self::*[{BASE}]"))):
                    yield f"{name}: {properties.get('name')} within a group"


def p4_the_title_is_read_first(deck):
    for name, slide in slides(deck):
        first = find(slide, "//p:cSld/p:spTree/*[.//p:cNvPr and not(self::p:nvGrpSpPr)][1]")
        if not first or not find(first[0], TITLE):
            yield name


def p5_tables_have_a_header_row(deck):
    for name, slide in slides(deck):
        for _ in find(slide, "//a:tbl[not(a:tblPr/@firstRow='1')]"):
            yield name


def p7_text_has_contrast(deck):
    colours = _theme(deck)
    for name, slide in slides(deck):
        for shape in find(slide, "//p:sp[not(.//p:ph)][.//a:t]"):
            ground = _colour(find(shape, "p:spPr/a:solidFill/*"), colours) or "FFFFFF"
            for run in find(shape, ".//a:r[a:t]"):
                ink = _colour(find(run, "a:rPr/a:solidFill/*"), colours) or colours["tx1"]
                if contrast(ink, ground) < 4.5:
                    yield f"{name}: {ink} on {ground} in {''.join(find(run, 'a:t/text()'))!r}"


def p7_text_of_charts_has_contrast(deck):
    colours = _theme(deck)
    for part, chart in charts(deck):
        for text in find(chart, "//c:txPr"):
            ink = _colour(find(text, ".//a:defRPr/a:solidFill/*"), colours) or colours["tx1"]
            # The number on a bar stands on a ground of its own, else on the bar.
            own = find(text, "parent::c:dLbls/c:spPr/a:solidFill/*")
            bar = find(text, "parent::c:dLbls/parent::c:ser/c:spPr/a:solidFill/*")
            ground = _colour(own or bar, colours) or "FFFFFF"
            if contrast(ink, ground) < 4.5:
                yield f"{part}: {ink} on {ground}"


def p8_series_of_charts_differ_without_colour(deck):
    for part, chart in charts(deck):
        signs = [
            (
                find(series, "string(c:spPr/a:ln/a:prstDash/@val)"),
                find(series, "string(c:marker/c:symbol/@val)"),
                find(series, "string(c:spPr/a:pattFill/@prst)"),
                find(series, "string(c:spPr/a:solidFill/a:schemeClr/@val)") == "bg1",
            )
            for series in find(chart, "//c:ser")
        ]
        if len(signs) != len(set(signs)):
            yield f"{part}: {signs}"


def p9_every_run_says_its_language(deck):
    wanted = find(deck.xml("docProps/core.xml"), "string(dc:language)")
    for part, chart in charts(deck):
        letters = find(chart, "//a:defRPr/@lang | //a:rPr/@lang | //c:lang/@val")
        if {*letters} != {wanted} or len(letters) <= len(find(chart, "//a:defRPr")):
            yield f"{part}: {set(letters)}"
    for part in (*deck.all("ppt/slides/slide"), *deck.all("ppt/notesSlides/notesSlide")):
        for run in find(deck.xml(part), "//a:r | //a:fld"):
            if find(run, "string(a:rPr/@lang)") not in {"fr-CA", "en-CA"} or not wanted:
                yield f"{part}: {''.join(find(run, 'a:t/text()'))!r}"


def p10_no_text_is_smaller_than_12_points(deck):
    """But on the slide of a whole chain, down to 10, where all its events stand with letters of 12 on later slides.

    And on a chain on paper of 11 by 17 inches and larger, down to 9.
    """
    paper = min(find(deck.xml("ppt/presentation.xml"), "//p:sldSz/@cx | //p:sldSz/@cy"), key=int)
    parts = deck.all("ppt/slides/slide")
    large = {part: _events(deck.xml(part)) for part in parts if not _small(deck.xml(part))}
    for at, part in enumerate(parts):
        own = _events(deck.xml(part))
        later = set().union(*(large.get(other, set()) for other in parts[at + 1 :]))
        least = 1000 if own and own <= later else 1200
        least = 900 if own and int(paper) >= 11 * 914_400 else least
        yield from (f"{part}: {size / 100} pt" for size in _small(deck.xml(part)) if size < least)
    for part in (*deck.all("ppt/charts/chart"), *deck.all("ppt/slideLayouts/slideLayout")):
        yield from (f"{part}: {size / 100} pt" for size in _small(deck.xml(part)))


def _small(part):
    """Return the sizes of letters under 12 points, in hundredths."""
    sizes = find(part, "//@sz[parent::a:rPr or parent::a:defRPr or parent::a:endParaRPr]")
    return [int(size) for size in sizes if int(size) < 1200]


def _events(slide):
    return set(find(slide, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@name[starts-with(., 'ev-')]"))


def p12_the_notes_tell_each_schema(deck):
    for name, slide in slides(deck):
        boxes = find(slide, "//p:sp[not(.//p:ph)]//p:cNvPr/@name")
        if find(slide, "//p:cxnSp[.//a:stCxn]") and boxes:
            notes = deck.target(name, "notesSlide")
            lines = find(deck.xml(notes), "//p:sp[.//p:ph[@type='body']]//a:p[.//a:t]") if notes else []
            if len(lines) < 2:  # how to read it, and at least one event
                yield f"{name}: notes of {len(lines)} lines"


# A click on the picture of a sound may play it. All that a time tree holds for that, and nothing else may be in one.
PLAYING = re.compile(
    "timing|tnLst|par|cTn|childTnLst|seq|stCondLst|cond|tgtEl|spTgt|endSync|rtn|cmd|cBhvr|nextCondLst|audio|"
    "cMediaNode|endCondLst|sldTgt"
)
CLICKED = "p:cTn[@nodeType='interactiveSeq']/p:stCondLst/p:cond[@evt='onClick']/p:tgtEl/p:spTgt"


def p13_nothing_moves_or_plays_by_itself(deck):
    for name, slide in slides(deck):
        yield from (f"{name}: a transition" for _ in find(slide, "//p:transition"))
        for timing in find(slide, "//p:timing"):
            yield from (f"{name}: {fault}" for fault in _plays_by_itself(timing, slide))


def _plays_by_itself(timing, slide):
    foreign = [each.tag for each in timing.iter() if not PLAYING.fullmatch(each.tag.rpartition("}")[2])]
    if foreign:
        yield f"in its time tree: {foreign}"
    sounds = set(find(slide, "//p:pic[.//a:audioFile]//p:cNvPr/@id"))
    if not find(timing, ".//p:audio") or set(find(timing, ".//p:spTgt/@spid")) - sounds:
        yield "a time tree of something else than sounds"
    for start in find(timing, ".//p:cMediaNode/p:cTn/p:stCondLst/p:cond"):
        if start.get("delay") != "indefinite" or start.get("evt"):
            yield "a sound that starts by itself"
    for command in find(timing, ".//p:cmd"):
        if not find(command, f"ancestor::p:seq[{CLICKED}/@spid = string(p:cTn//p:cmd//p:spTgt/@spid)]"):
            yield "a command that no click on its own picture gives"


def sounds_stand_in_the_file(deck):
    for name, slide in slides(deck):
        if find(slide, "//a:audioFile"):
            media = {deck.target(name, "audio"), deck.target(name, "media")}
            if len(media) != 1 or not media <= set(deck.names):
                yield f"{name}: {media}"


def p14_names_mean_something(deck):
    for name, slide in slides(deck):
        names = find(slide, "//p:cSld/p:spTree/*//p:cNvPr[not(@id='1')]/@name")
        yield from (f"{name}: {each}" for each in names if not each.strip() or DEFAULT_NAME.fullmatch(each))


def properties_are_the_peoples_own(deck):
    core = deck.xml("docProps/core.xml")
    for each in ("title", "creator", "language"):
        if not find(core, f"string(dc:{each})").strip():
            yield f"no {each}"
    for name in deck.names:
        if name.startswith("docProps/") and LIBRARIES.search(deck.text(name)):
            yield f"a library's name in {name}"


def fault_connectors_name_shapes_of_their_slide(deck):
    for name, slide in slides(deck):
        ids = set(find(slide, "//p:sp//p:cNvPr/@id"))
        for end in find(slide, "//p:cxnSp//a:stCxn | //p:cxnSp//a:endCxn"):
            if end.get("id") not in ids:
                yield f"{name}: {end.get('id')}"


def fault_charts_carry_the_numbers_they_show(deck):
    for part, chart in charts(deck):
        book = deck.target(part, "package")
        if book not in deck.names or not find(chart, "//c:externalData"):
            yield f"{part}: no workbook"
            continue
        with zipfile.ZipFile(io.BytesIO(deck.text(book))) as inside:
            words = inside.read("xl/sharedStrings.xml").decode() + inside.read("xl/workbook.xml").decode()
        shown = find(chart, "//c:strCache//c:v/text()")
        yield from (
            f"{part}: {text!r} is not in the workbook" for text in {*shown} if escape(text, quote=False) not in words
        )


def fault_categories_of_charts_have_one_level(deck):
    """Google Slides shows those of several levels as bare numbers."""
    for part, chart in charts(deck):
        yield from (part for _ in find(chart, "//c:multiLvlStrRef"))


def fault_axes_of_charts_have_unsigned_ids(deck):
    for part, chart in charts(deck):
        yield from (f"{part}: {number}" for number in find(chart, "//c:axId/@val | //c:crossAx/@val") if "-" in number)


def fault_ids_are_unique(deck):
    for name, slide in slides(deck):
        ids = find(slide, "//p:cNvPr/@id")
        if len(ids) != len(set(ids)):
            yield name


def _theme(deck):
    theme = deck.xml("ppt/theme/theme1.xml")
    colours = {
        slot.tag.rpartition("}")[2]: find(slot, "string(a:srgbClr/@val | a:sysClr/@lastClr)")
        for slot in find(theme, "//a:clrScheme/*")
    }
    return {**colours, "tx1": colours["dk1"], "bg1": colours["lt1"], "tx2": colours["dk2"], "bg2": colours["lt2"]}


def _colour(found, theme):
    """Return RRGGBB of a colour element, its satMod, lumMod and lumOff applied (ECMA-376 20.1.2.3: on HSL)."""
    if not found:
        return None
    base = found[0].get("val") if found[0].tag.endswith("srgbClr") else theme[found[0].get("val")]
    modify = int(find(found[0], "string(a:lumMod/@val)") or 100_000) / 100_000
    offset = int(find(found[0], "string(a:lumOff/@val)") or 0) / 100_000
    import colorsys  # noqa: PLC0415 - only here

    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    saturation *= int(find(found[0], "string(a:satMod/@val)") or 100_000) / 100_000
    parts = colorsys.hls_to_rgb(hue, min(1.0, light * modify + offset), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


RULES = [rule for name, rule in sorted(globals().items()) if re.match(r"p\d|fault_|properties_|sounds_", name)]
