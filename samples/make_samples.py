"""Makes the sample workbooks from the tables beside this script, one TOML file a case.

Run it as `python samples/make_samples.py`, or with a folder to write in another place. The same tables make the same
bytes; a test holds the committed workbooks to it.
"""

import sys
import tomllib
from pathlib import Path

from rtdocs.i18n import language_of
from rtdocs.plan.form import form
from rtdocs.write.excel.books import write_form

HERE = Path(__file__).parent

LANGUAGES = {"marche-solidaire": "fr", "marche-ta-zone": "fr", "aines-a-velo": "en"}
"""Each sample with the language that it is told in."""


def make(folder: Path) -> None:
    """Write every sample into `folder`."""
    for name, code in LANGUAGES.items():
        content = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
        write_form(form.filled(language_of(code), content), folder / f"{name}.xlsx")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
