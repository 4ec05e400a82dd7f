"""The voice of running text in one language: mentions of events, effects, dates, outcomes and sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rtdocs.i18n import Language, language_of
from rtdocs.model import Effect, Event, LooseDate, Story
from rtdocs.plan.content.document import Heading, Paragraph, Role, Run, Text, plain
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling

SPACE: Text = (Run(" "),)
SEMICOLON: Text = (Run("; "),)
_QUOTES = " \u00a0»”"
_MARKS = (".", "!", "?", "…", "[…]")


@dataclass(frozen=True, slots=True)
class Voice(Telling):
    """A story and the language of its running text.

    Attributes:
        story: the story.
        group: whether the readers are the group itself, which also reads of open matters.
    """

    story: Story
    group: bool = False

    def mention(self, thing: Event | Effect) -> Text:
        """Return an event or effect named in a sentence: « Un comité » (événement 1, 2014)."""
        when = self.when(thing.date)
        key = f"report.mention.{'event' if isinstance(thing, Event) else 'effect'}.{'dated' if when else 'undated'}"
        return self.told(key, {"title": self.title(thing)}, number=thing.number, when=when)

    def name(self, thing: Event | Effect) -> Text:
        """Return an event or effect by its name, its number in brackets: « Un comité » (1)."""
        short = thing.short_title if isinstance(thing, Event) else ""
        return self.told("report.mention.name", {"title": self.own(short or thing.title)}, number=thing.number)

    def named(self, things: Iterable[Event | Effect]) -> Text:
        """Return several events or effects by their names: "A, B et C"."""
        return self.listed(tuple(self.name(thing) for thing in things))

    def mentions(self, things: Iterable[Event | Effect]) -> Text:
        """Return several events or effects named in a sentence: "A, B et C"."""
        return self.listed(tuple(self.mention(thing) for thing in things))

    def listed(self, texts: Sequence[Text]) -> Text:
        """Return texts as a list in a sentence, its "et" in the document's words."""
        return events.filled(self.language.join(events.mark(place) for place in range(len(texts))), texts)

    def source(self, texts: Iterable[str]) -> str:
        """Return the footnote that names the sources of a claim; empty where nothing was typed."""
        named = "; ".join(self.names(dict.fromkeys(filter(None, texts))))
        return self.say("report.source", text=named) if named else ""

    def reference(self, key: str, identity: str) -> Text:
        """Return a cross-reference to a table or figure: words, with its id."""
        return (Run(self.say(key), refers=identity),)

    def title(self, thing: Event | Effect, *, strong: bool = False) -> Text:
        """Return an event's or effect's title in the group's own words."""
        return self.own(thing.title, strong=strong)

    def tell(self, thing: Event | Effect) -> Text:
        """Return an event or effect in one sentence."""
        return events.tell(thing, self.story, self.language)

    def when(self, date: LooseDate | None) -> str:
        """Return a date as the readers write it, empty where there is none."""
        return events.when(date, self.story, self.language)

    def short_when(self, date: LooseDate | None) -> str:
        """Return a date in few characters, empty where there is none."""
        return events.short_when(date, self.story, self.language)

    @property
    def language_of_words(self) -> Language:
        """The language of the group's own words."""
        return language_of(self.story.language)

    def names(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return names as typed, with their typography."""
        return tuple(self.language.typeset(text) for text in texts)

    def outcomes(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return outcomes by their short names: "RT 5", "RT 6"."""
        return tuple(events.outcome_name(number, self.language) for number in numbers)

    def heading(self, identity: str, level: int, key: str, /, **values: object) -> Heading:
        """Return a heading in the document's words."""
        return Heading(identity, level, self.words(key, **values))

    def own_paragraphs(self, text: str, role: Role = Role.BODY) -> tuple[Paragraph, ...]:
        """Return the group's own words, a paragraph a line."""
        return tuple(Paragraph(self.own(line.strip()), role) for line in text.splitlines() if line.strip())


def joined(texts: Iterable[Text], between: Text = SPACE) -> Text:
    """Return texts one behind the other: whole sentences with a space between, or the items of a cell."""
    kept = [text for text in texts if text]
    return tuple(run for place, text in enumerate(kept) for run in ((*between, *text) if place else text))


def closed(text: Text) -> Text:
    """Return a person's words as a sentence that others follow: with a full stop where they end without a mark."""
    ending = plain(text).rstrip(_QUOTES)
    return text if not ending or ending.endswith(_MARKS) else (*text, Run("."))


def shared_source(story: Story) -> str:
    """Return the one source that all events of a story come from; empty where they have several, or none."""
    sources = {event.source for event in story.events}
    return sources.pop() if len(sources) == 1 else ""


def noted(text: Text, note: str) -> Text:
    """Return a text that ends with a footnote; the same text where the note is empty."""
    return (*text[:-1], replace(text[-1], note=note)) if text and note else text


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def capital_of(text: Text) -> Text:
    """Return a sentence with a capital first letter."""
    return (replace(text[0], text=capital(text[0].text)), *text[1:])


def cell(text: str) -> Text:
    """Return a table's cell of plain words; an empty cell has no run."""
    return (Run(text),) if text else ()
