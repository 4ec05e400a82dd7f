"""Merges files that people edited at random with what rtdocs writes after random changes of the workbook, and counts.

`python benchmarks/hand_edits.py --pairs 1000 --chain 100 --libreoffice 100` prints a table; all of its figures but the
first and the times must be zero. Edits are made by python-docx, python-pptx and openpyxl; a third of the Word documents
then have their runs and ids rewritten as Word does; the last pairs go through LibreOffice, which saves them anew.
"""

import argparse
import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import people  # noqa: E402 - it stands beside

import rtdocs  # noqa: E402 - the project stands above
from rtdocs.documents import BuildOrder  # noqa: E402 - idem
from rtdocs.i18n import language_of  # noqa: E402 - idem
from rtdocs.merge.files import merge, with_base  # noqa: E402 - idem
from rtdocs.model import Lesson, Story  # noqa: E402 - idem
from rtdocs.outcomes import Account  # noqa: E402 - idem
from rtdocs.products import DOCUMENTS, our_template  # noqa: E402 - idem
from rtdocs.write.package.last_look import UnfitFileError, look  # noqa: E402 - idem
from rtdocs.write.package.output import seal  # noqa: E402 - idem

FR = language_of("fr")
KINDS: Final = ("report", "schema", "grid-document", "grid-workbook")
FAULTS: Final = (
    "words of people's lost",
    "moved shapes that went back",
    "deletions revived",
    "ours lost without being told",
    "findings of the last look",
    "doubled blocks",
    "changes seen where nobody made any",
)
SAID: Final = frozenset(" ".join(FR.say(f"merge.no_longer.{key}").split()) for key in ("note", "source"))
"""What a merge says of each question that is no longer asked."""
_TEXTS = 40  # letters from which a text of ours is one that cannot stand elsewhere by chance


@dataclass(frozen=True)
class Written:
    """One file as rtdocs writes it for one version of a story, with its base."""

    path: Path
    base: str


def main() -> int:
    """Print the table; 1 where a figure that must be zero is not."""
    asked = _options()
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        pool = written(folder, asked.seed, asked.versions)
        each = (time.perf_counter() - started) / (asked.versions * len(KINDS))
        started = time.perf_counter()
        merged = pairs(pool, folder, asked.seed, range(asked.first, asked.first + asked.pairs), faults)
        spent = (time.perf_counter() - started) / max(asked.pairs, 1)
        through = libreoffice(pool, folder, asked.seed, asked.libreoffice, faults)
        chains(pool, folder, asked.seed, asked.chain, faults)
    print(f"pairs: {asked.pairs}, merged: {merged}; through LibreOffice: {asked.libreoffice}, merged: {through}")
    print(f"rebuilds in each of {len(KINDS)} chains: {asked.chain}")
    for fault in FAULTS:
        print(f"{fault}: {faults[fault]}")
    print(f"seconds to write a file: {each:.2f}; to edit it, merge it and look at it: {spent:.2f}")
    return int(any(faults.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("pairs", 100), ("chain", 10), ("libreoffice", 0), ("seed", 1), ("versions", 8), ("first", 0)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def written(folder: Path, seed: int, versions: int) -> dict[str, list[Written]]:
    """Write the documents of a story and of its later versions, by kind."""
    rng = random.Random(seed)
    story = rtdocs.load(ROOT / "samples" / "marche-solidaire.xlsx").story
    pool: dict[str, list[Written]] = {kind: [] for kind in KINDS}
    for number in range(versions):
        order = BuildOrder(story, FR, DOCUMENTS, pdf=False, templates={}, all_questions=number % 3 == 2)
        for output in DOCUMENTS:
            if output.key in KINDS:
                path = folder / f"{number}-{output.file_name(story, FR)}"
                output.write(order, our_template(output.template), path)
                base = with_base(path)
                seal(path)
                pool[output.key].append(Written(path, base))
        story = changed(story, rng, number)
    return pool


def changed(story: Story, rng: random.Random, number: int) -> Story:
    """Return a story after five changes of its workbook."""
    events, effects, project = list(story.events), list(story.effects), story.project
    for turn in range(5):
        what, told = rng.randrange(7), f"version {number}, changement {turn}"
        at = rng.randrange(len(events))
        if what == 0:
            events[at] = replace(events[at], title=f"{events[at].title} ({told})")
        elif what == 1:
            events[at] = replace(events[at], description=f"Une description toute neuve pour cet événement, {told}.")
        elif what == 2 and len(events) > 4:
            gone = events.pop(at).number
            events = [replace(each, leads_to=tuple(to for to in each.leads_to if to != gone)) for each in events]
        elif what == 3:
            new = replace(events[at], number=f"{90 + number}{turn}", title=f"Un événement ajouté, {told}")
            events.append(replace(new, leads_to=(effects[0].number,)))
        elif what == 4:
            place = rng.randrange(len(effects))
            effects[place] = replace(effects[place], title=f"{effects[place].title} ({told})")
        elif what == 5:
            project = replace(project, summary=f"Le projet résumé tout autrement qu’avant, {told}.")
        else:
            lesson = Lesson(where=events[0].where, code="A1", answer=f"Une réponse venue du classeur, {told}.")
            story = replace(story, lessons=(*(each for each in story.lessons if each.code != "A1"), lesson))
    links = tuple(each for each in story.links if {each.source, each.target} <= _numbers(events, effects))
    return replace(story, events=tuple(events), effects=tuple(effects), project=project, links=links)


def _numbers(*groups: Iterable[object]) -> set[str]:
    return {each.number for group in groups for each in group}  # type: ignore[attr-defined]


def pairs(pool: dict[str, list[Written]], folder: Path, seed: int, numbers: range, faults: Counter[str]) -> int:
    """Merge the pairs of these numbers, and return how many could be merged."""
    merged = 0
    for number in numbers:
        rng = random.Random(f"{seed} {number}")
        kind = KINDS[number % len(KINDS)]
        before, now = rng.sample(pool[kind], 2)
        theirs = Path(shutil.copy(before.path, folder / f"theirs{before.path.suffix}"))
        if number % 3 == 0 and theirs.suffix == ".docx":
            people.respun(theirs, rng)
            _unchanged(theirs, before, faults)
        left = people.Left()
        people.edit(theirs, left, rng, rng.randrange(1, 9))
        merged += _one(theirs, before, now, left, faults, f"pair {number} {kind}")
    return merged


def libreoffice(pool: dict[str, list[Written]], folder: Path, seed: int, times: int, faults: Counter[str]) -> int:
    """Merge so many files that LibreOffice saved after people edited them, and return how many could be."""
    made = []
    for number in range(times):
        rng = random.Random(f"libreoffice {seed} {number}")
        kind = KINDS[number % len(KINDS)]
        before, now = rng.sample(pool[kind], 2)
        theirs = Path(shutil.copy(before.path, folder / f"lo-{number}{before.path.suffix}"))
        left = people.Left()
        people.edit(theirs, left, rng, rng.randrange(1, 9))
        made.append((theirs, before, now, left, f"libreoffice {number} {kind}"))
    resaved = folder / "resaved"
    for ending in (".docx", ".pptx", ".xlsx"):
        if files := [str(each[0]) for each in made if each[0].suffix == ending]:
            profile = f"-env:UserInstallation=file://{folder / 'profile'}"
            command = ["soffice", profile, "--headless", "--convert-to", ending[1:], "--outdir", str(resaved), *files]
            subprocess.run(command, check=True, capture_output=True)
    merged = 0
    for theirs, before, now, left, name in made:
        shutil.copy(resaved / theirs.name, theirs)
        merged += _one(theirs, before, now, left, faults, name)
    return merged


def chains(pool: dict[str, list[Written]], folder: Path, seed: int, times: int, faults: Counter[str]) -> None:
    """Edit a file of each kind, and build it again, so many times."""
    for kind in KINDS:
        rng, left = random.Random(f"chain {seed} {kind}"), people.Left()
        before = pool[kind][0]
        theirs = Path(shutil.copy(before.path, folder / f"chain{before.path.suffix}"))
        for number in range(times):
            if number % 3 == 0:
                people.edit(theirs, left, rng, 1)
            now = rng.choice(pool[kind])
            _one(theirs, before, now, left, faults, f"chain {number} {kind}", is_chain=True)
            before = now


def _unchanged(theirs: Path, before: Written, faults: Counter[str]) -> None:
    target = theirs.with_name(f"same{theirs.suffix}")
    target.unlink(missing_ok=True)
    account = merge(theirs, before.path, target, FR, before.base)
    if account or target.exists():
        _tell(faults, FAULTS[6], theirs.name, str(account))


def _one(  # noqa: PLR0913, PLR0917 - what a pair is
    theirs: Path, before: Written, now: Written, left: people.Left, faults: Counter[str], name: str, *, is_chain: bool = False
) -> bool:
    """Merge one pair in place, count what must not be, and tell whether it could be merged."""
    target = theirs.with_name(f"merged{theirs.suffix}")
    target.unlink(missing_ok=True)
    stood = io.BytesIO(theirs.read_bytes())
    kept = people.standing(theirs)
    account = merge(theirs, now.path, target, FR, before.base)
    if account is None:
        return False
    if target.exists():
        seal(target)
        try:
            look(target, original=theirs)
        except UnfitFileError as error:
            _tell(faults, FAULTS[4], name, str(error))
        target.replace(theirs)
    _hold(theirs, before, now, left, account, faults, name, kept, is_chain=is_chain)
    stood.close()
    return True


def _hold(  # noqa: PLR0913, PLR0917 - idem
    theirs: Path,
    before: Written,
    now: Written,
    left: people.Left,
    account: Account,
    faults: Counter[str],
    name: str,
    kept: str,
    *,
    is_chain: bool,
) -> None:
    every, stands = people.said(theirs), people.standing(theirs)
    for word in left.words:
        if word not in every:
            _tell(faults, FAULTS[0], name, word)
    lines = set(stands.split("\n"))
    for text in left.gone:
        if text in lines and text not in kept.split("\n"):
            _tell(faults, FAULTS[2], name, text)
    if theirs.suffix == ".pptx" and left.frames:
        found = people.frames(theirs)
        for key, frame in left.frames.items():
            if key in found and not people.is_near(found[key], frame):
                _tell(faults, FAULTS[1], name, key)
    told = " ".join(" ".join(f"{entry.place} {entry.piece} {entry.ours}" for entry in account).split())
    old, new = _texts(before.path), _texts(now.path)
    if not is_chain:
        for text in new.keys() - old.keys():
            if text not in every and text not in told and text[:50] not in told:
                _tell(faults, FAULTS[3], name, text)
    if theirs.suffix == ".pptx":  # an event stands on several slides; on one of them, once
        for key in people.doubled(theirs) - people.doubled(now.path):
            _tell(faults, FAULTS[5], name, key)
        return
    there = Counter(line for line in (" ".join(each.split()) for each in stands.split("\n")) if len(line) > _TEXTS)
    was = Counter(" ".join(each.split()) for each in kept.split("\n"))
    for text, times in there.items():
        if times > max(was[text], new[text], 1) and text not in SAID:
            _tell(faults, FAULTS[5], name, text)


def _texts(path: Path) -> Counter[str]:
    lines = (" ".join(each.split()) for each in people.standing(path).split("\n"))
    return Counter(line for line in lines if len(line) > _TEXTS)


def _tell(faults: Counter[str], fault: str, name: str, what: str) -> None:
    faults[fault] += 1
    with suppress(BrokenPipeError):
        print(f"  {name}: {fault}: {what[:110]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
