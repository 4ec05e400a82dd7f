"""What of a text counts, for each purpose, and texts that are longer than their place."""

import pytest

from rtdocs.i18n.cutting import cut, cut_between_words
from rtdocs.i18n.folding import fold_date, fold_name, fold_sentence, sorting_key


@pytest.mark.parametrize(
    ("fold", "text", "folded"),
    [
        (fold_name, "Mène à *", "mene a"),
        (fold_name, "Cœur-de-l'Île", "coeur de l ile"),
        (fold_name, "#", "#"),
        (fold_date, "Début\u00a0 de l’été", "debut de l'ete"),
        (fold_date, "2014~", "2014~"),
        (fold_sentence, "Qu’ont dit les élus?", "qu ont dit les elus"),
        (sorting_key, "Événement marquant", "evenement marquant"),
    ],
)
def test_a_text_is_folded_for_its_purpose(fold, text, folded):
    assert fold(text) == folded


def test_a_text_that_is_too_long_ends_in_an_ellipsis_within_its_place():
    assert cut("Comité", 6) == "Comité"
    assert cut("Comité local", 8) == "Comité…"
    assert len(cut("x" * 50, 20)) == 20
    assert cut_between_words("Comité local, puis régional", 15) == "Comité local…"
