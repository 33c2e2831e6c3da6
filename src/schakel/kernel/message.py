# SPDX-License-Identifier: EUPL-1.2
"""A Dutch sentence with named parts, put into the reader's language when it is shown.

The pure rooms know no translation; whoever starts Django says once how to translate
(`translate_with`). Until then, and in Dutch, a message reads as it was written.
"""

from collections.abc import Callable
from typing import TypeAlias


class Message:
    """A translatable sentence: `Message("%(name)s geldt niet.", name="...")`.

    `str(message)` is the sentence in the language of that moment, so a message may be kept and
    shown later to somebody else. Two messages are equal when text and parts are.
    """

    __slots__ = ("parts", "text")

    def __init__(self, text: str, /, **parts: object) -> None:
        self.text = text
        self.parts = parts

    def __str__(self) -> str:
        said = _translation[0](self.text)
        return said % self.parts if self.parts else said

    def __repr__(self) -> str:
        return f"Message({self.text!r}, {self.parts!r})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Message):
            return (self.text, self.parts) == (other.text, other.parts)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)


Sentence: TypeAlias = "str | Message"
"""What a reader sees: a text of the law, Dutch in every language, or a message."""

_translation: list[Callable[[str], str]] = [str]


def translate_with(translate: Callable[[str], str]) -> None:
    """Let messages be translated by this function, for instance Django's `gettext`."""
    _translation[0] = translate
