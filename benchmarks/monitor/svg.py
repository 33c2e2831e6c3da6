# SPDX-License-Identifier: EUPL-1.2
"""A small drawing in the colours of the product, readable in black and white, told in words too."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

# The tokens of src/schakel/web/static/schakel/schakel.css, section tokens.
SHEET, SAND, LINE = "#ffffff", "#f1ece1", "#ddd6c8"
INK, SOFT, EDGE = "#1b272c", "#526067", "#74828a"
PETROL, MIST, WASH = "#0b5563", "#c5dbde", "#e4eff0"
BRICK, YELLOW = "#96281b", "#f2c14e"

FONT = "'Atkinson Hyperlegible Next', 'Atkinson Next', 'Segoe UI', system-ui, sans-serif"
SIZE = 16
WIDTH = 480
# How large a unit is shown, in pixels, where there is room.
NATURAL = 1.25

Point = tuple[float, float]
Look = dict[str, float | str]


@dataclass
class Drawing:
    """A drawing of WIDTH by `height` units; title and desc are what a screen reader says of it."""

    name: str
    title: str
    desc: str
    height: float
    parts: list[str] = field(default_factory=list)

    def add(self, tag: str, content: str = "", /, **attributes: float | str) -> None:
        """Draw one element; an underscore in a name of an attribute is a hyphen."""
        told = "".join(
            f' {name.rstrip("_").replace("_", "-")}="{_short(value)}"'
            for name, value in attributes.items()
        )
        self.parts.append(f"<{tag}{told}>{content}</{tag}>" if content else f"<{tag}{told}/>")

    def text(self, at: Point, words: str, **attributes: float | str) -> None:
        """Write words; `at` is where their line begins, unless text_anchor says otherwise."""
        look: Look = {"fill": INK, **attributes}
        self.add("text", escape(words), x=at[0], y=at[1], **look)

    def line(self, points: Iterable[Point], **attributes: float | str) -> None:
        """Draw a line through points."""
        path = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        look: Look = {"fill": "none", "stroke": INK, "stroke_width": 2, **attributes}
        self.add("polyline", points=path, stroke_linejoin="round", **look)

    def box(self, at: Point, size: Point, **attributes: float | str) -> None:
        """Draw a rectangle from its upper left corner."""
        self.add("rect", x=at[0], y=at[1], width=size[0], height=size[1], **attributes)

    def dot(self, at: Point, radius: float, **attributes: float | str) -> None:
        """Draw a circle round a point."""
        self.add("circle", cx=at[0], cy=at[1], r=radius, **attributes)

    def flag(self, at: Point, **attributes: float | str) -> None:
        """Draw a triangle that points down at a point: an alarm, known by its shape."""
        x, y = at
        corners = f"{_short(x)},{_short(y)} {_short(x - 7)},{_short(y - 12)} "
        self.add("polygon", points=f"{corners}{_short(x + 7)},{_short(y - 12)}", **attributes)

    def svg(self) -> str:
        """Return the drawing as a file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_short(self.height)}" '
            f'width="{WIDTH * NATURAL:.0f}" height="{self.height * NATURAL:.0f}" role="img" '
            f'aria-labelledby="{self.name}-title {self.name}-desc" '
            f'font-family="{FONT}" font-size="{SIZE}">'
        )
        return "\n".join(
            [
                head,
                f'<title id="{self.name}-title">{escape(self.title)}</title>',
                f'<desc id="{self.name}-desc">{escape(self.desc)}</desc>',
                f'<rect width="{WIDTH}" height="{_short(self.height)}" fill="{SHEET}"/>',
                *self.parts,
                "</svg>\n",
            ]
        )


def _short(value: float | str) -> str:
    """Return a number with one decimal at most."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Plane:
    """Where a number lands: `across` and `up` hold the first and the last value of each direction.

    The area lies from `left` to `right` and from `top` to `bottom`, in units of the drawing.
    """

    across: Point
    up: Point
    left: float
    right: float
    top: float
    bottom: float

    def at(self, across: float, up: float) -> Point:
        """Return the place of a pair of values."""
        return self.x(across), self.y(up)

    def x(self, value: float) -> float:
        """Return how far to the right a value lies."""
        first, last = self.across
        return self.left + (value - first) / (last - first) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return how far down a value lies."""
        first, last = self.up
        return self.bottom - (value - first) / (last - first) * (self.bottom - self.top)

    def ruler(self, drawing: Drawing, values: Iterable[float]) -> None:
        """Draw a thin line and a number for each value of the upward direction."""
        for value in values:
            ends = (self.left, self.y(value)), (self.right, self.y(value))
            drawing.line(ends, stroke=LINE, stroke_width=1)
            at = self.left - 6, self.y(value) + 5
            drawing.text(at, f"{value:g}", text_anchor="end", fill=SOFT, font_size=14)
