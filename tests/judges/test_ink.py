"""The report is as long as a person reads, and no page but the last of a part is all but empty.

LibreOffice prints it; the ink of a page is counted from its top margin down to the last line that bears any.
"""

from dataclasses import dataclass

import programs
import pytest
from conftest import ROOT
from pypdf import PdfReader
from stories import story

from rtdocs import build, i18n
from rtdocs.plan import report
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.word import document

pytestmark = pytest.mark.judge
QUARTER = 0.25
HEAD, FOOT = 0.09, 0.08
"""The shares of a page that hold its header and footer."""
BODY = {"marche-solidaire": (10, 4), "aines-a-velo": (8, 3), "marche-ta-zone": (8, 3)}
"""The most pages of each sample: of the report, and of its annexes."""


@dataclass
class Page:
    """A printed page: what it says, and how far down its text reaches, in shares of its height without margins."""

    text: str
    filled: float


def printed(path, folder):
    programs.soffice()
    [pdf] = programs.converted([path], "pdf", folder).values()
    return [_page(page) for page in PdfReader(pdf).pages]


def _page(page):
    height, ends = float(page.mediabox.height), []
    if page.get("/Rotate", 0) in {90, 270}:
        height = float(page.mediabox.width)

    def visit(text, _matrix, where, _font, _size):
        if text.strip() and FOOT * height < where[5] < (1 - HEAD) * height:
            ends.append(where[5])

    text = page.extract_text(visitor_text=visit)
    low = min(ends, default=(1 - HEAD) * height)
    return Page(text, ((1 - HEAD) * height - low) / ((1 - HEAD - FOOT) * height))


def parts(pages, annexes):
    """Return the pages of the report, cover left out, and those of the annexes."""
    start = next(at for at, page in enumerate(pages) if at > 1 and annexes in page.text.splitlines()[1:4])
    return pages[1:start], pages[start:]


def empty(pages):
    return [at for at, page in enumerate(pages[:-1], 1) if page.filled < QUARTER]


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("sample", BODY)
def test_a_sample_has_as_many_pages_as_are_read_and_none_of_them_is_all_but_empty(tmp_path, sample, code):
    (path,) = build(ROOT / "samples" / f"{sample}.xlsx", tmp_path / "out", only=["report"], lang=code).files
    body, annexes = parts(printed(path, tmp_path), i18n.language_of(code).say("report.annexes.heading"))
    assert (len(body) + 1 <= BODY[sample][0], len(annexes) <= BODY[sample][1]) == (True, True)
    assert (empty(body), empty(annexes)) == ([], [])


TOLD = {(8, "fr"): (9, 3), (17, "en"): (9, 3), (30, "fr"): (14, 4), (45, "en"): (17, 5)}
"""The most pages of told stories, by their events and language: of the report, and of its annexes."""


def test_told_stories_have_as_many_pages_as_are_read_and_none_of_them_is_all_but_empty(tmp_path):
    programs.soffice()
    paths = {asked: tmp_path / f"{asked[0]}-{asked[1]}.docx" for asked in TOLD}
    for (events, code), path in paths.items():
        plan = report.plan(Telling(told(events), i18n.language_of(code), group=events == SHORT))
        document.write(plan, ROOT / "templates" / "rapport.docx", path)
    made = programs.converted([*paths.values()], "pdf", tmp_path)
    for asked, path in paths.items():
        body, annexes = parts([_page(page) for page in PdfReader(made[path.name]).pages], "Annexes")
        most = TOLD[asked]
        assert (asked, len(body) + 1 <= most[0], len(annexes) <= most[1]) == (asked, True, True)
        assert (asked, empty(body), empty(annexes)) == (asked, [], [])


SHORT = 8
"""The story of so many events is told in the edition for the group itself."""


def told(events):
    """Return a story of a neighbourhood in three effects, with what a group usually writes."""
    rows = "\n".join(
        f"{at} | {2012 + at // 2}-0{at % 9 + 1} | {TITLES[at % len(TITLES)]} | {(1, 4, 5, 9, 10, 7, 12, 11)[at % 8]} | "
        f"{'reverse' if at % 8 in (3, 4) and at % 5 == 3 else ''} | {ACTORS[at % 6]}; {ACTORS[(at + 2) % 6]} | "
        f"{f'{at + 1}; ' if at < events else ''}{'ABC'[at % 3] if at % 4 == 0 or at == events else ''} | "
        "Le groupe en parle encore comme d’un moment où tout le quartier s’est mis en marche. | Procès-verbal"
        for at in range(1, events + 1)
    )
    return story(
        f"No | Date | Title | RT | Direction | Actors | Leads to | Description | Source\n{rows}",
        "No | Title | Date | Evidence | Place | Description\n"
        + "\n".join(
            f"{each} | Effet {each} : des trajets plus sûrs vers l’école | 2019 | 400 élèves | Le parc | On y marche."
            for each in "ABC"
        ),
        title="Des rues pour tout le monde",
        organisation="Table de quartier",
        territory="Hochelaga",
        goal="Marcher sans crainte.",
        summary="En 2012, des parents comptent les voitures devant l’école. Sept ans plus tard, on y va à pied.",
        partners=("École", "Caisse"),
        funders=("Ville", "Fondation"),
    )


TITLES = (
    "Des parents comptent les voitures devant l’école",
    "Un comité réunit l’école, la Ville et les parents",
    "La carte des passages dangereux est remise aux élus",
    "Une première rue est fermée le temps d’une fête",
    "Subvention pour le mobilier",
)
ACTORS = ("École", "Ville", "Parents", "Caisse", "Police de quartier", "Maison des jeunes")
