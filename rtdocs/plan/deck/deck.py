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
from rtdocs.plan.wording.voice import Voice
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


def plan(story: Story, language: Language, *, group: bool = False) -> Deck:
    """Return the presentation of a story in one language, all of it but the group's own words.

    Args:
        story: the story.
        language: the presentation's.
        group: whether it is for a meeting of the group itself: then it also has open questions and pages to fill in.
    """
    return Deck(
        title=language.say("deck.title", title=cover.title(story)),
        **cover.properties(story, language, language.say("deck.subject"), language.say("deck.keywords")),
        slides=tuple(_slides(Voice(story, plan_wording.fitting(story, language), group))),
        footer=cover.title(story),
        page_words=language.say("deck.page"),
        own=events.foreign(story, language),
    )


def _slides(voice: Voice) -> Iterator[Slide]:
    story, language = voice.story, voice.language
    whole = schema.graph(story, language)
    yield _opening(voice)
    yield from in_figures.slide(voice)
    yield legend(whole, story, language)
    if whole.nodes:
        yield _whole(whole, story, language)
    yield from effect_slides.slides(story, language)
    yield from story_line.timeline_slide(story, language)
    yield from story_line.path_slide(story, language)
    yield from profile.slide(story, language)
    yield from wheel.slide(story, language)
    yield _shows(voice)
    yield from where_we_are.slide(voice)
    yield from _for_the_meeting(voice)
    yield replace(closing(language), notes=_notes(voice, "closing"), logos=every_logo(voice))


def _for_the_meeting(voice: Voice) -> Iterator[Slide]:
    """Yield what a meeting of the group works on: open questions, a schema and a wheel to fill in."""
    if voice.group:
        yield _discussion(voice.story, voice.language)
        yield _blank(voice.story, voice.language)
        yield wheel.blank(voice.story, voice.language)


def _notes(voice: Voice, slide: str) -> str:
    """Return the notes of a slide: advice for a meeting of the group, or words for those who gave money."""
    return voice.say(f"deck.{slide}.notes" if voice.group else f"deck.{slide}.notes_funder")


def _opening(voice: Voice) -> TitleSlide:
    story, language = voice.story, voice.language
    lines = (
        language.say("deck.opening.subtitle"),
        _place(story, language),
        cover.period(story, language),
        cover.day(story, language),
    )
    return TitleSlide(
        title=cover.title(story),
        subtitle="\n".join(line for line in lines if line),
        credit=language.say("report.credit"),
        notes=_notes(voice, "opening"),
        logos=every_logo(voice),
    )


def _place(story: Story, language: Language) -> str:
    fields = cover.project_fields(story, language)
    if fields["organisation"] and fields["territory"]:
        return language.say("deck.opening.place", **fields)
    return fields["organisation"] or fields["territory"]


def legend(whole: Graph, story: Story, language: Language) -> LegendSlide:
    """Return the slide that explains the signs and lines in use, and every lane of a function."""
    signs = whole.legend or events.legend(FIRST_SIGNS, language)
    lines = list(dict.fromkeys(edge.kind.value for edge in whole.edges))
    lines += [REASON] * any(edge.reason for edge in whole.edges)
    functions = events.repertoire(story, language).functions
    return LegendSlide(
        title=language.say("deck.legend.title"),
        signs=tuple((sign, name, language.say(f"deck.legend.sign.{sign.value}")) for sign, name in signs),
        lines=tuple((kind, _line(kind, whole, language)) for kind in lines),
        lanes=tuple((function.code, function.name, function.gist) for function in functions),
        notes=language.say("deck.legend.notes"),
        sample=Tag(str(story.repertoire.outcomes[0].number), "", language.say("events.number", number="12")),
        setback=_setback(story),
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


def _whole(whole: Graph, story: Story, language: Language) -> SchemaSlide:
    claimed = chains.claims_arrows(story)
    opening = (
        language.say("deck.schema.reading"),
        language.say("deck.schema.claimed") if claimed else language.say("deck.schema.succession"),
        *_told_only(story, language),
        *_long_chains(story, language),
    )
    return SchemaSlide(
        title=titles.whole(story, language),
        graph=whole,
        notes_opening="\n".join(opening),
        overview_notes=language.say("deck.schema.overview_notes"),
    )


def _long_chains(story: Story, language: Language) -> Iterator[str]:
    """Yield a sentence for each chain that has no slides of its own because it is too long."""
    for chain in chains.chains(story):
        if effect_slides.is_long(chain):
            yield language.say("deck.schema.long_chain", count=len(chain.events), **_named(chain.effect, story))


def _told_only(story: Story, language: Language) -> Iterator[str]:
    """Yield the arrows that the schema does not draw, one a line."""
    arrows = schema.undrawn(story)
    things = schema.by_number(story.events, story.effects)
    if arrows:
        yield language.say("deck.schema.undrawn", count=len(arrows))
    for arrow in arrows:
        yield schema.tell_arrow(arrow, things[arrow.source], things[arrow.target], story, language)


def _named(effect: Effect, story: Story) -> dict[str, str]:
    return {"number": effect.number, "title": cut_between_words(events.title(effect, story), TITLE_LENGTH)}


def _shows(voice: Voice) -> TextSlide:
    return TextSlide(title=voice.say("deck.shows.title"), items=observations(voice), notes=_notes(voice, "shows"))


def _discussion(story: Story, language: Language) -> TextSlide:
    return TextSlide(
        title=language.say("deck.discussion.title"),
        items=tuple(
            language.say("deck.discussion.item", code=each.code, text=each.text)
            for each in _chosen(tailored(story, language), _discussed(story))
        ),
        notes=language.say("deck.discussion.notes"),
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


def _blank(story: Story, language: Language) -> BlankSlide:
    functions = events.repertoire(story, language).functions
    return BlankSlide(
        title=language.say("deck.blank.title"),
        lanes=tuple((function.code, function.name) for function in functions),
        prompt=language.say("deck.blank.prompt"),
        effect_prompt=language.say("deck.blank.effect_prompt"),
        notes=language.say("deck.blank.notes"),
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
