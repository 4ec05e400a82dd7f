"""Draw the program's icon from the page's own, for Windows and macOS: `python packaging/make_icons.py`.

The shapes are those of rtdocs/app/static/icon.svg, drawn again since no library of ours reads SVG.
"""

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
SIDE, SCALE = 32, 32
NAVY, WHITE, AMBER = "#14304f", "#ffffff", "#f0b458"


def picture() -> Image.Image:
    """Return the icon, 1024 pixels wide."""
    image = Image.new("RGBA", (SIDE * SCALE, SIDE * SCALE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)

    def box(*sides: float) -> list[float]:
        return [side * SCALE for side in sides]

    pen.rounded_rectangle(box(0, 0, 32, 32), 7 * SCALE, fill=NAVY)
    pen.line(box(7, 11, 25, 11), fill=WHITE, width=2 * SCALE)
    pen.line(box(16, 11, 16, 21), fill=WHITE, width=2 * SCALE)
    for across in (9, 23):
        pen.ellipse(box(across - 4, 7, across + 4, 15), fill=WHITE)
    pen.rounded_rectangle(box(10, 19, 22, 26), 2.5 * SCALE, fill=AMBER)
    return image


if __name__ == "__main__":
    drawn = picture()
    drawn.save(HERE / "rtdocs.ico", sizes=[(side, side) for side in (16, 24, 32, 48, 64, 128, 256)])
    drawn.save(HERE / "rtdocs.icns")
