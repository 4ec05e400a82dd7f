"""Charts in a Word document: native, in line with the text, with the workbook behind them."""

import pytest
from write.drawingml.test_charts import BARS
from write.word_files import text, written

from rtdocs.plan.content.document import ChartFigure, Paragraph
from rtdocs.write.drawingml.chart_book import chart_book

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture
def file(tmp_path):
    return written(tmp_path, ChartFigure("profil", "Le profil", BARS), Paragraph(text("Après")))


def test_a_chart_stands_in_the_line_of_text_above_its_caption(file):
    (drawn,) = file.find("//wp:inline[a:graphic/a:graphicData/*[local-name()='chart']]")
    assert drawn.xpath("string(*[local-name()='docPr']/@descr)") == "Un graphique."
    assert file.styled("Caption") == ["Figure\xa01 – Le profil"]


def test_a_chart_carries_its_numbers(file):
    assert file.parts["word/embeddings/chart-profile.xlsx"] == chart_book(BARS)
    (relation,) = file.find("//@r:id[parent::*[local-name()='chart']]")
    relations = file.xml("word/_rels/document.xml.rels")
    targets = {each.get("Id"): each.get("Target") for each in relations}
    assert targets[relation] == "charts/chart-profile.xml"
    root = file.xml("word/charts/chart-profile.xml")
    assert root.find(f"{CHART}lang").get("val") == "fr-CA"


def test_a_chart_is_no_wider_than_the_text(file):
    widths = file.find("//wp:inline[a:graphic/a:graphicData/*[local-name()='chart']]/wp:extent/@cx")
    assert all(int(width) <= (12_240 - 2 * 1_260) * 635 for width in widths)
