"""Words of the page: the topic `app` of the catalogues, whole, for the page to switch between languages at once.

The topic also holds the page's own version of sentences of other topics: where the command line names an option, the
page names its button (`app.errors.disk-full` for `errors.disk-full`).
"""

from rtdocs.errors import RtdocsError
from rtdocs.i18n import Language, catalogue, codes

TOPIC = "app"
INSTEAD = ("carry.", "check.", "errors.", "problems.")
"""How the keys of the sentences begin that are said in the place of others."""


def page_language(code: str) -> Language:
    """Return a language with the page's own versions of sentences."""
    return Language(code, TOPIC)


def every_language(key: str, /, **values: object) -> dict[str, str]:
    """Return a sentence in every language."""
    return {code: page_language(code).say(key, **values) for code in codes()}


def told(error: RtdocsError) -> dict[str, str]:
    """Return the sentence on the error that stopped a task, in every language."""
    return {code: error.say(page_language(code)) for code in codes()}


def catalogue_of(code: str) -> dict[str, object]:
    """Return the page's own sentences in one language, by their keys without the topic, and the language's tag."""
    entries = catalogue.topic(code, TOPIC).items()
    own = {key: entry for key, entry in entries if not key.startswith(INSTEAD)}
    return {"tag": page_language(code).tag, "words": own}
