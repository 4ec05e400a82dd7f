"""Every file that rtdocs makes has its planner, its writer and its template, which are there when asked for."""

from importlib import import_module
from pathlib import Path

import pytest
import sounds

from rtdocs import workshop
from rtdocs.i18n import language_of
from rtdocs.plan.wording.telling import Telling
from rtdocs.products import DOCUMENTS, PIECES, our_template
from rtdocs.write.powerpoint import presentation

MADE = (*DOCUMENTS, *PIECES)


@pytest.mark.parametrize("name", sorted({name for each in MADE for name in (each.planner, each.writer)}))
def test_whoever_plans_and_writes_a_file_is_there(name):
    module, _, function = name.partition(":")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("each", MADE, ids=lambda each: each.key)
def test_a_file_stands_on_a_template_of_ours_unless_it_is_a_workbook(each):
    if each.writer.startswith("rtdocs.write.excel"):
        assert each.template == ""
    else:
        assert our_template(each.template).is_file()


def test_recorded_sounds_reach_the_piece_that_speaks_and_no_other(tmp_path, monkeypatch):
    met = {}

    def write(_deck, template, _path, **further):
        met[template.name] = further

    monkeypatch.setattr(presentation, "write", write)
    recorded = sounds.folder(tmp_path / "sons", **{"1.mp3": sounds.mp3()})
    order = workshop.KitOrder(Telling.of_any_group(language_of("fr")), recorded)
    for piece in PIECES:
        if piece.key in {"lesson", "poster"}:
            piece.write(order, Path(piece.template), tmp_path / piece.template)
    assert list(met["schema.pptx"]["sounds"]) == [1]
    assert met["affiche.pptx"] == {}


def test_a_lesson_without_a_folder_of_sounds_is_silent():
    assert workshop.KitOrder(Telling.of_any_group(language_of("fr"))).wish("sounds") == {}
