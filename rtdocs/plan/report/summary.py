"""The summary: what a hurried reader must know, effects and their evidence first, in a few paragraphs."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import actors, ahead, chains, outcomes
from rtdocs.facts.ahead import Moment
from rtdocs.facts.chains import Chain
from rtdocs.facts.period import Span, span
from rtdocs.model import Effect, EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Text
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.report.questions import Reply, replies, step
from rtdocs.plan.report.setbacks import aftermath
from rtdocs.plan.wording.events import sign
from rtdocs.plan.wording.voice import Voice, closed, joined

CHAINS_NAMED = 4
"""Beyond so many effects, the lengths of their chains are told together."""
ABSENT_NAMED = 6
"""Beyond so many outcomes that do not appear, they are only counted: the section on outcomes names them."""
STEPS_NAMED = 3
"""The summary names so many next steps; the section on learning has all of them."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the summary."""
    paragraphs = (joined(told(voice)) for told in (story, ways, setbacks))
    return (
        voice.heading("summary", 1, "report.summary.heading"),
        *voice.own_paragraphs(voice.story.project.summary or voice.story.project.goal, Role.LEAD),
        *effects(voice, voice.story.effects),
        *(Paragraph(text) for text in paragraphs if text),
        *next_steps(voice, replies(voice)),
    )


def effects(voice: Voice, shown: Sequence[Effect]) -> Iterator[Block]:
    """Yield how many effects there are and those shown, observed then hoped for, each with its date and evidence."""
    for status, key in ((EffectStatus.OBSERVED, "observed"), (EffectStatus.HOPED_FOR, "hoped_for")):
        count = sum(effect.status is status for effect in voice.story.effects)
        listed = [effect for effect in shown if effect.status is status]
        if count:
            yield voice.paragraph(f"report.summary.{key}", Role.KEY, count=count)
            yield from _listed(voice, listed)
        elif status is EffectStatus.OBSERVED:
            yield voice.paragraph("report.summary.none_observed", Role.KEY)


def _listed(voice: Voice, found: Sequence[Effect]) -> Iterator[Items]:
    if found:
        yield Items(tuple(_effect(voice, effect) for effect in found))


def _effect(voice: Voice, effect: Effect) -> Text:
    when = voice.when(effect.date)
    key = f"report.summary.effect.{'dated' if when else 'undated'}"
    named = voice.told(key, {"title": voice.title(effect, strong=True)}, number=effect.number, when=when)
    if not effect.evidence:
        return named
    return joined((named, closed(voice.told("report.summary.evidence", {"text": voice.own(effect.evidence)}))))


def story(voice: Voice) -> Iterator[Text]:
    """Yield what the story holds: events, years, actors, context, what is planned."""
    done = [event for event in voice.story.events if event.status is EventStatus.DONE]
    planned = len(voice.story.events) - len(done)
    context = [event for event in done if event.is_context]
    yield from _events(voice, done)
    taking_part = [part for part in actors.parts(voice.story) if part.done]
    if taking_part:
        yield voice.words("report.summary.actors", count=len(taking_part))
    if context:
        key = "report.summary.context" if len(context) < len(done) else "report.summary.only_context"
        yield voice.words(key, count=len(context))
    if planned:
        yield voice.words("report.summary.planned" if done else "report.summary.only_planned", count=planned)
        yield from _to_come(voice)


def _to_come(voice: Voice) -> Iterator[Text]:
    """Yield who is to take part, where nothing took place yet, and how many of the planned dates are past."""
    to_take_part = [part for part in actors.parts(voice.story) if part.planned]
    past = ahead.at(voice.story, Moment.PAST)
    if to_take_part and ahead.is_plan(voice.story):
        yield voice.words("ahead.summary.actors", count=len(to_take_part))
    if past:
        yield voice.words("ahead.summary.past", count=len(past))


def _events(voice: Voice, done: Sequence[Event]) -> Iterator[Text]:
    found = span(voice.story)
    if not done:
        yield voice.words("report.summary.no_event")
    elif found is None or (len(done) == 1 and (found.open_start or found.open_end)):
        yield voice.words("report.summary.events", count=len(done))
    else:
        yield _over(voice, found, done)
        if found.open_start:
            yield voice.words("report.summary.may_be_older")


def _over(voice: Voice, found: Span, done: Sequence[Event]) -> Text:
    """Return how many events there are and over which years; those without a known date are not said to be in them."""
    first, last = str(found.earliest.year), str(found.latest.year)
    are_known = all(event.date is not None and event.date.is_known for event in done)
    is_sure = are_known and not (found.open_start or found.open_end)
    if first == last:
        key = "report.summary.events_all_year" if is_sure else "report.summary.events_year"
        return voice.words(key, count=len(done), year=first)
    key = "report.summary.events_all" if is_sure else "report.summary.events_years"
    return voice.words(key, count=len(done), first=first, last=last)


def ways(voice: Voice) -> Iterator[Text]:
    """Yield how the story went: the length of its chains, the functions it moved most, the outcomes it lacks."""
    if voice.story.events and not chains.claims_arrows(voice.story):
        yield voice.words("report.summary.no_arrow")
    elif voice.story.events:
        yield from _chains(voice)
    yield from functions(voice)
    yield from _absent(voice)


def _chains(voice: Voice) -> Iterator[Text]:
    lengths = [(chain.effect, _length(chain)) for chain in chains.chains(voice.story)]
    if len(lengths) > CHAINS_NAMED:
        counts = [length for _, length in lengths]
        least, most = voice.language.number(min(counts)), voice.language.number(max(counts))
        yield voice.words("report.summary.chain_lengths", count=len(counts), least=least, most=most)
        return
    if ahead.is_plan(voice.story):
        yield from _planned_chains(voice)
        return
    for turn, (effect, length) in enumerate(lengths):
        if length:
            key = voice.variant("report.summary.chain", turn)
            yield voice.words(key, number=effect.number, count=length)
        else:
            yield voice.words(voice.variant("report.summary.no_chain", turn), number=effect.number)


def _planned_chains(voice: Voice) -> Iterator[Text]:
    """Yield how many planned events lead to each effect that any leads to, then the effects that none leads to."""
    found = ahead.needs(voice.story)
    linked = [each for each in found if each.planned]
    for turn, each in enumerate(linked):
        key = voice.variant("ahead.summary.chain", min(turn, 1))
        yield voice.words(key, number=each.effect.number, count=len(each.planned))
    for each in found:
        if not each.planned:
            yield voice.words("ahead.summary.no_chain", number=each.effect.number)


def _length(chain: Chain) -> int:
    return sum(sign(event) is Sign.ADVANCE for event in chain.links)


def functions(voice: Voice) -> Iterator[Text]:
    """Yield which functions hold the most advances."""
    ahead = {function.code: function.advances for function in outcomes.by_function(voice.story)}
    leading = outcomes.leading_functions(voice.story)
    names = [voice.say("report.quoted", name=voice.function(code)) for code in leading]
    if len(leading) == 1:
        count, total = ahead[leading[0]], sum(ahead.values())
        key = "report.summary.only_function" if count == total else "report.summary.function"
        yield voice.words(key, name=names[0], count=count, total=voice.spelled(total))
    elif leading:
        yield voice.words("report.summary.functions", names=names, count=ahead[leading[0]])


def _absent(voice: Voice) -> Iterator[Text]:
    missing = outcomes.absent(voice.story)
    if len(missing) == len(voice.story.repertoire.numbers):
        return
    if len(missing) > ABSENT_NAMED:
        total = voice.language.number(len(voice.story.repertoire.numbers))
        yield voice.words("report.summary.absent_many", count=len(missing), total=total)
    elif missing:
        yield voice.words("report.summary.absent", count=len(missing), names=voice.outcomes(missing))
    else:
        yield voice.words("report.summary.none_absent")


def setbacks(voice: Voice) -> Iterator[Text]:
    """Yield the setbacks: a single one with what came of it, several by their number."""
    found = outcomes.setbacks(voice.story)
    if len(found) == 1:
        yield voice.told("report.summary.setback", {"event": voice.mention(found[0])})
        yield aftermath(voice).of(found[0])
    elif found:
        yield voice.words("report.summary.setbacks", count=len(found), names=[event.number for event in found])
    elif any(event.status is EventStatus.DONE for event in voice.story.events):
        yield voice.words("report.summary.no_setback")


def next_steps(voice: Voice, found: Sequence[Reply]) -> Iterator[Block]:
    """Yield what the group means to do, the first steps by name."""
    planned = [reply for reply in found if reply.is_step]
    if planned:
        key = "report.summary.steps" if len(planned) <= STEPS_NAMED else "report.summary.first_steps"
        yield voice.paragraph(key, count=len(planned))
        yield Items(tuple(step(voice, reply) for reply in planned[:STEPS_NAMED]))
