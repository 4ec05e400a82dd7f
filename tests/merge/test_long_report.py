"""A long report, which has lists of its tables and figures too, is merged like a short one."""

import zipfile
from dataclasses import replace
from pathlib import Path

import rtdocs
from rtdocs.documents import BuildOrder
from rtdocs.i18n import language_of
from rtdocs.merge.files import with_base
from rtdocs.products import DOCUMENTS, our_template
from rtdocs.write.word.contents import CONTROLS

SAMPLE = Path(__file__).parents[2] / "samples" / "marche-solidaire.xlsx"
FR = language_of("fr")


def test_what_people_edited_in_a_long_report_can_be_told_from_what_rtdocs_wrote(tmp_path):
    story = rtdocs.load(SAMPLE).story
    events = [
        replace(event, number=f"{turn}{event.number}", leads_to=("A",), title=f"{event.title} ({turn})")
        for turn in range(1, 6)
        for event in story.events
    ]
    long = replace(story, events=tuple(events), links=())
    [report] = (each for each in DOCUMENTS if each.key == "report")
    path = tmp_path / "rapport.docx"
    report.write(
        BuildOrder(long, FR, DOCUMENTS, pdf=False, templates={}, all_questions=False),
        our_template(report.template),
        path,
    )
    assert CONTROLS["figures"] in zipfile.ZipFile(path).read("word/document.xml").decode()
    assert with_base(path)
