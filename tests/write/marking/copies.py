"""Marked copies of workbooks as several programs write them, and what stands in them."""

import re

from lxml import etree
from marked_books import (
    faulty,
    opened,
    parts,
    rich,
    sheet_part,
    with_prefixes,
    with_thread,
)
from workbooks import workbook

from rtdocs.copies import annotate
from rtdocs.pipeline import check


def copy_of(source, folder, name="projet.xlsx"):
    folder.mkdir(parents=True, exist_ok=True)
    annotate(source, folder / name)
    return folder / name


def xml(path, name):
    return etree.fromstring(parts(path)[name])


def sheet(path, name):
    content = parts(path)
    return etree.fromstring(content[sheet_part(content, name)])


def notes(path, name):
    return {cell.coordinate: cell.comment for row in opened(path)[name] for cell in row if cell.comment}


def problems(path):
    return [(problem.rule, problem.where, dict(problem.values)) for problem in check(path)]


# Each writer's way of a workbook, by a function from a folder to its path.
KINDS = {
    "plain": lambda folder: workbook(folder, faulty()),
    "rich": lambda folder: rich(folder / "projet.xlsx"),
    "threaded": lambda folder: with_thread(rich(folder / "source.xlsx"), folder / "projet.xlsx"),
    "prefixed": lambda folder: with_prefixes(rich(folder / "source.xlsx"), folder / "projet.xlsx"),
    "openpyxl": lambda folder: resaved(workbook(folder, faulty(), "source.xlsx"), folder / "projet.xlsx"),
}


def resaved(source, path):
    opened(source).save(path)
    return path


def boxes(path):
    """Return the boxes of notes: the numbers of their anchors by row and column."""
    found = {}
    for name, part in parts(path).items():
        if name.endswith(".vml"):
            for shape in re.findall(rb"<v:shape .*?</v:shape>", part, re.DOTALL):
                if b'ObjectType="Note"' in shape:
                    row, column = (int(re.search(rb"<x:%s>(\d+)" % key, shape)[1]) for key in (b"Row", b"Column"))
                    anchor = re.search(rb"<x:Anchor>([^<]*)", shape)[1].split(b",")
                    found[name, row, column] = [int(number) for number in anchor]
    return found


def conditions(path, name="Événements"):
    book = opened(path)
    return {
        str(area.sqref): (rule, rule.dxf)
        for area, rules in book[name].conditional_formatting._cf_rules.items()
        for rule in rules
    }
