import pytest

from rtdocs.plan.content.addresses import pieces


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Sans adresse.", []),
        ("Voir https://exemple.ca/a.", ["https://exemple.ca/a"]),
        ("(https://exemple.ca/a?b=1&c=2)", ["https://exemple.ca/a?b=1&c=2"]),
        (
            "https://fr.wikipedia.org/wiki/Rue_(voie), et HTTP://exemple.ca!",
            ["https://fr.wikipedia.org/wiki/Rue_(voie)", "HTTP://exemple.ca"],
        ),
        ("« https://exemple.ca »", ["https://exemple.ca"]),
        ("ftp://exemple.ca et javascript://x", []),
        ('https://exemple.ca/"><script>', ["https://exemple.ca/"]),
    ],
)
def test_addresses_are_found_without_the_marks_around_them(text, addresses):
    found = list(pieces(text))
    assert [piece.text for piece in found if piece.is_address] == addresses
    assert "".join(piece.text for piece in found) == text
