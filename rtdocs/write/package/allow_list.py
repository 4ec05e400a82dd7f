"""The allow-list of Office files that rtdocs writes. Content that is not declared here is not allowed.

Tables of declarations: the kinds of parts with their root elements; the kinds of relations with the kinds of parts that
they may lead to; the fields, links and actions; and the places of the markup that are never allowed. A short
interpreter (`rtdocs.write.package.breaches`) holds a part to them. `rtdocs.write.package.cleaning` takes breaches out
of a template; `rtdocs.write.package.last_look` holds every finished file to the same list.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_OOXML = "application/vnd.openxmlformats-officedocument."
_WORD, _SLIDES, _SHEETS, _DRAWN = (
    f"{_OOXML}{kind}." for kind in ("wordprocessingml", "presentationml", "spreadsheetml", "drawingml")
)

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "cs": "http://schemas.microsoft.com/office/drawing/2012/chartStyle",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "rtb": "urn:rtdocs:base",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}

FAMILIES: tuple[str, ...] = (
    "http://schemas.openxmlformats.org/",
    "http://purl.org/dc/",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema-instance",
    "urn:schemas-microsoft-com:",
    *(f"{_MICROSOFT}{kind}/" for kind in ("word", "powerpoint", "spreadsheetml", "drawing", "thememl")),
)
"""How the namespaces begin whose elements and attributes are Office's own; all others are other programs'."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Loss(Enum):
    """The fate of content in a template that is not allowed.

    Attributes:
        DAMAGED: the template is refused as damaged: a part that it needs is missing or is another.
        QUIET: the content is left out without a word: a trace of the template's making, its state, its comments.
        MACROS: the content is left out, and the report says that the template holds macros.
        TOLD: the content is left out, and the report names it.
        DEAD: the relation is left out, and the report says that it leads nowhere.
        OUTSIDE: the template is refused: it leads to another file or place.
        ACTIVE: the template is refused: it would fetch or start something, or is of a kind that no list knows.
    """

    DAMAGED = -1
    QUIET = 0
    MACROS = 1
    TOLD = 2
    DEAD = 3
    OUTSIDE = 4
    ACTIVE = 5


# --- The kinds of parts, with their root elements; bytes that are no markup have none.

IMAGES = frozenset(
    f"image/{kind}"
    for kind in ("png", "x-png", "jpeg", "jpg", "pjpeg", "gif", "bmp", "x-bmp", "tiff", "x-emf", "x-wmf", "emf", "wmf")
)
_SOUNDS = frozenset({"audio/mpeg", "audio/mp4", "audio/wav", "audio/x-wav", "audio/unknown", "audio/m4a"})
_FONTS = frozenset({f"{_OOXML}obfuscatedFont", "application/x-fontdata"})
WORKBOOK = f"{_SHEETS}sheet"
"""The kind of a part that is a workbook of its own: a file in the file, held to this list too."""

IMAGE_SIGNS: Mapping[bytes, str] = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"\xd7\xcd\xc6\x9a": "image/x-wmf",
    b"\1\0\t\0": "image/x-wmf",
    b"\2\0\t\0": "image/x-wmf",  # the head of a WMF without a placeable one
    b"\1\0\0\0": "image/x-emf",  # the first record of an EMF
}
"""How the bytes of pictures begin, each with the kind of its part."""

_W_ROOTS = {"document.main": "document", "header": "hdr", "footer": "ftr", "fontTable": "fonts"}
_W_ROOTS |= {
    name: name for name in ("comments", "styles", "numbering", "settings", "webSettings", "footnotes", "endnotes")
}
_P_ROOTS = {"presentation.main": "presentation", "slideMaster": "sldMaster", "slideLayout": "sldLayout"}
_P_ROOTS |= {"slide": "sld", "notesSlide": "notes", "presProps": "presentationPr", "viewProps": "viewPr"}
_P_ROOTS |= {"notesMaster": "notesMaster", "handoutMaster": "handoutMaster"}
_S_ROOTS = {"sheet.main": "workbook", "sharedStrings": "sst", "styles": "styleSheet", "sheetMetadata": "metadata"}
_S_ROOTS |= {name: name for name in ("worksheet", "table", "comments", "calcChain")}

ROOTS: Mapping[str, str] = {
    **{f"{_WORD}{kind}+xml": f"w:{root}" for kind, root in _W_ROOTS.items()},
    **{f"{_SLIDES}{kind}+xml": f"p:{root}" for kind, root in _P_ROOTS.items()},
    **{f"{_SHEETS}{kind}+xml": f"s:{root}" for kind, root in _S_ROOTS.items()},
    f"{_SLIDES}tableStyles+xml": "a:tblStyleLst",
    f"{_OOXML}theme+xml": "a:theme",
    f"{_OOXML}themeOverride+xml": "a:themeOverride",
    f"{_OOXML}drawing+xml": "xdr:wsDr",
    f"{_OOXML}custom-properties+xml": "op:Properties",
    f"{_OOXML}vmlDrawing": "xml",
    "application/vnd.openxmlformats-package.core-properties+xml": "cp:coreProperties",
    "application/xml": "rtb:base",
    f"{_OOXML}customXmlProperties+xml": "ds:datastoreItem",
    f"{_DRAWN}chart+xml": "c:chartSpace",
    f"{_DRAWN}chartshapes+xml": "c:userShapes",
    f"{_DRAWN}diagramData+xml": "dgm:dataModel",
    f"{_DRAWN}diagramLayout+xml": "dgm:layoutDef",
    f"{_DRAWN}diagramStyle+xml": "dgm:styleDef",
    f"{_DRAWN}diagramColors+xml": "dgm:colorsDef",
    "application/vnd.ms-office.drawingml.diagramDrawing+xml": "dsp:drawing",
    "application/vnd.ms-office.chartstyle+xml": "cs:chartStyle",
    "application/vnd.ms-office.chartcolorstyle+xml": "cs:colorStyle",
    **dict.fromkeys((*IMAGES, *_SOUNDS, *_FONTS, WORKBOOK), ""),
}


# --- The kinds of relations.


class Tie(NamedTuple):
    """A kind of relation.

    Attributes:
        types: the kinds of parts that it may lead to; none where it leads out of the file: a link that people click.
        loss: the fate of a template's own; None where it goes into the documents.
        source: the beginning of the kind of part that may have it; any kind where empty.
    """

    types: frozenset[str]
    loss: Loss | None = None
    source: str = ""


def _xml(space: str, *kinds: str) -> frozenset[str]:
    return frozenset(f"{space}{kind}+xml" for kind in kinds)


TIES: Mapping[str, Tie] = {
    f"{_OFFICE}officeDocument": Tie(
        _xml(_WORD, "document.main") | _xml(_SLIDES, "presentation.main") | _xml(_SHEETS, "sheet.main")
    ),
    f"{_PACKAGE}metadata/core-properties": Tie(
        frozenset({"application/vnd.openxmlformats-package.core-properties+xml"})
    ),
    f"{_OFFICE}extended-properties": Tie(_xml(_OOXML, "extended-properties")),
    # The mark of a file's origin (`rtdocs.write.package.origin`); a template's own say what it was.
    f"{_OFFICE}custom-properties": Tie(_xml(_OOXML, "custom-properties"), Loss.QUIET),
    # The base of a later merge (`rtdocs.merge.deck.base`, `.carried`); a template's own are other programs' words.
    f"{_OFFICE}tags": Tie(_xml(_SLIDES, "tags"), Loss.QUIET),
    f"{_OFFICE}customXml": Tie(frozenset({"application/xml"}), Loss.QUIET),
    f"{_OFFICE}customXmlProps": Tie(_xml(_OOXML, "customXmlProperties"), Loss.QUIET),
    f"{_OFFICE}hyperlink": Tie(frozenset()),
    f"{_OFFICE}image": Tie(IMAGES),
    f"{_OFFICE}theme": Tie(_xml(_OOXML, "theme")),
    f"{_OFFICE}themeOverride": Tie(_xml(_OOXML, "themeOverride")),
    f"{_OFFICE}styles": Tie(_xml(_WORD, "styles") | _xml(_SHEETS, "styles")),
    f"{_OFFICE}font": Tie(_FONTS),
    **{
        f"{_OFFICE}{kind}": Tie(_xml(_WORD, kind))
        for kind in ("numbering", "settings", "webSettings", "fontTable", "header", "footer", "footnotes", "endnotes")
    },
    **{
        f"{_OFFICE}{kind}": Tie(_xml(_SLIDES, kind))
        for kind in ("slideMaster", "slideLayout", "notesMaster", "handoutMaster", "presProps", "viewProps")
    },
    f"{_OFFICE}tableStyles": Tie(_xml(_SLIDES, "tableStyles")),
    f"{_OFFICE}slide": Tie(_xml(_SLIDES, "slide"), Loss.QUIET),
    f"{_OFFICE}notesSlide": Tie(_xml(_SLIDES, "notesSlide"), Loss.QUIET),
    f"{_OFFICE}audio": Tie(_SOUNDS, Loss.ACTIVE),
    f"{_MICROSOFT}2007/relationships/media": Tie(_SOUNDS, Loss.ACTIVE),
    f"{_OFFICE}chart": Tie(_xml(_DRAWN, "chart")),
    f"{_OFFICE}package": Tie(frozenset({WORKBOOK}), source=f"{_DRAWN}chart"),
    f"{_OFFICE}chartUserShapes": Tie(_xml(_DRAWN, "chartshapes")),
    f"{_MICROSOFT}2011/relationships/chartStyle": Tie(frozenset({"application/vnd.ms-office.chartstyle+xml"})),
    f"{_MICROSOFT}2011/relationships/chartColorStyle": Tie(
        frozenset({"application/vnd.ms-office.chartcolorstyle+xml"})
    ),
    f"{_OFFICE}diagramData": Tie(_xml(_DRAWN, "diagramData")),
    f"{_OFFICE}diagramLayout": Tie(_xml(_DRAWN, "diagramLayout")),
    f"{_OFFICE}diagramQuickStyle": Tie(_xml(_DRAWN, "diagramStyle")),
    f"{_OFFICE}diagramColors": Tie(_xml(_DRAWN, "diagramColors")),
    f"{_MICROSOFT}2007/relationships/diagramDrawing": Tie(
        frozenset({"application/vnd.ms-office.drawingml.diagramDrawing+xml"})
    ),
    **{f"{_OFFICE}{kind}": Tie(_xml(_SHEETS, kind)) for kind in ("worksheet", "sharedStrings", "table")},
    f"{_OFFICE}comments": Tie(_xml(_SHEETS, "comments") | _xml(_WORD, "comments"), Loss.QUIET),
    # The order in which a workbook's formulas are worked out: those behind a template's charts keep their values only.
    f"{_OFFICE}calcChain": Tie(_xml(_SHEETS, "calcChain"), Loss.QUIET),
    f"{_OFFICE}sheetMetadata": Tie(_xml(_SHEETS, "sheetMetadata")),
    f"{_OFFICE}drawing": Tie(_xml(_OOXML, "drawing")),
    f"{_OFFICE}vmlDrawing": Tie(frozenset({f"{_OOXML}vmlDrawing"}), Loss.TOLD),
}

# The fate of other relations, by the last word of their type; TOLD where it is not listed. Also of those above
# that lead to no such part: a font that Google Docs embeds in a kind that Word does not know is no damage.
LOSSES: Mapping[str, Loss] = {
    **dict.fromkeys(
        _words(
            "attachedTemplate mailMergeSource mailMergeHeaderSource recipientData printerSettings comments "
            "commentsExtended commentsIds commentsExtensible people commentAuthors authors comment stylesWithEffects "
            "thumbnail custom-properties customXml customXmlProps tags glossaryDocument classificationlabels "
            "revisionInfo changesInfo documenttasks font viewProps presProps tableStyles webSettings handoutMaster "
            "chartStyle chartColorStyle themeOverride"
        ),
        Loss.QUIET,
    ),
    **dict.fromkeys(
        ("vbaProject", "wordVbaData", "vbaProjectSignature", "attachedToolbars", "keyMapCustomizations"), Loss.MACROS
    ),
    **dict.fromkeys(
        _words(
            "aFChunk subDocument oleObject control ctrlProp activeXControlBinary frame package video audio media image "
            "externalLink externalLinkPath transform htmlPubSaveAs"
        ),
        Loss.ACTIVE,
    ),
    "hyperlink": Loss.DEAD,
}


# --- Fields, links, actions.

SCHEMES = ("http://", "https://", "mailto:")
"""How the addresses of links begin."""
NEVER_IN_LINKS = re.compile(r"[\x00-\x1f\x7f\\]|^mailto:.*attach", re.IGNORECASE)
"""Signs that no address has but to mislead a reader of it, and the files that a letter would take along."""
FIELDS = _words(
    "PAGE NUMPAGES SECTION SECTIONPAGES TOC TC REF PAGEREF NOTEREF SEQ STYLEREF XE INDEX HYPERLINK DOCPROPERTY TITLE "
    "SUBJECT AUTHOR KEYWORDS DATE TIME CREATEDATE SAVEDATE PRINTDATE NUMWORDS NUMCHARS SYMBOL EQ LISTNUM ADVANCE IF = "
    "QUOTE FORMTEXT FORMCHECKBOX FORMDROPDOWN FILENAME LASTSAVEDBY REVNUM EDITTIME COMMENTS COMPARE AUTONUM "
    "AUTONUMLGL AUTONUMOUT BIDIOUTLINE CITATION BIBLIOGRAPHY TOA TA MERGEFIELD"
)
PROPERTIES = _words(
    "AUTHOR BYTES CATEGORY CHARACTERS CHARACTERSWITHSPACES COMMENTS COMPANY CREATETIME KEYWORDS LASTPRINTED "
    "LASTSAVEDBY LASTSAVEDTIME LINES MANAGER NAMEOFAPPLICATION PAGES PARAGRAPHS REVISIONNUMBER SUBJECT TEMPLATE TITLE "
    "TOTALEDITINGTIME WORDS"
)
"""The properties that a field may show: those that each document has."""
ACTIONS = frozenset({"", "ppaction://noaction", "ppaction://media"})
JUMPS = ("ppaction://hlinkshowjump?jump=", "ppaction://hlinksldjump")
"""What a click on a shape may do: nothing, play its sound, go to another slide."""
CALLS = frozenset({"togglePause"})
"""What the time tree of a slide may ask of a sound."""
VML = _words(
    "id style type class coordsize coordorigin path adj fillcolor filled fill stroked strokecolor strokeweight stroke "
    "alt title opacity color color2 colors angle focus focusposition focussize method rotate weight dashstyle endcap "
    "joinstyle linestyle startarrow endarrow startarrowwidth startarrowlength endarrowwidth endarrowlength on ok "
    "string fitpath fitshape trim xscale spacing from to control1 control2 points arcsize inset position polar "
    "cropleft cropright croptop cropbottom gain blacklevel gamma grayscale bilevel chromakey recolor size origin "
    "aspect alignshape obscured offset offset2 matrix spid spt ext data aspectratio rotation shapetype grouping "
    "ungrouping text verticies selection adjusthandles cropping spidmax allowincell allowoverlap preferrelative "
    "connecttype connectlocs connectangles extrusionok gradientshapeok strokeok fillok shadowok textpathok "
    "textboxrect limo forcedash bullet button hr hralign hrpct hrnoshade hrstd insetmode oned regroupid userdrawn "
    "ole bwmode bwpure bwnormal equationxml dgmlayout dgmlayoutmru dgmnodekind wrapcoords print tableproperties "
    "tablelimits edge side anchorx anchory bordertopcolor borderleftcolor borderbottomcolor borderrightcolor eqn "
    "width shadow detectmouseclick singleclick userhidden master cliptowrap clip v nsid layout min max val "
    "minusx minusy fillmode space"
)
"""The attributes that old drawings (VML) may have besides relations; links and sources are none of them."""
VML_OUTSIDE = frozenset({"href", "src", "althref"})
NEVER_IN_STYLES = re.compile(r"[\\(@]|/\*")
"""What a style of an old drawing has only where it calls for something, in letters or by their numbers."""


# --- Places of the markup that are never allowed, and the fate of a template's.


class Banned(NamedTuple):
    """Elements or attributes that are never allowed, by an XPath, with their fate."""

    path: str
    loss: Loss


# What the settings of a Word file may say: what changes how its pages look. All else is a state or a trace of the file
# it was: protection, tracking, merges, macros, ids of editing sessions.
_SETTINGS = (
    "zoom doNotDisplayPageBoundaries displayBackgroundShape mirrorMargins alignBordersAndEdges "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "embedTrueTypeFonts embedSystemFonts saveSubsetFonts stylePaneFormatFilter stylePaneSortMethod defaultTabStop "
    "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders bookFoldRevPrinting "
    "bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
    "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
    "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
    "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
    "hdrShapeDefaults footnotePr endnotePr compat themeFontLang clrSchemeMapping shapeDefaults "
    "doNotAutoCompressPictures decimalSymbol listSeparator defaultTableStyle mathPr defaultImageDpi "
    "chartTrackingRefBased"
)
_UNSETTLED = " and ".join(f"local-name() != '{name}'" for name in _SETTINGS.split())

BANNED: tuple[Banned, ...] = (
    Banned("/w:settings/w:mailMerge", Loss.TOLD),
    Banned(f"/w:settings/*[{_UNSETTLED} and local-name() != 'mailMerge']", Loss.QUIET),
    Banned("//w:altChunk | //w:subDoc | //w:object | //w:movie", Loss.ACTIVE),
    Banned("//w:contentPart | //w14:contentPart", Loss.TOLD),  # ink; what stands for it elsewhere is drawn
    Banned("//w:control[not(ancestor::w:object)] | //o:OLEObject[not(ancestor::w:object)]", Loss.ACTIVE),
    Banned("//w:frameset | //w:scriptAnchor | //w:applet", Loss.ACTIVE),
    Banned("//w:dataBinding | //w15:dataBinding | //w15:webExtensionLinked | //w15:webExtensionCreated", Loss.QUIET),
    Banned("//w:entryMacro | //w:exitMacro | //w:permStart | //w:permEnd | //w:sdtPr/w:lock", Loss.QUIET),
    Banned("//@w:*[starts-with(local-name(), 'rsid')]", Loss.QUIET),
    Banned(
        "//p:oleObj | //p:control | //p:controls | //p:contentPart | //a:videoFile | //a:quickTimeFile", Loss.ACTIVE
    ),
    Banned("//p:externalData | //c:externalData[not(@r:id)] | //p:modifyVerifier", Loss.QUIET),
    Banned("//p:custShowLst | //p:photoAlbum | //p:showPr | //p:smartTags | //p14:sectionLst", Loss.QUIET),
    Banned("//a:snd | //p:sndAc | //*[local-name() = 'webVideoPr']", Loss.TOLD),
    Banned("//a:*/@invalidUrl", Loss.QUIET),
    Banned("//asvg:svgBlip", Loss.QUIET),  # beside it always stands the same as a picture of points
    Banned("//ep:HyperlinkBase | //ep:HLinks | //ep:DigSig", Loss.QUIET),
    Banned("//s:oleObjects | //s:controls | //s:externalReferences | //s:webPublishItems | //s:ddeLink", Loss.ACTIVE),
    Banned("//s:definedName[@xlm or @function or @vbProcedure or @macro]", Loss.TOLD),
    Banned("//s:f[contains(., '|') or contains(., '://') or starts-with(., '_xlfn.WEBSERVICE')]", Loss.TOLD),
    Banned("/op:Properties/op:property[(@name != 'rtdocs' and @name != 'rtdocs-base') or @linkTarget]", Loss.QUIET),
    Banned("//processing-instruction()", Loss.QUIET),
)
# Of a template only: markup that rtdocs writes anew, and markup that moves.
BANNED_IN_TEMPLATES: tuple[Banned, ...] = (
    Banned("/cp:coreProperties/* | /*[local-name() = 'Properties']/*", Loss.QUIET),
    Banned(
        "//s:f", Loss.QUIET
    ),  # of the workbook behind a chart: its shown values stay, and nothing is worked out anew
    Banned("//p:custDataLst", Loss.QUIET),  # other programs' tags; ours is the base of a merge
    # The view in which the template was left, and what it did on each save.
    Banned("/p:viewPr/@lastView[. != 'sldThumbnailView'] | /w:settings/w:zoom[@w:percent != '100']", Loss.QUIET),
    Banned("/p:presentation/@removePersonalInfoOnSave | /p:presentation/@firstSlideNum", Loss.QUIET),
    Banned("//p:timing | //p:transition | /p:presentation/p:sldIdLst", Loss.QUIET),
    Banned("//w:sdtPr/w:tag[starts-with(@w:val, 'rt-')]", Loss.QUIET),  # an earlier document of rtdocs
    Banned("//w:commentRangeStart | //w:commentRangeEnd | //w:commentReference", Loss.QUIET),
)
