import importlib.util
import zipfile

import pytest
from conftest import ROOT, SAMPLES


def made_by_script(folder):
    spec = importlib.util.spec_from_file_location("make_samples", ROOT / "samples" / "make_samples.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.make(folder)
    return {path.stem: path for path in folder.iterdir()}


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    return made_by_script(tmp_path_factory.mktemp("samples"))


def test_the_script_makes_every_sample_there_is(fresh):
    assert sorted(fresh) == SAMPLES


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_committed_sample_holds_what_the_script_makes(fresh, sample):
    # Part by part: another zlib may press the same parts into other bytes.
    assert parts(fresh[sample]) == parts(ROOT / "samples" / f"{sample}.xlsx")


def test_the_script_makes_the_same_bytes_each_time(fresh, tmp_path):
    again = made_by_script(tmp_path)
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in fresh.items()
    }
