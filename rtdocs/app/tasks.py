"""Tasks that the page can ask for, each done by the pipeline's own function, in a process of its own (`worker`).

A task takes and gives plain data; sentences for a person are given in every language.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from rtdocs import copies, pipeline
from rtdocs.app.faults import as_data
from rtdocs.app.words import page_language
from rtdocs.i18n import codes
from rtdocs.outcomes import Fate, Outcome, Outcomes
from rtdocs.plan.collect.account import sentences
from rtdocs.plan.migrate.account_words import paragraphs
from rtdocs.watch import Stamp, stamp

Progress = Callable[[Any], None]
Given = dict[str, Any]

BEAT = 0.5
"""Seconds after which drawings that are ready need not wait for the others."""


def load_libraries() -> None:
    """Load what the first drawing needs: the person chooses a workbook meanwhile."""
    from rtdocs.plan.deck import deck  # noqa: F401, PLC0415 - see above
    from rtdocs.write.html import page  # noqa: F401, PLC0415 - idem


def check(path: str, *, progress: Progress) -> Given:
    """Return the title, counts and problems of a workbook."""
    del progress
    loaded = _loaded(path)
    report = pipeline.check(loaded)
    return {
        "title": loaded.story.project.title,
        "language": loaded.story.language,
        "events": len(loaded.story.events),
        "effects": len(loaded.story.effects),
        "stops": report.has_errors,
        "told": {code: as_data(report, page_language(code)) for code in codes()},
    }


def draw(path: str, *, lang: str, alone: str, progress: Progress) -> Given:
    """Return one drawing of a workbook, by its key; a draft's where it has errors."""
    del progress
    drawn = pipeline.drawings(_loaded(path), lang=lang, draft=True, alone=alone)
    return {
        "draft": drawn.report.has_errors,
        "pages": [page._asdict() for page in drawn.pages],
    }


def draw_all(path: str, *, lang: str, progress: Progress) -> Given:
    """Tell of the drawings of a workbook in one language as they come, several at a time; return whether it is a draft.

    Each bears its `place` in the presentation; of those with one place the last counts.
    """
    report, drawn = pipeline.drawings_in_turn(_loaded(path), lang=lang, draft=True)
    draft = {"draft": report.has_errors}
    pages: list[Given] = []
    told = time.monotonic()
    for place, page in drawn:
        pages.append({**page._asdict(), "place": place})
        if time.monotonic() - told > BEAT:
            progress({**draft, "pages": pages})
            pages, told = [], time.monotonic()
    progress({**draft, "pages": pages})
    return draft


def build(path: str, *, folder: str, progress: Progress, **wish: Any) -> Given:  # noqa: ANN401 - `pipeline.build`'s own
    """Write documents; return their paths and fates, and the notes on a person's templates."""
    built = pipeline.build(_loaded(path), folder, progress=progress, **wish)
    notes = [_note(template, fault) for template, fault in built.notes]
    return {"stops": not built.files, "draft": built.report.has_errors, **_written(built.outcomes), "notes": notes}


def _note(template: Path, fault: Any) -> dict[str, str]:  # noqa: ANN401 - a TemplateFault
    return {
        code: f"{template.name} – {fault.message(page_language(code))} {fault.way_out(page_language(code))}"
        for code in codes()
    }


def kit(folder: str, *, project: str | None, langs: Iterable[str], progress: Progress) -> Given:
    """Write the workshop kit, for a project or any group."""
    loaded = _loaded(project) if project else None
    built = pipeline.kit(folder, project=loaded, lang=langs, progress=progress)
    return {"stops": not built.files, **_written(built.outcomes)}


def annotate(path: str, *, copy: str, lang: str, progress: Progress) -> Given:
    """Write a copy of a workbook with its faulty cells marked."""
    del progress
    return _written(copies.annotate(_loaded(path), copy, lang=lang).outcomes)


def collect(path: str, *, grids: Iterable[str], copy: str, progress: Progress) -> Given:
    """Bring the answers of filled grids into a copy of the workbook; return its path and the account in sentences."""
    del progress
    found = copies.collect(grids, copy, workbook=_loaded(path))
    return {**_written(found.outcomes), "told": {code: list(sentences(found, page_language(code))) for code in codes()}}


def new(path: str, *, lang: str, example: bool, progress: Progress) -> Given:
    """Write an empty workbook to fill in, or the fictional example."""
    del progress
    return _written(pipeline.new_workbook(path, lang=lang, example=example).outcomes)


def carry(old: str, *, path: str, lang: str, progress: Progress) -> Given:
    """Write a fresh workbook with the contents of an older one; return its path and the account in sentences."""
    del progress
    account = pipeline.carry(old, path, language=lang)
    names = Path(old).name, account.outcomes[0].path.name
    return {
        **_written(account.outcomes),
        "told": {code: list(paragraphs(account, *names, page_language(code))) for code in codes()},
    }


def _written(outcomes: Outcomes) -> Given:
    """Return the paths of files, and in every language the fate of each that did not simply take a free name."""
    return {
        "files": [str(outcome.path) for outcome in outcomes],
        "fates": [_fate(outcome) for outcome in outcomes if outcome.fate is not Fate.NEW],
    }


def _fate(outcome: Outcome) -> dict[str, str]:
    copy = outcome.copy.name if outcome.copy else ""
    names = {"path": outcome.path.name, "wanted": outcome.wanted.name, "copy": copy}
    return {code: page_language(code).say(f"outcomes.{outcome.key}", **names) for code in codes()}


@lru_cache(maxsize=2)
def _read(path: str, _stamp: Stamp | None) -> pipeline.Loaded:
    return pipeline.load(path)


def _loaded(path: str) -> pipeline.Loaded:
    """Return a workbook as last saved; read once for each save."""
    return _read(path, stamp(Path(path)))


TASKS: Mapping[str, Callable[..., Given]] = {
    task.__name__: task for task in (check, draw, draw_all, build, kit, annotate, collect, new, carry)
}
