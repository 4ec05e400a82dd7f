"""The presentation: figures, legend, schema whole and by chain, findings; for the group, questions and blank pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rtdocs.facts import chains
from rtdocs.i18n import Language
from rtdocs.i18n.cutting import cut_between_words
from rtdocs.model import Effect, Story, Use
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.content.slides import BlankSlide, Deck, LegendSlide, SchemaSlide, Slide, TextSlide, TitleSlide
from rtdocs.plan.content.timeline import NO_TAG, Sign, Tag
from rtdocs.plan.deck import effect_slides, in_figures, story_line, titles, where_we_are
from rtdocs.plan.deck.observations import observations
from rtdocs.plan.figures import profile, schema, wheel
from rtdocs.plan.questions.questions import Tailored, tailored
from rtdocs.plan.report.images import every_logo
from rtdocs.plan.wording import cover, events, plan_wording
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire.questions import Condition, Section

TITLE_LENGTH = 90
"""The most characters of a person's words in a slide's title; the notes tell them whole."""

DISCUSSED = {Section.LEARN: 4, Section.REINVEST: 2}
DISCUSSED_AHEAD = {Section.REINVEST: 5, Section.LEARN: 1}
"""How many questions of each section a meeting starts from, where it looks back and where it only looks ahead."""

REASON = "reason"
"""What the legend calls the number beside an arrow that has a reason."""

CLAIMED = "claimed"
TO_COME = frozenset({Sign.PLANNED, Sign.PLANNED_REVERSE, Sign.PLANNED_CONTEXT, Sign.HOPED_EFFECT})
"""The signs of what is yet to come."""

FIRST_SIGNS = (Sign.ADVANCE, Sign.REVERSE, Sign.PLANNED, Sign.CONTEXT, Sign.EFFECT, Sign.HOPED_EFFECT)
"""The signs that a story without any event may come to use."""


def plan(telling: Telling) -> Deck:
    """Return the presentation of a story in one language, all of it but the group's own words.

    For a meeting of the group itself, it also has open questions and pages to fill in.
    """
    return Deck(
        title=telling.say("deck.title", title=cover.title(telling.story)),
        **cover.properties(telling, telling.say("deck.subject"), telling.say("deck.keywords")),
        slides=tuple(_slides(plan_wording.fitting(telling))),
        footer=cover.title(telling.story),
        page_words=telling.say("deck.page"),
        own=telling.foreign,
    )


def _slides(telling: Telling) -> Iterator[Slide]:
    whole = schema.graph(telling)
    yield _opening(telling)
    yield from in_figures.slide(telling)
    yield legend(whole, telling)
    if whole.nodes:
        yield _whole(whole, telling)
    yield from effect_slides.slides(telling)
    yield from story_line.timeline_slide(telling)
    yield from story_line.path_slide(telling)
    yield from profile.slide(telling)
    yield from wheel.slide(telling)
    yield _shows(telling)
    yield from where_we_are.slide(telling)
    yield from _for_the_meeting(telling)
    yield replace(closing(telling.language), notes=_notes(telling, "closing"), logos=every_logo(telling))


def _for_the_meeting(telling: Telling) -> Iterator[Slide]:
    """Yield what a meeting of the group works on: open questions, a schema and a wheel to fill in."""
    if telling.group:
        yield _discussion(telling)
        yield _blank(telling)
        yield wheel.blank(telling)


def _notes(telling: Telling, slide: str) -> str:
    """Return the notes of a slide: advice for a meeting of the group, or words for those who gave money."""
    return telling.say(f"deck.{slide}.notes" if telling.group else f"deck.{slide}.notes_funder")


def _opening(telling: Telling) -> TitleSlide:
    story = telling.story
    lines = (
        telling.say("deck.opening.subtitle"),
        _place(telling),
        cover.period(telling),
        cover.day(telling),
    )
    return TitleSlide(
        title=cover.title(story),
        subtitle="\n".join(line for line in lines if line),
        credit=telling.say("report.credit"),
        notes=_notes(telling, "opening"),
        logos=every_logo(telling),
    )


def _place(telling: Telling) -> str:
    fields = cover.project_fields(telling)
    if fields["organisation"] and fields["territory"]:
        return telling.language.say("deck.opening.place", **fields)
    return fields["organisation"] or fields["territory"]


def legend(whole: Graph, telling: Telling) -> LegendSlide:
    """Return the slide that explains the signs and lines in use, and every lane of a function."""
    signs = whole.legend or events.legend(FIRST_SIGNS, telling.language)
    lines = list(dict.fromkeys(edge.kind.value for edge in whole.edges))
    lines += [REASON] * any(edge.reason for edge in whole.edges)
    functions = telling.repertoire.functions
    return LegendSlide(
        title=telling.say("deck.legend.title"),
        signs=tuple((sign, name, telling.say(f"deck.legend.sign.{sign.value}")) for sign, name in signs),
        lines=tuple((kind, _line(kind, whole, telling.language)) for kind in lines),
        lanes=tuple((function.code, function.name, function.gist) for function in functions),
        notes=telling.say("deck.legend.notes"),
        sample=Tag(str(telling.story.repertoire.outcomes[0].number), "", telling.say("events.number", number="12")),
        setback=_setback(telling.story),
    )


def _setback(story: Story) -> tuple[str, Tag]:
    """Return the function of the first outcome that has a reverse, and its number as a card bears it."""
    reversible = (each for each in story.repertoire.outcomes if each.can_reverse)
    return next(((each.function, Tag(str(each.number))) for each in reversible), ("", NO_TAG))


def _line(kind: str, whole: Graph, language: Language) -> str:
    """Return the meaning of a kind of line; arrows may be about done events, events to come, or both."""
    signs = {node.sign for node in whole.nodes}
    if kind == CLAIMED and not signs.isdisjoint(TO_COME) and not signs <= TO_COME:
        return language.say("ahead.mixed.claimed")
    return language.say(f"deck.legend.line.{kind}")


def _whole(whole: Graph, telling: Telling) -> SchemaSlide:
    claimed = chains.claims_arrows(telling.story)
    opening = (
        telling.say("deck.schema.reading"),
        telling.say("deck.schema.claimed") if claimed else telling.say("deck.schema.succession"),
        *_told_only(telling),
        *_long_chains(telling),
    )
    return SchemaSlide(
        title=titles.whole(telling),
        graph=whole,
        notes_opening="\n".join(opening),
        overview_notes=telling.say("deck.schema.overview_notes"),
    )


def _long_chains(telling: Telling) -> Iterator[str]:
    """Yield a sentence for each chain that has no slides of its own because it is too long."""
    for chain in chains.chains(telling.story):
        if effect_slides.is_long(chain):
            yield telling.language.say(
                "deck.schema.long_chain", count=len(chain.events), **_named(chain.effect, telling.story)
            )


def _told_only(telling: Telling) -> Iterator[str]:
    """Yield the arrows that the schema does not draw, one a line."""
    arrows = schema.undrawn(telling.story)
    things = schema.by_number(telling.story.events, telling.story.effects)
    if arrows:
        yield telling.say("deck.schema.undrawn", count=len(arrows))
    for arrow in arrows:
        yield schema.tell_arrow(arrow, things[arrow.source], things[arrow.target], telling)


def _named(effect: Effect, story: Story) -> dict[str, str]:
    return {"number": effect.number, "title": cut_between_words(events.title(effect, story), TITLE_LENGTH)}


def _shows(telling: Telling) -> TextSlide:
    return TextSlide(title=telling.say("deck.shows.title"), items=observations(telling), notes=_notes(telling, "shows"))


def _discussion(telling: Telling) -> TextSlide:
    return TextSlide(
        title=telling.say("deck.discussion.title"),
        items=tuple(
            telling.say("deck.discussion.item", code=each.code, text=each.text)
            for each in _chosen(tailored(telling), _discussed(telling.story))
        ),
        notes=telling.say("deck.discussion.notes"),
    )


def _discussed(story: Story) -> Mapping[Section, int]:
    return DISCUSSED_AHEAD if story.project.use is Use.PROSPECTIVE else DISCUSSED


def _chosen(asked: Sequence[Tailored], discussed: Mapping[Section, int]) -> list[Tailored]:
    """Return the questions to start from; none has the condition of one before it."""
    chosen: list[Tailored] = []
    for section, count in discussed.items():
        spoken_of = {each.condition for each in chosen} - {Condition.ALWAYS}
        chosen += _best([each for each in asked if each.section is section and each.condition not in spoken_of], count)
    return chosen


def _best(asked: Iterable[Tailored], count: int) -> list[Tailored]:
    """Return the questions that the story calls for most: still open first, then those it gives a reason for."""
    once = list({each.code: each for each in asked}.values())
    best = sorted(once, key=lambda each: (each.is_answered, each.condition is Condition.ALWAYS))[:count]
    return [each for each in once if each in best]


def _blank(telling: Telling) -> BlankSlide:
    functions = telling.repertoire.functions
    return BlankSlide(
        title=telling.say("deck.blank.title"),
        lanes=tuple((function.code, function.name) for function in functions),
        prompt=telling.say("deck.blank.prompt"),
        effect_prompt=telling.say("deck.blank.effect_prompt"),
        notes=telling.say("deck.blank.notes"),
    )


def closing(language: Language) -> TextSlide:
    """Return the slide on the origin of the method."""
    return TextSlide(
        title=language.say("deck.closing.title"),
        items=(
            language.say("report.credit"),
            language.say("report.method.theory"),
            language.say("report.method.own_words"),
            language.say("deck.closing.judgment"),
        ),
        notes=language.say("deck.closing.notes"),
    )
