#!/usr/bin/env bash
# Tries the program of dist/rtdocs/ as a person has it: in another folder, without Python on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -R dist/rtdocs "$place/Mon programme"
cp samples/marche-solidaire.xlsx "$place/projet.xlsx"
cd "$place"
run() { env -i HOME="$place" LANG=fr_CA.UTF-8 PATH=/nowhere "$place/Mon programme/rtdocs" "$@"; }

run --version
run check projet.xlsx --strict --quiet
run build projet.xlsx --quiet
run new exemple.xlsx --example --quiet
for file in projet-rapport.docx projet-schema.pptx projet-grille.docx projet-grille.xlsx exemple.xlsx; do
    test -s "$file" || { echo "$file is missing" >&2; exit 1; }
done

# The page: started without a word as by a double click, but for the browser; it answers only who holds its key.
started=$(date +%s%N)
mkfifo told
run app projet.xlsx --no-open --lang fr >told 2>&1 &
program=$!
{ read -r _; read -r address; } <told
door=${address#http://}
port=${door#*:}
port=${port%%/*}
ask() { # ask PATH [HEADER]: prints the whole answer
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n%s\r\n' "$1" "$port" "${2:+$2$'\r\n'}" >&3
    cat <&3
    exec 3<&-
}
cookie=$(ask "/${address#*/*/*/}" | sed -n 's/^set-cookie: \([^;]*\);.*/\1/p')
answer=$(ask / "Cookie: $cookie")
case $answer in *'id="steps"'*) ;; *) echo "the page did not come" >&2; exit 1 ;; esac
echo "first page after $((($(date +%s%N) - started) / 1000000)) ms"
case $(ask "/drawings/fr?alone=" "Cookie: $cookie") in *'<svg '*) ;; *) echo "the drawing did not come" >&2; exit 1 ;; esac
case $(ask /) in "HTTP/1.1 401"*) ;; *) echo "the page came without its key" >&2; exit 1 ;; esac
kill "$program"
