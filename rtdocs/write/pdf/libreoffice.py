"""LibreOffice, where it is on the computer: turns documents into PDF files that screen readers can follow.

It is not part of rtdocs: the person installs it, and without it all but PDF works.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rtdocs.errors import CannotWrite
from rtdocs.surroundings import their_own

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.com",  # soffice.exe returns before it is done
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {".docx": "writer_pdf_Export", ".pptx": "impress_pdf_Export"}
# A proxy at a port where nothing listens: what would go to the network ends there.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_SETTINGS = (
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
    ("Inet/Settings", "ooInetNoProxy", ""),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
)
_PATIENCE = 180  # seconds
_NO_DAY = "1980-01-01"
# The parts of a PDF that change with the clock. The new text is as long as the old: a PDF counts its own bytes.
_MOMENT = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_XMP_MOMENT = re.compile(rb"(?<=<xmp:CreateDate>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_DIGEST = re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}|(?<=/ID \[ <)[0-9A-F]{32}(?=>)|(?<=\n<)[0-9A-F]{32}(?=> \])")
# PDF/UA asks for tags, a title, a language; destinations tell on which page a bookmark came to stand.
_OPTIONS = {"PDFUACompliance": True, "UseTaggedPDF": True, "ExportBookmarksToPDFDestination": True}


def find() -> str:
    """Return the program's path; an empty text where it is not on the computer."""
    named = (os.environ.get("SOFFICE"), *map(shutil.which, _NAMES))
    standing = (place for place in _PLACES if Path(place).exists())
    return next((path for path in (*named, *standing) if path), "")


def to_pdf(documents: Iterable[Path], folder: Path, day: str = "") -> None:
    """Write a tagged PDF of each Word document and presentation into a folder, under its own name.

    Args:
        documents: .docx and .pptx files.
        folder: the folder of the PDF files.
        day: the day they bear, as an ISO text.

    Raises:
        CannotWrite: LibreOffice is not on the computer, or gives no PDF.
    """
    program = find()
    if not program:
        raise CannotWrite("libreoffice-missing")
    by_kind: dict[str, list[Path]] = {}
    for document in documents:
        by_kind.setdefault(document.suffix, []).append(document)
    for kind, paths in by_kind.items():
        _convert(program, kind, paths, folder)
        for path in paths:
            _settle(folder / f"{path.stem}.pdf", day or _NO_DAY)


def _convert(program: str, kind: str, paths: list[Path], folder: Path) -> None:
    """Run LibreOffice with a profile of its own: one that is open would take the files over and do nothing."""
    with tempfile.TemporaryDirectory(prefix="rtdocs-") as profile:
        _settle_profile(Path(profile))
        command = [*_offline(), program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", _filter(kind), "--outdir", str(folder), *map(str, paths)]
        # A zone's offset would change the length of what `_settle` replaces.
        around = {**their_own(), **dict.fromkeys(_PROXIES, _NOWHERE), "no_proxy": "", "TZ": "UTC"}
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE, env=around)  # noqa: S603 - the person's own LibreOffice
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotWrite("libreoffice-failed", path=paths[0].name) from error
    missing = [path.name for path in paths if not (folder / f"{path.stem}.pdf").exists()]
    if missing:
        raise CannotWrite("libreoffice-failed", path=missing[0])


def _settle_profile(profile: Path) -> None:
    """Set up a profile in which LibreOffice fetches nothing, updates no link and runs no macro."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        "utf-8",
    )


@cache
def _offline() -> tuple[str, ...]:
    """Return the beginning of a command that runs without any network, where the system allows it (Linux)."""
    unshare = shutil.which("unshare")
    words = (unshare, "--map-root-user", "--net", "--") if unshare else ()
    if not words:
        return ()
    tried = subprocess.run((*words, "true"), capture_output=True, check=False, env=their_own())  # noqa: S603 - idem
    return () if tried.returncode else words


def _settle(pdf: Path, day: str) -> None:
    """Replace the clock's time in a PDF by the document's day, and the random id by a digest of the content."""
    content = _MOMENT.sub(day.replace("-", "").encode() + b"000000", pdf.read_bytes())
    content = _DIGEST.sub(b"0" * 32, _XMP_MOMENT.sub(f"{day}T00:00:00".encode(), content))
    digest = hashlib.sha256(content).hexdigest()[:32].upper().encode()
    pdf.write_bytes(_DIGEST.sub(digest, content))


def _filter(kind: str) -> str:
    options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
    return f"pdf:{_FILTERS[kind]}:{json.dumps(options)}"
