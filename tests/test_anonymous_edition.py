"""An anonymous edition, all of it: every part of every file of every product, and what lies beside them."""

import io
import re
import unicodedata
import zipfile

import docx
import pytest
from PIL import Image
from workbooks import complete, workbook

from rtdocs import pipeline

PERSONS = [
    ["Nom", "Sigle", "Rôles", "Personne"],
    ["Éloïse D’Arcy-Tremblay", "ÉDTQ", "porte-parole", "oui"],
    ["Omar Diallo", None, "porte-parole", "oui"],
    ["Table", None, None, None],
    ["Ville", None, None, None],
]
SPELLINGS = "Eloise d'Arcy-Tremblay parle; ÉLOÏSE D’ARCY-TREMBLAY insiste; EDTQ signe avec Omar\u00a0Diallo."
NAMES = ("eloise", "tremblay", "diallo", "edtq", "omar")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("anonyme")
    Image.new("RGB", (60, 40), "navy").save(folder / "omar-diallo.png")
    sheets = complete()
    sheets["Projet"] += [
        ["Préparé par", "Omar Diallo"],
        ["Résumé", SPELLINGS],
        ["Participants", "Éloïse D’Arcy-Tremblay"],
    ]
    events = sheets["Événements"]
    events[0] += ["Description", "Source", "Citation", "Notes"]
    events[1] += [SPELLINGS, "Selon Omar Diallo", "« Enfin! » – Omar Diallo", SPELLINGS]
    events[2] += ["Omar Diallo ouvre", None, None, None]
    events[1][2] = "Omar Diallo rencontre la Table"
    events[1][3] = "Table; Omar Diallo; Éloïse D’Arcy-Tremblay"
    events.append(["3", "2011", "Refus d’Omar Diallo", "Omar Diallo", 10, "revers", "A", None, None, None, None, None])
    sheets["Effets"][0] += ["Preuve", "Citation"]
    sheets["Effets"][1] += ["Compté par ÉDTQ", "« On y va » – Éloïse D’Arcy-Tremblay"]
    sheets["Liens"] = [["De", "Vers", "Explication", "Source"], ["1", "2", "Omar Diallo a convaincu", "Mémoire d’Édtq"]]
    sheets["Apprentissages"] = [
        ["Code", "Question", "Réponse", "Action", "Responsable", "Échéance"],
        ["R2", None, "Selon Omar Diallo, le RT 10", "Appeler Éloïse D’Arcy-Tremblay", "Omar Diallo", "mars 2027"],
        [None, "Que dit Omar Diallo?", "Rien", None, None, None],
    ]
    sheets["Images"] = [
        ["Fichier", "Pour", "Légende", "Texte de remplacement", "Crédit", "Consentement"],
        ["omar-diallo.png", "logo", None, "Logo d’Omar Diallo", None, "oui"],
        ["omar-diallo.png", "1", "Omar Diallo", "Omar Diallo parle", "ÉDTQ", "oui"],
    ]
    sheets["Chiffres"] = [["Chiffre", "Ce que c’est", "Source"], ["12", "visites d’Omar Diallo", "ÉDTQ"]]
    sheets["Acteurs"] = PERSONS
    path = workbook(folder, sheets, "projet.xlsx")
    parts = [part.value for part in pipeline.Product]
    made = pipeline.build(
        path, folder / "out", only=parts, lang=("fr", "en"), anonymous=True, edition="group", all_questions=True
    )
    assert not made.report.has_errors, made.report
    return made


def folded(text):
    """Return a text without accents and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def parts_of(content, name):
    """Yield the name and text of each part of a file, through files within files, with and without its markup."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield name, content.decode("utf-8", "ignore")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            yield f"{name}!{part}", part
            yield from parts_of(package.read(part), f"{name}!{part}")


def bare(text):
    """Return a text with and without markup: a name may be split over runs."""
    return folded(text) + " " + folded(re.sub(r"<[^>]*>", "", text))


def test_nobodys_name_is_in_any_part_of_any_file(built):
    files = [path for path in built.files if "confidentielle" not in path.name and "confidential" not in path.name]
    assert len(files) >= 2 * len(list(pipeline.Product))
    found = {
        (part, name)
        for path in files
        for part, text in parts_of(path.read_bytes(), path.name)
        if not part.endswith((".png", ".jpg", ".jpeg"))
        for name in NAMES
        if name in bare(text)
    }
    assert found == set()


def test_the_key_stands_aside_and_lists_what_to_look_at(built):
    keys = [path for path in built.files if "cle-confidentielle" in path.name]
    assert len(keys) == 1
    said = "".join(docx.Document(str(keys[0])).element.body.itertext())
    for text in ("Omar Diallo", "Éloïse D’Arcy-Tremblay", "ÉDTQ", "une personne (porte-parole), n°\u00a01", "photo"):
        assert text in said


def test_nothing_else_in_the_folder_names_anyone_but_the_key(built):
    folder = built.files[0].parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in built.files:
            for part, text in parts_of(path.read_bytes(), str(path)):
                assert not [name for name in NAMES if name in bare(text)], (part, path)
