"""Print the command of the README's Nth code block (1: build the sample, 2: run the tests)."""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def command(number: int) -> str:
    """Return the one line of code block `number`, counted from 1."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)\n```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    line: str = blocks[number - 1]
    if "\n" in line:
        raise SystemExit(f"code block {number} of README.md must be one line")
    return line


if __name__ == "__main__":
    sys.stdout.write(command(int(sys.argv[1])) + "\n")
