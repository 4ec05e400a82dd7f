import pytest
from stories import story

from rtdocs import i18n
from rtdocs.model import Effect, EffectStatus
from rtdocs.plan.content.document import Run
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where
from rtdocs.read.values.dates import parse

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")

TOLD = story(
    """
    No | Date | Title               | RT | Second RT | Direction | Status  | Actors
    1  | 2014 | Dépôt du mémoire    | 5  | 7         |           |         | Ville; École
    2  | 2015 | Subvention refusée  | 10 |           | reverse   |         |
    3  |      | Nouveau comité      | 2  |           |           | planned | Ville
    4  |      | Un appui se retire  | 12 |           | reverse   | planned |
    5  | 2016 | Élections           |    |           |           |         |
    6  |      | Nouveau règlement   |    |           |           | planned |
    """,
    """
    No | Title             | Date | Status
    A  | Des trajets sûrs  | 2017 |
    B  | Une rue calme     |      | hoped-for
    """,
)
THINGS = {thing.number: thing for thing in (*TOLD.events, *TOLD.effects)}

SIGNS = {
    "1": Sign.ADVANCE,
    "2": Sign.REVERSE,
    "3": Sign.PLANNED,
    "4": Sign.PLANNED_REVERSE,
    "5": Sign.CONTEXT,
    "6": Sign.PLANNED_CONTEXT,
    "A": Sign.EFFECT,
    "B": Sign.HOPED_EFFECT,
}
BADGES = {
    "1": ("RT 5", "TO 5"),
    "2": ("RT 10 – revers", "TO 10 – setback"),
    "3": ("RT 2 – prévu", "TO 2 – planned"),
    "4": ("RT 12 – revers prévu", "TO 12 – planned setback"),
    "5": ("Contexte", "Context"),
    "6": ("Contexte – prévu", "Context – planned"),
    "A": ("Effet", "Effect"),
    "B": ("Effet souhaité", "Hoped-for effect"),
}
SENTENCES = {
    "1": "L’événement 1 (2014), « Dépôt du mémoire », se rattache au RT 5, Placement d’intermédiaires.",
    "2": "L’événement 2 (2015), « Subvention refusée », est un revers rattaché au RT 10 : Perte de ressources.",
    "3": "L’événement 3, « Nouveau comité », est prévu; le groupe le rattache au RT 2, "
    "Adoption de structures et de règles de gouvernance en réseau.",
    "4": "L’événement 4, « Un appui se retire », est un revers que le groupe prévoit, rattaché au RT 12 : "
    "Non-engagement ou désengagement.",
    "5": "L’événement 5 (2016), « Élections », fait partie du contexte et n’est rattaché à aucun RT.",
    "6": "L’événement 6, « Nouveau règlement », est prévu; il fait partie du contexte et n’est rattaché à aucun RT.",
    "A": "L’effet A (2017), « Des trajets sûrs », a été observé.",
    "B": "L’effet B, « Une rue calme », est souhaité.",
}


def spaced(text):
    """Return a text with plain spaces: other tests hold the typography."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("number", SIGNS)
def test_every_thing_has_its_sign_and_badge(number):
    thing = THINGS[number]
    told = tuple(spaced(events.badge_of(thing, language)) for language in (FRENCH, ENGLISH))
    assert (events.sign_of(thing), told) == (SIGNS[number], BADGES[number])


@pytest.mark.parametrize("number", SENTENCES)
def test_every_thing_is_told_in_a_sentence(number):
    assert spaced(events.sentence(THINGS[number], Telling(TOLD, FRENCH))) == SENTENCES[number]


def test_all_signs_are_told_in_both_languages():
    assert set(SIGNS.values()) == set(Sign)
    for language in (FRENCH, ENGLISH):
        told = [events.sentence(thing, Telling(TOLD, language)) for thing in THINGS.values()]
        assert len(set(told)) == len(THINGS)
        assert len({name for _, name in events.legend(Sign, language)}) == len(Sign)


def test_the_alt_text_adds_the_second_outcome_and_the_actors():
    assert spaced(events.alt(THINGS["1"], Telling(TOLD, FRENCH))) == (
        f"{SENTENCES['1']} Le groupe lui associe aussi le RT 7. Y ont pris part : Ville et École."
    )
    assert spaced(events.alt(THINGS["3"], Telling(TOLD, FRENCH))).endswith("Doit y prendre part : Ville.")
    assert spaced(events.alt(THINGS["A"], Telling(TOLD, FRENCH))) == SENTENCES["A"]


def test_a_shape_is_named_by_a_stable_id_its_badge_and_its_title():
    assert spaced(events.name(THINGS["1"], Telling(TOLD, FRENCH))) == "ev-1 · RT 5 – Dépôt du mémoire"
    assert spaced(events.name(THINGS["A"], Telling(TOLD, ENGLISH))) == "ef-A · Effect – Des trajets sûrs"


def test_ids_are_stable_and_tell_events_from_effects():
    assert events.identity(THINGS["1"]) == "event-1"
    assert events.identity(THINGS["A"]) == "effect-A"


def test_only_events_with_an_outcome_have_a_function():
    assert events.function(THINGS["1"], TOLD) == "F2"
    assert events.function(THINGS["5"], TOLD) == ""


def test_a_date_not_typed_is_not_shown():
    assert Telling(TOLD, FRENCH).when(None) == Telling(TOLD, FRENCH).short_when(None) == ""


def test_the_groups_words_in_another_language_keep_theirs():
    runs = events.tell(THINGS["A"], Telling(TOLD, ENGLISH))
    assert [run.language for run in runs] == ["", "fr", ""]
    assert runs[1].text == "Des trajets sûrs"


def test_the_groups_words_in_the_documents_language_are_not_marked():
    assert {run.language for run in events.tell(THINGS["A"], Telling(TOLD, FRENCH))} == {""}


def test_own_words_are_typeset_in_the_language_they_are_in():
    assert Telling(TOLD, ENGLISH).own("43 500 $ : oui", strong=True) == (
        Run("43\u00a0500\u00a0$\u00a0: oui", strong=True, language="fr"),
    )
    assert Telling(TOLD, ENGLISH).own("") == ()


def test_labels_are_the_groups_only_in_its_language():
    renamed = TOLD.repertoire.relabelled({5: "Remettre"})
    told = story("No | RT\n1 | 5")
    told = type(told)(language="fr", repertoire=renamed, project=told.project, events=told.events)
    assert spaced(Telling(told, FRENCH).outcome(5)) == "RT 5 – Remettre"
    assert spaced(Telling(told, ENGLISH).outcome(5)) == "TO 5 – Placement of intermediaries"


def test_a_brace_or_a_mark_in_a_title_does_no_harm():
    title = "{number} \ue0000\ue001 {{ x }}"
    effect = Effect(number="A", title=title, where=Where(), status=EffectStatus.OBSERVED)
    assert title in events.sentence(effect, Telling(TOLD, FRENCH))


def test_the_legend_holds_only_the_signs_in_use_in_their_order():
    assert events.legend([Sign.EFFECT, Sign.ADVANCE, Sign.EFFECT], ENGLISH) == (
        (Sign.ADVANCE, "Event that moves the project ahead"),
        (Sign.EFFECT, "Effect observed"),
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (FRENCH, "L’effet A, « Des rues calmes », s’observe depuis l’été 2018."),
        (ENGLISH, "Effect A, “Des rues calmes”, has been seen since summer 2018."),
    ],
    ids=["fr", "en"],
)
def test_an_effect_that_is_seen_since_a_date_is_told_as_going_on(language, told):
    seen = Effect(number="A", title="Des rues calmes", where=Where("Effets", 2), date=parse("depuis l’été 2018").date)
    assert events.sentence(seen, Telling(TOLD, language)).replace("\u00a0", " ") == told
