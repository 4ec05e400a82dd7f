"""What many tests share: the documents of every sample in both languages, built once a run."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault, and the same commit passes each time. To look further:
# --hypothesis-profile=explore
settings.register_profile("same each time", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("same each time")

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.xlsx"))
LANGUAGES = ("fr", "en")


def files_in(folder):
    """Return the files of a folder in order, but for the record of what rtdocs wrote there."""
    return sorted(path for path in folder.iterdir() if path.name != ".rtdocs.json")


@pytest.fixture(autouse=True, scope="session")
def state_of_its_own(tmp_path_factory):
    """Keep what programs remember from run to run out of the home of who runs the tests."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Return a function: (sample, language) to the folder of all its documents, summary and poster too."""
    from rtdocs import build  # noqa: PLC0415 - collecting tests need not pay for it
    from rtdocs.products import Product  # noqa: PLC0415 - idem

    folders = {}

    def folder_of(sample, lang):
        if (sample, lang) not in folders:
            folder = tmp_path_factory.mktemp(f"{sample}-{lang}")
            outcome = build(ROOT / "samples" / f"{sample}.xlsx", folder, only=tuple(Product), lang=lang)
            assert not outcome.report.has_errors
            folders[sample, lang] = folder
        return folders[sample, lang]

    return folder_of


@pytest.fixture(scope="session")
def kits(tmp_path_factory):
    """Return a function: (language, sample or nothing) to the folder of a workshop kit for its project or any group."""
    from rtdocs import kit  # noqa: PLC0415 - idem

    folders = {}

    def folder_of(lang, sample=""):
        if (lang, sample) not in folders:
            folder = tmp_path_factory.mktemp(f"kit-{sample}-{lang}")
            kit(folder, project=ROOT / "samples" / f"{sample}.xlsx" if sample else None, lang=lang)
            folders[lang, sample] = folder
        return folders[lang, sample]

    return folder_of
