"""The recorded narration of a presentation: a folder of sounds, one a slide."""

from rtdocs.narration.folder import MOST_BYTES, Sound, sounds_in
from rtdocs.narration.kinds import Kind

__all__ = ["MOST_BYTES", "Kind", "Sound", "sounds_in"]
