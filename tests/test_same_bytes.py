import hashlib
import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, SAMPLES

# Two places, times, locales and hash seeds that have nothing in common.
HERE = {"TZ": "America/Montreal", "LC_ALL": "fr_CA.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def documents(folder, sample, lang, surroundings, name="projet"):
    folder.mkdir(parents=True)
    book = shutil.copy(ROOT / "samples" / f"{sample}.xlsx", folder / f"{name}.xlsx")
    (folder / "out").mkdir()
    for word in ("build", "preview"):
        command = [sys.executable, "-m", "rtdocs", word, str(book), "-o", str(folder / "out"), "--lang", lang, "-q"]
        subprocess.run(command, env={**os.environ, **surroundings}, check=True, timeout=120)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "out").iterdir()}


@pytest.mark.parametrize(("sample", "lang"), list(zip(SAMPLES, ("en", "fr", "en"), strict=True)))
def test_two_builds_in_different_surroundings_give_the_same_bytes(tmp_path, sample, lang):
    first = documents(tmp_path / "a", sample, lang, HERE)
    second = documents(tmp_path / "b" / "deeper é", sample, lang, THERE)
    assert len(first) == (7 if sample == "marche-solidaire" else 6)  # with the record of them; its poster too
    assert first == second


def test_the_day_asked_for_is_the_day_written(tmp_path):
    first = documents(tmp_path / "a", "marche-ta-zone", "fr", {"SOURCE_DATE_EPOCH": "1000000000"})
    second = documents(tmp_path / "b", "marche-ta-zone", "fr", {"SOURCE_DATE_EPOCH": "1500000000"})
    assert first != second
