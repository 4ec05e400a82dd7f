"""Merges files that people edited at random with what rtdocs writes after random changes of the workbook, and counts.

`python benchmarks/hand_edits.py --pairs 1000 --chain 100 --libreoffice 100` prints a table; all of its figures but the
first and the times must be zero. Edits are made by python-docx, python-pptx and openpyxl; a third of the Word documents
then have their runs and ids rewritten as Word does; the last pairs go through LibreOffice, which saves them anew.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "merge")]

import people  # noqa: E402 - it stands beside the tests of merges

import rtdocs  # noqa: E402 - the project stands above
from rtdocs.documents import BuildOrder  # noqa: E402 - idem
from rtdocs.i18n import language_of  # noqa: E402 - idem
from rtdocs.merge.files import merge, with_base  # noqa: E402 - idem
from rtdocs.model import Lesson, Story  # noqa: E402 - idem
from rtdocs.outcomes import Account, Deed  # noqa: E402 - idem
from rtdocs.plan.wording.telling import Telling  # noqa: E402 - idem
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
    "offers that, refused, are not theirs or, accepted, not ours",
)
SAID: Final = frozenset(" ".join(FR.say(f"merge.no_longer.{key}").split()) for key in ("note", "source"))
"""What a merge says of each question that is no longer asked."""
_TEXTS = 40  # letters from which a text of ours is one that cannot stand elsewhere by chance


@dataclass(frozen=True)
class Written:
    """One file as rtdocs writes it for one version of a story, with its base."""

    path: Path
    base: str


Pool = Mapping[str, Sequence[Written]]
"""By kind of document, what is written for each version of a story."""


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
        numbers = range(asked.first, asked.first + asked.pairs)
        merged = pairs(pool, folder, asked.seed, numbers, faults)
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
    for name, default in (
        ("pairs", 100),
        ("chain", 10),
        ("libreoffice", 0),
        ("seed", 1),
        ("versions", 8),
        ("first", 0),
    ):
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
                path = folder / f"{number}-{output.file_name(Telling(story, FR))}"
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


@dataclass(frozen=True)
class Pair:
    """A file that people edited, what rtdocs wrote when it was made, and what it writes now."""

    name: str
    theirs: Path
    before: Written
    now: Written
    left: people.Left


def pairs(pool: Pool, folder: Path, seed: int, numbers: range, faults: Counter[str]) -> int:
    """Merge the pairs of these numbers, and return how many could be merged."""
    merged = 0
    for number in numbers:
        rng = random.Random(f"{seed} {number}")
        pair = _edited(pool, folder, rng, f"pair {number}", respun=number % 3 == 0, faults=faults)
        merged += _merged(pair, faults)
    return merged


def libreoffice(pool: Pool, folder: Path, seed: int, times: int, faults: Counter[str]) -> int:
    """Merge so many files that LibreOffice saved after people edited them, and return how many could be merged."""
    made = []
    for number in range(times):
        rng = random.Random(f"libreoffice {seed} {number}")
        made.append(_edited(pool, folder, rng, f"libreoffice {number}"))
    resaved = folder / "resaved"
    for ending in (".docx", ".pptx", ".xlsx"):
        if files := [str(pair.theirs) for pair in made if pair.theirs.suffix == ending]:
            profile = f"-env:UserInstallation=file://{folder / 'profile'}"
            command = ["soffice", profile, "--headless", "--convert-to", ending[1:], "--outdir", str(resaved), *files]
            subprocess.run(command, check=True, capture_output=True)
    for pair in made:
        shutil.copy(resaved / pair.theirs.name, pair.theirs)
        there = people.said(pair.theirs)
        pair.left.words[:] = [word for word in pair.left.words if word in there]  # LibreOffice lost the others itself
    return sum(_merged(pair, faults) for pair in made)


def chains(pool: Pool, folder: Path, seed: int, times: int, faults: Counter[str]) -> None:
    """Edit a file of each kind, and build it again, so many times."""
    for kind in KINDS:
        rng, left = random.Random(f"chain {seed} {kind}"), people.Left()
        before = pool[kind][0]
        theirs = Path(shutil.copy(before.path, folder / f"chain{before.path.suffix}"))
        for number in range(times):
            if number % 3 == 0:
                people.edit(theirs, left, rng, 1)
            pair = Pair(f"chain {number} {kind}", theirs, before, rng.choice(pool[kind]), left)
            _merged(pair, faults, is_chain=True)
            before = pair.now


def _edited(
    pool: Pool,
    folder: Path,
    rng: random.Random,
    name: str,
    *,
    respun: bool = False,
    faults: Counter[str] | None = None,
) -> Pair:
    """Return a pair whose file people edited up to eight times."""
    kind = KINDS[int(name.split()[1]) % len(KINDS)]
    before, now = rng.sample(pool[kind], 2)
    theirs = Path(shutil.copy(before.path, folder / f"{name.replace(' ', '-')}{before.path.suffix}"))
    pair = Pair(f"{name} {kind}", theirs, before, now, people.Left())
    if respun and theirs.suffix == ".docx" and faults is not None:
        people.respun(theirs, rng)
        _unchanged(pair, faults)
    people.edit(theirs, pair.left, rng, rng.randrange(1, 9))
    return pair


def _unchanged(pair: Pair, faults: Counter[str]) -> None:
    target = pair.theirs.with_name(f"same{pair.theirs.suffix}")
    account = merge(pair.theirs, pair.before.path, target, FR, pair.before.base)
    if account or target.exists():
        _tell(faults, FAULTS[6], pair, str(account))


def _merged(pair: Pair, faults: Counter[str], *, is_chain: bool = False) -> bool:
    """Merge one pair in place, count what must not be, and tell whether it could be merged."""
    target = pair.theirs.with_name(f"merged{pair.theirs.suffix}")
    target.unlink(missing_ok=True)
    kept = people.standing(pair.theirs)
    doubled = people.doubled(pair.theirs) if target.suffix == ".pptx" else Counter()
    stood = _lines(pair.theirs)
    account = merge(pair.theirs, pair.now.path, target, FR, pair.before.base)
    if account is None:
        return False
    if target.exists():
        seal(target)
        try:
            look(target, original=pair.theirs)
        except UnfitFileError as error:
            _tell(faults, FAULTS[4], pair, str(error))
        target.replace(pair.theirs)
    _hold_theirs(pair, kept, faults)
    if not is_chain:
        _hold_ours(pair, account, faults)
        if any(entry.deed is Deed.TRACKED for entry in account):
            _hold_offers(pair, stood, faults)
    _hold_once(pair, kept, doubled, faults)
    return True


def _hold_theirs(pair: Pair, kept: str, faults: Counter[str]) -> None:
    """Look for words that were lost, texts that came back, shapes that went back."""
    every, lines = people.said(pair.theirs), set(people.standing(pair.theirs).split("\n"))
    for word in pair.left.words:
        if word not in every:
            _tell(faults, FAULTS[0], pair, word)
    for line in set(pair.left.lines) - lines:
        _tell(faults, FAULTS[0], pair, line)
    was, new = (Counter(people.standing(each.path).split("\n")) for each in (pair.before, pair.now))
    for text in pair.left.gone:
        if text in lines and text not in kept.split("\n") and new[text] <= was[text]:
            _tell(faults, FAULTS[2], pair, text)
    if pair.theirs.suffix == ".pptx":
        _hold_shapes(pair, faults)


def _hold_shapes(pair: Pair, faults: Counter[str]) -> None:
    found, filled = people.frames(pair.theirs), people.fills(pair.theirs)
    for key, frame in pair.left.frames.items():
        if key in found and not people.is_near(found[key], frame):
            _tell(faults, FAULTS[1], pair, key)
    for key, fill in pair.left.fills.items():
        if key in filled and filled[key] != fill:
            _tell(faults, FAULTS[1], pair, f"{key} {fill} {filled[key]}")
    for key in pair.left.removed & people.shapes(pair.theirs):
        _tell(faults, FAULTS[2], pair, key)


def _hold_ours(pair: Pair, account: Account, faults: Counter[str]) -> None:
    """Look for texts that are new in ours, and neither in the file nor told."""
    every = _unnumbered(people.said(pair.theirs))
    told = _unnumbered(" ".join(" ".join(f"{entry.place} {entry.piece} {entry.ours}" for entry in account).split()))
    new, was = ({_unnumbered(text) for text in _texts(each.path)} for each in (pair.now, pair.before))
    for text in new - was:
        if text not in every and text not in told:
            _tell(faults, FAULTS[3], pair, text)


def _hold_offers(pair: Pair, stood: Counter[str], faults: Counter[str]) -> None:
    """Look for lines that to accept all would take away and were not theirs, or would bring and are not ours."""
    settled = []
    for accepted in (False, True):
        copy = Path(shutil.copy(pair.theirs, pair.theirs.with_name(f"settled{pair.theirs.suffix}")))
        people.settle(copy, accepted=accepted)
        settled.append(_lines(copy))
    refused, accepted = settled
    for line in (refused - accepted - stood) + (accepted - refused - _lines(pair.now.path)):
        _tell(faults, FAULTS[7], pair, line)


def _lines(path: Path) -> Counter[str]:
    return Counter(people.lines(path) if path.suffix == ".docx" else ())


def _hold_once(pair: Pair, kept: str, doubled: Counter[str], faults: Counter[str]) -> None:
    """Look for blocks that stand twice, and stood once in theirs and in ours."""
    if pair.theirs.suffix == ".pptx":  # an event stands on several slides; on one of them, once
        for key in people.doubled(pair.theirs) - (people.doubled(pair.now.path) | doubled):
            _tell(faults, FAULTS[5], pair, key)
        return
    new, was = _texts(pair.now.path), Counter(" ".join(line.split()) for line in kept.split("\n"))
    for text, times in _texts(pair.theirs).items():
        if times > 1 >= max(was[text], new[text]) and text not in SAID:
            _tell(faults, FAULTS[5], pair, text)


def _unnumbered(text: str) -> str:
    """Return a text without the numbers of figures and tables, which are fields: Word makes them anew."""
    return re.sub(r"(Figure|Tableau) \d+", r"\1", text)


def _texts(path: Path) -> Counter[str]:
    lines = (" ".join(line.split()) for line in people.standing(path).split("\n"))
    return Counter(line for line in lines if len(line) > _TEXTS)


def _tell(faults: Counter[str], fault: str, pair: Pair, what: str) -> None:
    faults[fault] += 1
    print(f"  {pair.name}: {fault}: {what[:110]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
