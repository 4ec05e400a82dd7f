"""The poster: all outcomes in short, on one page for the wall."""

from rtdocs.i18n import Language
from rtdocs.plan.content.prints import AgendaStep, Aside, PosterFunction, PosterOutcome, PosterSlide
from rtdocs.plan.content.slides import Deck
from rtdocs.plan.kit.asked import deck
from rtdocs.plan.wording import cover, labels
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import Function, Outcome, Repertoire


def plan(telling: Telling) -> Deck:
    """Return the poster, of a project or of nobody in particular."""
    known = telling.repertoire
    title = telling.say("poster.title", count=len(known.outcomes))
    slide = PosterSlide(
        title=title,
        lead=telling.say("poster.lead"),
        project=_project(telling),
        functions=tuple(_function(each, known, telling.language) for each in known.functions),
        aside=_aside(known, telling.language),
        notes=telling.say("poster.notes"),
        lines=tuple(_line(each, known, telling.language) for each in known.outcomes),
    )
    return deck((title, telling.say("poster.subject")), (slide,), telling, telling.say("report.credit"))


def _project(telling: Telling) -> str:
    if not telling.has_project:
        return ""
    fields = cover.project_fields(telling)
    return telling.language.say("poster.project", **fields) if fields["organisation"] else fields["title"]


def _function(function: Function, known: Repertoire, language: Language) -> PosterFunction:
    own = [each for each in known.outcomes if each.function == function.code]
    span = language.say("poster.span", first=own[0].number, last=own[-1].number)
    outcomes = tuple(_outcome(each, language) for each in own)
    return PosterFunction(function.code, function.name, function.motto, span, outcomes)


def _outcome(outcome: Outcome, language: Language) -> PosterOutcome:
    badge = language.say("events.badge.advance", outcome=outcome.number)
    reverse = language.say("poster.reverse", name=outcome.reverse) if outcome.reverse else ""
    return PosterOutcome(outcome.number, badge, outcome.label, outcome.gist, reverse)


def _steps(known: Repertoire, language: Language) -> tuple[AgendaStep, ...]:
    """Return a small chain: the first outcome of each function, then an effect."""
    firsts = (next(each for each in known.outcomes if each.function == one.code) for one in known.functions)
    steps = (AgendaStep(each.function, language.say("events.badge.advance", outcome=each.number)) for each in firsts)
    return (*steps, AgendaStep("", language.say("events.badge.effect", outcome=0)))


def _aside(known: Repertoire, language: Language) -> Aside:
    steps = _steps(known, language)
    return Aside(
        title=language.say("poster.aside.title"),
        texts=(language.say("poster.aside.chain"), language.say("poster.aside.effect")),
        steps=steps,
        alt=language.say("poster.aside.alt", steps=tuple(step.badge for step in steps)),
    )


def _line(outcome: Outcome, known: Repertoire, language: Language) -> str:
    name = labels.titled(outcome, language)
    function = known.function(outcome.function).name
    if not outcome.reverse:
        return language.say("poster.line", name=name, gist=outcome.gist, function=function)
    return language.say(
        "poster.line_with_reverse", name=name, gist=outcome.gist, function=function, reverse=outcome.reverse
    )
