"""A slide of the file, between its layout and its writing."""

from dataclasses import dataclass

from rtdocs.layout.base.scene import Frame, Scene
from rtdocs.narration import Sound
from rtdocs.plan.content.document import Photo
from rtdocs.write.powerpoint.charts import PlacedChart
from rtdocs.write.powerpoint.placeholders import Spot
from rtdocs.write.powerpoint.template import Role
from rtdocs.write.powerpoint.text import Filling

EMPTY = Scene(width=0, height=0, shapes=())
NOTHING = Filling(())
NOWHERE = Frame(0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A slide of the file: its layout, its title whole and as shown, its other text, chart, drawing, notes and sound.

    `logos` stand side by side in the frame `line`. `told` follows the notes: the events, effects and arrows of the
    drawing, in sentences. By its `key` a slide is found again in a file that people edited, whatever its title has
    become.
    """

    role: Role
    title: str
    heading: Filling = NOTHING
    texts: tuple[tuple[Spot, Filling], ...] = ()
    chart: PlacedChart | None = None
    scene: Scene = EMPTY
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    sound: Sound | None = None
    logos: tuple[Photo, ...] = ()
    line: Frame = NOWHERE
    key: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether the drawing is the page's main content."""
        return bool(self.scene.shapes) and self.chart is None


def drawn_page(title: str, scene: Scene, notes: str, *told: str) -> Page:
    """Return the page of a drawing, with its notes and the sentences of what it shows."""
    return Page(role=Role.DRAWING, title=title, scene=scene, notes=paragraphs(notes), told=paragraphs(*told))


def paragraphs(*texts: str) -> tuple[str, ...]:
    """Return the lines of texts that say something."""
    return tuple(line for text in texts for line in text.splitlines() if line.strip())
