"""Outside judges on marked copies: of our samples made faulty, and of workbooks with all that people put in theirs."""

import re
import subprocess

import excel_rules
import programs
import pytest
from conftest import LANGUAGES, ROOT, SAMPLES
from marked_books import faulty, parts, rich, stored, with_prefixes, with_thread
from stored import Stored
from test_outside import audit_says, microsoft_says
from workbooks import workbook

from rtdocs import annotate
from rtdocs.pipeline import new_workbook

pytestmark = pytest.mark.judge

# What makes faults in a sample, in French or in English: dates that read two ways, repeated numbers, a wrong header.
SPOILT = (
    (r"<t>20(\d\d)<", r"<t>03/04/20\1<"),
    (r"<t>(?:5|7)<", "<t>4<"),
    (r"<t>(?:Acteurs|Actors)<", "<t>Actuers<"),
)


def spoilt(sample, folder):
    content = parts(ROOT / "samples" / f"{sample}.xlsx")
    strings = content["xl/sharedStrings.xml"].decode("utf-8")
    for old, new in SPOILT:
        strings = re.sub(old, new, strings)
    content["xl/sharedStrings.xml"] = strings.encode("utf-8")
    tables = [name for name in content if name.startswith("xl/tables/")]
    for name in tables:  # a table's header says what its cell says
        content[name] = re.sub(rb'name="(?:Acteurs|Actors)"', b'name="Actuers"', content[name])
    return stored(folder / f"{sample}.xlsx", content)


def blank(lang, folder):
    new_workbook(folder / f"blank-{lang}.xlsx", lang=lang)
    return folder / f"blank-{lang}.xlsx"


def of_libreoffice(folder):
    source = rich(folder / "of-libreoffice.xlsx")
    converted("xlsx", [source], folder / "saved")
    return folder / "saved" / "of-libreoffice.xlsx"


def converted(ending, paths, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [programs.soffice(), profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, paths)],
        capture_output=True,
        check=True,
        timeout=300,
    )


MADE = {
    **{sample: lambda folder, sample=sample: spoilt(sample, folder) for sample in SAMPLES},
    **{f"blank-{lang}": lambda folder, lang=lang: blank(lang, folder) for lang in LANGUAGES},
    "plain": lambda folder: workbook(folder, faulty(), "plain.xlsx"),
    "rich": lambda folder: rich(folder / "rich.xlsx"),
    "threaded": lambda folder: with_thread(rich(folder / "r.xlsx"), folder / "threaded.xlsx"),
    "prefixed": lambda folder: with_prefixes(rich(folder / "r.xlsx"), folder / "prefixed.xlsx"),
    "of-libreoffice": of_libreoffice,
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Return a function from a name in MADE to (original, marked copy), each alone in its folder."""
    done = {}

    def of(name):
        if name not in done:
            source = MADE[name](tmp_path_factory.mktemp(f"source-{name}"))
            folders = [tmp_path_factory.mktemp(f"{which}-{name}") for which in ("original", "copy")]
            original = stored(folders[0] / f"{name}.xlsx", parts(source))
            annotate(source, folders[1] / f"{name}.xlsx")
            done[name] = original, folders[1] / f"{name}.xlsx"
        return done[name]

    return of


@pytest.mark.parametrize("name", MADE)
def test_microsofts_validator_finds_no_error_in_a_marked_copy(marked, name):
    assert microsoft_says(marked(name)[1]) == []


@pytest.mark.parametrize("name", MADE)
def test_openxml_audit_finds_nothing_in_a_marked_copy_that_was_not_in_the_original(marked, name):
    before, after = (findings(path.parent) for path in marked(name))
    assert [finding for finding in after if finding not in before] == []


def findings(folder):
    """Return what openxml-audit finds, and where: LibreOffice's own files have faults of theirs."""
    (answer,) = audit_says(folder)
    return [(each["description"], each["part_uri"]) for each in answer.get("errors", [])]


@pytest.mark.parametrize("name", SAMPLES)
def test_marked_copies_keep_every_rule_of_workbooks(marked, name):
    found = Stored(marked(name)[1])
    assert [f"{rule.__name__}: {finding}" for rule in excel_rules.RULES for finding in rule(found)] == []
    assert sum("comments" in part for part in found.names) >= 1


def test_libreoffice_opens_marked_copies_and_prints_their_first_sheet(marked, tmp_path):
    paths = [marked(name)[1] for name in ("plain", "rich", "prefixed", "of-libreoffice")]
    converted("pdf", paths, tmp_path)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {path.stem for path in paths}


@pytest.mark.parametrize("name", ["plain", "rich", "marche-solidaire"])
def test_a_copy_that_libreoffice_saved_is_marked_anew_without_a_trace_of_the_first(marked, tmp_path, name):
    original, copy = marked(name)
    converted("xlsx", [copy], tmp_path)
    annotate(tmp_path / copy.name, tmp_path / "again.xlsx")
    again, first = ((counts(path)) for path in (tmp_path / "again.xlsx", copy))
    assert again == first
    assert counts(original) == (0, 0, 0)


def counts(path):
    """Return how many notes, conditions and sheets of ours a workbook has."""
    content = parts(path)
    notes = sum(part.count("— rtdocs —".encode()) for name, part in content.items() if "comments" in name)
    sheets = [part for name, part in content.items() if name.startswith("xl/worksheets/sheet")]
    conditions = sum(part.count(b'LEN("rtdocs")=6') + part.count(b"LEN(&quot;rtdocs&quot;)=6") for part in sheets)
    return notes, conditions, content["xl/workbook.xml"].count('name="À corriger"'.encode())
