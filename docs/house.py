"""Prints the rooms of the house: each folder of the package, its modules, and the imports that lead out of it.

`python docs/house.py` in any version of the project; the last lines sum up, and name any circle between rooms.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
Arrow = tuple[str, str]


def main() -> None:
    """Print a line a room (a folder, or a module beside folders), then the sums."""
    modules = {_dotted(path): path for path in sorted((ROOT / "rtdocs").rglob("*.py"))}
    arrows = Counter(arrow for module in modules for arrow in _arrows(module, modules))
    folders = Counter(_folder(path) for path in modules.values())
    between: Counter[Arrow] = Counter()
    for start, end in arrows:
        between[_folder(modules[start]), _folder(modules[end])] += 1
    for folder, count in sorted(folders.items()):
        to = sorted(other for one, other in between if one == folder != other)
        print(f"{folder}: {count} modules, {between[folder, folder]} arrows within -> {', '.join(to) or 'nothing'}")
    circles = sorted(pair for pair in between if pair[0] < pair[1] and pair[::-1] in between)
    apart = sum(times for (one, other), times in between.items() if one != other)
    print(f"\n{len(modules)} modules in {len(folders)} rooms; the fullest holds {max(folders.values())}.")
    print(f"{len(arrows)} arrows between modules, {apart} of them from room to room over {len(between)} ways.")
    print("circles between rooms:", ", ".join(f"{one} and {other}" for one, other in circles) or "none")


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _folder(path: Path) -> str:
    """Return a module's folder; one that stands beside folders is a room of its own, as the import contracts see it."""
    beside = path.name != "__init__.py" and any(path.parent.glob("*/__init__.py"))
    return (path if beside else path.parent).relative_to(ROOT).as_posix()


def _arrows(module: str, modules: dict[str, Path]) -> Iterator[Arrow]:
    for node in ast.walk(ast.parse(modules[module].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rtdocs"):
            ends = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from {(module, end if end in modules else str(node.module)) for end in ends}


if __name__ == "__main__":
    main()
