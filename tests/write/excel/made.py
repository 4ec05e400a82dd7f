"""Workbooks made for tests, and what stands in their parts."""

import re
import zipfile

import pytest
from lxml import etree

from rtdocs.plan.content.gridbook import GridBook, GridColumn, GridSheet

NS = {
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


def grid(*rows, **more):
    columns = (
        GridColumn(header="Code", width=10),
        GridColumn(header="Question", width=60),
        GridColumn(header="Réponse", width=50, editable=True, prompt="Ce que le groupe répond."),
        GridColumn(header="Échéance", width=16, editable=True),
    )
    sheet = GridSheet(
        name="Apprendre",
        table="Apprendre",
        title="Apprendre de notre chaîne",
        introduction="Une phrase d’introduction assez longue pour tenir sur deux lignes. " * 3,
        columns=columns,
        rows=rows or (("A1", "Quels RT nous ont manqué ?", "", "mai 2027"),),
    )
    values = {"title": "Grille – R&D", "author": "La Table", "subject": "Questions", "date": "2026-01-31"}
    return GridBook(**{"language": "fr", **values, "sheets": (sheet,), **more})


KINDS = [f"{kind}-{code}" for kind in ("blank", "example", "grid") for code in ("fr", "en")]


every_book = pytest.mark.parametrize("kind", KINDS)


def parts(path, pattern):
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if re.fullmatch(pattern, name))
        return [etree.fromstring(package.read(name)) for name in names]


def sheets(path):
    return parts(path, r"xl/worksheets/sheet\d+\.xml")


def values(path, query, pattern=r"xl/worksheets/sheet\d+\.xml"):
    return [str(value) for part in parts(path, pattern) for value in part.xpath(query, namespaces=NS)]
