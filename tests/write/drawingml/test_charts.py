"""Charts as parts of a deck: native, with their numbers, in colours of the theme."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from python_calamine import CalamineWorkbook

from rtdocs.plan.content.charts import BarChart, Category, RadarChart, Series, SeriesMark
from rtdocs.plan.content.slides import ChartSlide, Deck
from rtdocs.write.drawingml.chart_book import chart_book
from rtdocs.write.drawingml.charts import chart_xml
from rtdocs.write.powerpoint import presentation

TEMPLATE = Path(__file__).parents[3] / "templates" / "schema.pptx"
SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
CATEGORIES = (Category("RT 1", "Réunir & lier"), Category("RT 2", "Réunir & lier"), Category("RT 3", "Influencer"))
WORDS = {"id": "profile", "name": "Profil", "alt": "Un graphique.", "heads": ("Fonction", "RT"), "sheet": "Les nombres"}
BARS = BarChart(
    **WORDS,
    categories=CATEGORIES,
    axis="Nombre",
    series=(
        Series("Avancées", SeriesMark.ADVANCES, (2, 0, 1)),
        Series("Revers", SeriesMark.REVERSES, (0, 1, 1)),
        Series("Prévus", SeriesMark.PLANNED, (0, 0, 3)),
    ),
)
RADAR = RadarChart(
    **WORDS | {"id": "wheel"},
    categories=CATEGORIES,
    highest=5,
    series=(
        Series("Actuel", SeriesMark.NOW, (2.5, None, 1)),
        Series("Souhaité", SeriesMark.WANTED, (3, 4, 5)),
        *(Series(f"En 20{number}", SeriesMark.FURTHER, (1, 1, 1)) for number in range(10, 15)),
    ),
)
BOTH = pytest.mark.parametrize("chart", [BARS, RADAR], ids=["bars", "radar"])


def find(chart, path):
    return etree.fromstring(chart_xml(chart, "fr-CA", 14)).xpath(path, namespaces=SPACES)


def rows(chart):
    return CalamineWorkbook.from_filelike(io.BytesIO(chart_book(chart))).get_sheet_by_index(0).to_python()


@pytest.fixture
def slide(tmp_path):
    def write(chart, **more):
        deck = Deck(
            language="fr",
            title="Marché",
            author="Table",
            subject="Schéma",
            date="2026-01-31",
            slides=(ChartSlide(title="Le profil", chart=chart, **more),),
            footer="",
            page_words="{title} ({page} de {pages})",
        )
        presentation.write(deck, TEMPLATE, tmp_path / "deck.pptx")
        return Presentation(tmp_path / "deck.pptx").slides[0]

    return write


def test_bars_stand_on_each_other_the_first_category_at_the_top():
    assert find(BARS, "//c:grouping/@val") == ["stacked"]
    assert find(BARS, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert find(BARS, "//c:ser[1]/c:val//c:v/text()") == ["2", "0", "1"]


def test_categories_have_one_level_with_a_head_for_each_group():
    """Google Slides shows those of two levels as bare numbers."""
    assert find(BARS, "//c:multiLvlStrRef") == []
    labels = find(BARS, "//c:ser[1]/c:cat/c:strRef//c:pt/c:v/text()")
    assert labels == ["Réunir & lier", "RT 1", "RT 2", "Influencer", "RT 3"]
    assert find(BARS, "//c:ser[1]/c:cat//c:f/text()") == ["'Les nombres'!$B$2:$B$6"]
    assert find(BARS, "//c:ser[1]/c:val//c:pt/@idx") == ["1", "2", "4"]


def test_every_name_of_a_bar_is_asked_for_and_level():
    """LibreOffice 25 leaves out every other name, unless the text is told to be level."""
    assert find(BARS, "//c:catAx/c:tickLblSkip/@val") == ["1"]
    assert find(BARS, "//c:catAx/c:txPr/a:bodyPr/@rot") == ["0"]


@pytest.mark.parametrize(("most", "end", "step"), [(1, "4", "1"), (7, "7", "1"), (10, "10", "1"), (23, "24", "3")])
def test_the_axis_counts_in_whole_steps(most, end, step):
    chart = BarChart(**WORDS, categories=CATEGORIES[:1], axis="", series=(Series("A", SeriesMark.ADVANCES, (most,)),))
    assert find(chart, "//c:valAx/c:scaling/c:max/@val | //c:majorUnit/@val") == [end, step]


def test_a_missing_score_is_a_gap_and_not_a_nought():
    assert find(RADAR, "//c:ser[1]/c:val//c:pt/@idx") == ["0", "2"]
    assert find(RADAR, "//c:ser[1]/c:val//c:ptCount/@val") == ["3"]
    assert find(RADAR, "//c:dispBlanksAs/@val") == ["gap"]


def test_lines_of_a_wheel_differ_in_dash_and_marker():
    dashes = find(RADAR, "//c:ser/c:spPr/a:ln/a:prstDash/@val")
    markers = find(RADAR, "//c:ser/c:marker/c:symbol/@val")
    assert len(set(zip(dashes[:6], markers[:6], strict=True))) == 6
    assert (dashes[6], markers[6]) == (dashes[2], markers[2])  # past six the looks come again


@BOTH
def test_all_colours_are_those_of_the_theme(chart):
    assert find(chart, "//a:schemeClr")
    assert find(chart, "//a:srgbClr") == []


@BOTH
def test_all_letters_say_their_language_and_size(chart):
    assert set(find(chart, "//a:defRPr/@lang | //a:rPr/@lang | //a:endParaRPr/@lang")) == {"fr-CA"}
    assert set(find(chart, "//a:defRPr/@sz | //a:rPr/@sz")) == {"1400"}


def test_the_workbook_of_bars_has_a_row_that_heads_each_group():
    assert rows(BARS) == [
        ["Fonction", "RT", "Avancées", "Revers", "Prévus"],
        ["Réunir & lier", "Réunir & lier", "", "", ""],
        ["Réunir & lier", "RT 1", 2, 0, 0],
        ["Réunir & lier", "RT 2", 0, 1, 0],
        ["Influencer", "Influencer", "", "", ""],
        ["Influencer", "RT 3", 1, 1, 3],
    ]


def test_the_workbook_of_a_wheel_names_the_group_of_each_outcome():
    assert [row[:3] for row in rows(RADAR)[1:]] == [
        ["Réunir & lier", "RT 1", 2.5],
        ["Réunir & lier", "RT 2", ""],
        ["Influencer", "RT 3", 1],
    ]


@BOTH
def test_each_range_of_the_chart_is_where_its_numbers_stand(chart):
    assert find(chart, "//c:ser[2]/c:val//c:f/text()") == [f"'Les nombres'!$D$2:$D${6 if chart is BARS else 4}"]
    assert find(chart, "//c:ser[2]/c:tx//c:f/text()") == ["'Les nombres'!$D$1"]
    columns = "$B$2:$B$6" if chart is BARS else "$B$2:$B$4"
    assert find(chart, "//c:ser[2]/c:cat//c:f/text()") == [f"'Les nombres'!{columns}"]


@BOTH
def test_the_workbook_has_the_same_bytes_each_time(chart):
    assert chart_book(chart) == chart_book(chart)
    with zipfile.ZipFile(io.BytesIO(chart_book(chart))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@BOTH
def test_powerpoint_finds_a_native_chart_with_its_numbers(slide, chart):
    (frame,) = (shape for shape in slide(chart).shapes if shape.has_chart)
    assert frame.name == "Profil"
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Un graphique."
    assert [plot.name for plot in frame.chart.series] == [series.name for series in chart.series]
    assert frame.chart.part.chart_workbook.xlsx_part.blob == chart_book(chart)


def test_remarks_stand_beside_the_chart_and_not_on_it(slide):
    written = slide(RADAR, heading="Les écarts", remarks=("RT 1 : de 1 à 3", "RT 2 : de 2 à 4"))
    (frame,) = (shape for shape in written.shapes if shape.has_chart)
    remarks = [shape for shape in written.shapes if shape.has_text_frame and not shape.is_placeholder]
    assert [shape.text_frame.text for shape in remarks] == ["Les écarts", "RT 1 : de 1 à 3", "RT 2 : de 2 à 4"]
    assert all(shape.left >= frame.left + frame.width for shape in remarks)
    assert [shape.shape_id for shape in written.shapes] == list(range(2, len(written.shapes) + 2))


def test_bars_that_stand_run_with_time_and_need_no_groups():
    years = replace(BARS, upright=True, categories=tuple(Category(str(year), "") for year in (2006, 2007, 2008)))
    assert find(years, "//c:barDir/@val | //c:catAx/c:axPos/@val | //c:valAx/c:axPos/@val") == ["col", "b", "l"]
    assert find(years, "//c:catAx/c:scaling/c:orientation/@val") == ["minMax"]
    assert find(years, "//c:ser[1]/c:cat/c:strRef//c:v/text()") == ["2006", "2007", "2008"]
    assert find(BARS, "//c:barDir/@val | //c:catAx/c:axPos/@val | //c:valAx/c:axPos/@val") == ["bar", "l", "b"]
