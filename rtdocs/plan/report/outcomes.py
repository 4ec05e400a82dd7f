"""The outcomes by function: counts, then what is absent and what comes back, told with caution."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rtdocs.facts import ahead, outcomes, strategy
from rtdocs.facts.outcomes import Count, FunctionCount
from rtdocs.facts.strategy import Strategy
from rtdocs.model import Direction, Event, EventStatus
from rtdocs.plan.content.document import Block, ChartFigure, Column, Heading, Items, Paragraph, Role, Run, Table, Text
from rtdocs.plan.figures import over_time, profile
from rtdocs.plan.wording.voice import Voice, cell, joined
from rtdocs.repertoire.method import METHOD


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the outcomes' section; nothing for a story in which no event holds an outcome."""
    functions = outcomes.by_function(voice.story)
    if not any(function.advances or function.reverses or function.planned for function in functions):
        return ()
    return (
        voice.heading("outcomes", 1, "report.outcomes.heading"),
        voice.paragraph("report.outcomes.lead"),
        _chart(voice),
        *(block for turn, function in enumerate(functions) for block in _function(voice, function, turn)),
        *_over_time(voice),
        *_distribution(voice, functions),
    )


def _over_time(voice: Voice) -> tuple[Block, ...]:
    """Return how many events of each function took place when; nothing where one period holds them all."""
    told = over_time.blocks(voice.story, voice.language)
    return (voice.heading("outcomes-overtime", 2, "report.outcomes.overtime"), *told) if told else ()


def _chart(voice: Voice) -> ChartFigure:
    """Return all counts as a chart; the tables that follow tell the same numbers."""
    drawn = profile.chart(voice.story, voice.language)
    return ChartFigure(
        "outcomes-chart",
        voice.say("drawings.profile.caption"),
        replace(drawn, alt=voice.say("drawings.profile.report_alt", **profile.totals(drawn))),
    )


def _function(voice: Voice, function: FunctionCount, turn: int) -> Iterator[Block]:
    told = voice.repertoire.function(function.code)
    yield Heading(f"function-{function.code}", 2, (Run(told.name),))
    yield Paragraph(joined(((Run(told.gist),), *_counted(voice, function, turn))))
    if _holds(function):
        yield _table(voice, function, told.name)


def _holds(function: FunctionCount) -> bool:
    """Tell whether any event is of the function; without one, a table of zeros says no more than a sentence."""
    return any(count.events or count.seconds for count in function.counts)


def _counted(voice: Voice, function: FunctionCount, turn: int) -> Iterator[Text]:
    """Yield how many advances a function holds; its reverses and what is planned are told behind, never added."""
    if not _holds(function):
        yield voice.words("report.outcomes.function_empty")
        return
    if function.advances:
        key = voice.variant("report.outcomes.function_advances", turn)
        yield voice.words(key, count=function.advances)
    elif not ahead.is_plan(voice.story):
        yield voice.words("report.outcomes.function_none")
    if function.reverses:
        yield voice.words("report.outcomes.function_reverses", count=function.reverses)
    yield from _to_come(voice, function)


def _to_come(voice: Voice, function: FunctionCount) -> Iterator[Text]:
    """Yield how many events of a function are planned; a setback that the group only foresees is no plan of it."""
    planned = [event.direction for count in function.counts for event in count.planned]
    ahead_of_it, foreseen = planned.count(Direction.ADVANCE), planned.count(Direction.REVERSE)
    if ahead_of_it:
        yield voice.words("report.outcomes.function_planned", count=ahead_of_it)
    if foreseen:
        yield voice.words("ahead.mixed.function_foreseen", count=foreseen)


def _table(voice: Voice, function: FunctionCount, name: str) -> Table:
    return Table(
        id=f"outcomes-{function.code}",
        caption=voice.say("report.outcomes.caption", name=name),
        description=voice.say("report.outcomes.description", name=name),
        columns=(
            Column(voice.say("report.outcomes.outcome"), 5),
            Column(voice.say("report.outcomes.advances"), 1.4),
            Column(voice.say("report.outcomes.reverses"), 1.2),
            Column(voice.say("report.outcomes.planned"), 1.2),
            Column(voice.say("report.outcomes.events"), 3),
        ),
        rows=tuple(_row(voice, count) for count in function.counts),
    )


def _row(voice: Voice, count: Count) -> tuple[Text, ...]:
    return (
        cell(voice.outcome(count.number)),
        cell(voice.language.number(len(count.advances))),
        cell(voice.language.number(len(count.reverses))),
        cell(voice.language.number(len(count.planned))),
        cell("; ".join(_marked(voice, count))),
    )


def _marked(voice: Voice, count: Count) -> Iterator[str]:
    """Yield the numbers of an outcome's events, those set back, planned or second told as such."""
    yield from (_numbered(voice, event) for event in count.events)
    yield from (voice.say("report.outcomes.second_event", number=event.number) for event in count.seconds)


def _numbered(voice: Voice, event: Event) -> str:
    if event.status is EventStatus.PLANNED:
        is_ahead = event.direction is Direction.ADVANCE
        key = "report.outcomes.planned_event" if is_ahead else "ahead.mixed.foreseen_event"
        return voice.say(key, number=event.number)
    if event.direction is Direction.REVERSE:
        return voice.say("report.outcomes.reverse_event", number=event.number)
    return event.number


def _distribution(voice: Voice, functions: Sequence[FunctionCount]) -> Iterator[Block]:
    yield voice.heading("outcomes-distribution", 2, "report.outcomes.distribution")
    yield from _absent(voice)
    yield from _only_planned(voice)
    yield from _repeated(voice)
    yield from _strategies(voice, functions)
    yield voice.paragraph("report.outcomes.caution", Role.NOTE)


def _absent(voice: Voice) -> Iterator[Block]:
    missing = outcomes.absent(voice.story)
    if missing:
        yield voice.paragraph("report.outcomes.absent", count=len(missing))
        yield _named(voice, missing)
    else:
        yield voice.paragraph("report.outcomes.none_absent")


def _only_planned(voice: Voice) -> Iterator[Block]:
    planned = outcomes.only_planned(voice.story)
    if planned:
        yield voice.paragraph("report.outcomes.only_planned", count=len(planned))
        yield _named(voice, planned)


def _named(voice: Voice, found: Iterable[int]) -> Items:
    return Items(tuple((Run(voice.outcome(number)),) for number in found))


def _repeated(voice: Voice) -> Iterator[Block]:
    repeated = outcomes.repeated(voice.story)
    if repeated:
        yield voice.paragraph("report.outcomes.repeated", count=len(repeated))
        yield Items(tuple(_times(voice, count) for count in repeated))
    for count in outcomes.over_invested(voice.story):
        name = voice.outcomes((count.number,))[0]
        yield voice.paragraph("report.outcomes.over_invested", name=name, count=len(count.done))


def _times(voice: Voice, count: Count) -> Text:
    return voice.words(
        "report.outcomes.times",
        name=voice.outcome(count.number),
        count=len(count.done),
        numbers=[_numbered(voice, event) for event in count.done],
    )


def _strategies(voice: Voice, functions: Sequence[FunctionCount]) -> Iterator[Block]:
    """Tell how much of the story is of either of the two known ways to go about it, and leave the verdict open."""
    if strategy.is_told(voice.story):
        total = sum(function.advances for function in functions)
        own = len(strategy.advances(voice.story, Strategy.DO_IT))
        others = len(strategy.advances(voice.story, Strategy.MAKE_IT_HAPPEN))
        opening = voice.words("report.outcomes.strategies", name=voice.function(METHOD.make_it_happen))
        question = voice.words("report.outcomes.strategies_question")
        yield Paragraph(joined((opening, _levers(voice, own, total), _others(voice, others), question)))


def _levers(voice: Voice, count: int, total: int) -> Text:
    if not count:
        return voice.words("report.outcomes.no_levers", total=voice.spelled(total))
    return voice.words("report.outcomes.levers", count=count, total=voice.spelled(total))


def _others(voice: Voice, count: int) -> Text:
    return voice.words("report.outcomes.others", count=count) if count else voice.words("report.outcomes.no_others")
