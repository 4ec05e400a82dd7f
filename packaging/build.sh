#!/usr/bin/env bash
# Builds the program for people without Python into dist/rtdocs/ : packaging/build.sh PYTHON
# PYTHON is one that has rtdocs' own dependencies and PyInstaller.
set -euo pipefail
cd "$(dirname "$0")/.."
"${1:-python3}" packaging/make_icons.py
"${1:-python3}" -m PyInstaller --noconfirm --clean --log-level ERROR \
    --distpath dist --workpath dist/.work packaging/rtdocs.spec
du -sh dist/rtdocs
