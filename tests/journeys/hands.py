# SPDX-License-Identifier: EUPL-1.2
"""What somebody does in the browser, said once: by mouse, or by keyboard alone.

me = Mouse(site, become)
me.be("an")                      An logs in and sees her start page
me.follow("Nieuw signaal van")   the first link whose name begins so
me.press("Weerhouden")           the first button whose name begins so
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Download, Page

FURTHEST = 220
FOCUSED = """() => {
  const one = document.activeElement;
  const clean = (text) => (text || "").replace(/\\s+/g, " ").trim();
  const ringed = (part) => {
    const style = part && getComputedStyle(part);
    return Boolean(style) && (style.boxShadow !== "none" ||
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0));
  };
  const box = one.getBoundingClientRect();
  const label = one.labels && one.labels.length ? one.labels[0] : null;
  return {
    kind: one.type === "radio" || one.type === "checkbox" ? one.type : one.tagName.toLowerCase(),
    name: clean(one.getAttribute("aria-label") || (label || one).textContent),
    group: clean(one.closest("fieldset")?.querySelector("legend")?.textContent),
    value: clean(one.tagName === "SELECT" ? one.selectedOptions[0]?.textContent : one.value),
    checked: Boolean(one.checked),
    seen: one.matches(":focus-visible") && (ringed(one) || ringed(label)) &&
      box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


class Focused(TypedDict):
    """Where the keyboard is."""

    kind: str
    name: str
    group: str
    value: str
    checked: bool
    seen: bool


class Hands(ABC):
    """Somebody at the browser. Names are given by their beginning."""

    def __init__(self, site: str, become: "Callable[[str], Page]") -> None:
        self.site = site
        self._become = become
        self.page: Page = become("an")

    def be(self, name: str) -> "Hands":
        """Log in as somebody of the cast, on the start page."""
        self.page = self._become(name)
        self.go("/")
        return self

    def go(self, path: str) -> int:
        """Open an address; return its status."""
        answer = self.page.goto(self.site + path)
        return answer.status if answer else 0

    @property
    def path(self) -> str:
        """The address of the page, without the site."""
        return urlsplit(self.page.url).path

    @property
    def text(self) -> str:
        """Everything that can be read on the page, the folded parts too."""
        return " ".join(self.page.locator("body").evaluate("one => one.textContent").split())

    def sees(self, *words: str) -> "Hands":
        """Assert that these words stand on the page."""
        text = self.text
        for word in words:
            assert word in text, f"{self.path} does not say {word!r}: {text[:3000]}"
        return self

    def misses(self, *words: str) -> "Hands":
        """Assert that none of these words stands on the page, in its title or in its source."""
        source = self.page.content()
        for word in words:
            assert word not in source, f"{self.path} says {word!r}"
        return self

    def status_as(self, name: str, path: str) -> int:
        """Become somebody and open an address; return its status."""
        self.be(name)
        return self.go(path)

    def answer_to(self, name: str, path: str) -> int:
        """Become somebody and ask an address without drawing the page; return its status."""
        self.page = self._become(name)
        return self.page.request.get(self.site + path, max_redirects=0).status

    @abstractmethod
    def follow(self, name: str) -> None:
        """Follow a link to the page it leads to."""

    @abstractmethod
    def press(self, name: str) -> None:
        """Press the button that sends a form."""

    @abstractmethod
    def unfold(self, name: str) -> None:
        """Open a folded part of the page."""

    @abstractmethod
    def write(self, label: str, text: str) -> None:
        """Write in a field; what stood there goes."""

    @abstractmethod
    def choose(self, question: str, answer: str) -> None:
        """Choose one of a few answers."""

    @abstractmethod
    def mark(self, label: str) -> None:
        """Tick a box, or choose what its own label says."""

    @abstractmethod
    def pick(self, label: str, option: str) -> None:
        """Pick from a long list."""

    @abstractmethod
    def day(self, label: str, day: date) -> None:
        """Fill in a day."""


class Mouse(Hands):
    """Clicks and types."""

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=_begins(name)).first.click()

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=_begins(name)).first.click()

    def unfold(self, name: str) -> None:
        self.page.locator("summary", has_text=_begins(name)).first.click()

    def write(self, label: str, text: str) -> None:
        box = self.page.get_by_label(_begins(label)).and_(self.page.locator("input, textarea"))
        box.first.fill(text)

    def choose(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=_begins(question))
        group.get_by_role("radio", name=_begins(answer)).first.check()

    def mark(self, label: str) -> None:
        self.page.get_by_label(_begins(label)).first.check()

    def unmark(self, label: str) -> None:
        """Untick a box."""
        self.page.get_by_label(_begins(label)).first.uncheck()

    def pick(self, label: str, option: str) -> None:
        box = self.page.get_by_label(_begins(label)).first
        found = box.locator("option", has_text=_begins(option)).first
        box.select_option(value=found.get_attribute("value"))

    def day(self, label: str, day: date) -> None:
        self.page.get_by_label(_begins(label)).first.fill(day.isoformat())

    def download(self, name: str) -> "Download":
        """Follow a link to a file."""
        with self.page.expect_download() as found:
            self.page.get_by_role("link", name=_begins(name)).first.click()
        return found.value


class Keyboard(Hands):
    """Only keys. Wherever Tab lands, the eye must be able to follow."""

    def follow(self, name: str) -> None:
        self._tab_to(lambda at: at["kind"] == "a" and at["name"].startswith(name), name)
        with self.page.expect_navigation():
            self._key("Enter")

    def press(self, name: str) -> None:
        self._tab_to(lambda at: at["kind"] == "button" and at["name"].startswith(name), name)
        with self.page.expect_navigation():
            self._key("Enter")

    def unfold(self, name: str) -> None:
        self._tab_to(lambda at: at["kind"] == "summary" and at["name"].startswith(name), name)
        self._key("Space")

    def write(self, label: str, text: str) -> None:
        self._tab_to(lambda at: _is_field(at) and at["name"].startswith(label), label)
        self._key("Control+A")
        self.page.keyboard.type(text)

    def choose(self, question: str, answer: str) -> None:
        at = self._tab_to(
            lambda at: at["kind"] == "radio" and at["group"].startswith(question), question
        )
        self._arrow_to(at, lambda at: at["name"].startswith(answer), answer)
        if not self._focused()["checked"]:
            self._key("Space")

    def mark(self, label: str) -> None:
        who = label.rpartition(": ")[2]
        at = self._tab_to(
            lambda at: (
                at["name"].startswith(label) or (at["kind"] == "radio" and at["name"].endswith(who))
            ),
            label,
        )
        if at["kind"] == "radio":
            self._arrow_to(at, lambda at: at["name"].startswith(label), label)
        if not self._focused()["checked"]:
            self._key("Space")

    def pick(self, label: str, option: str) -> None:
        at = self._tab_to(lambda at: at["kind"] == "select" and at["name"].startswith(label), label)
        self._arrow_to(at, lambda at: at["value"].startswith(option), option)

    def day(self, label: str, day: date) -> None:
        self._tab_to(lambda at: _is_field(at) and at["name"].startswith(label), label)
        for order in ("%d%m%Y", "%m%d%Y"):  # a browser writes a day in its own language
            self.page.keyboard.type(day.strftime(order))
            if self._focused()["value"] == day.isoformat():
                return
            for _part in range(2):
                self._key("ArrowLeft")
        raise AssertionError(f"on {self.path} {label!r} became {self._focused()['value']!r}")

    def _tab_to(self, fits: Callable[[Focused], bool], wanted: str) -> Focused:
        passed = []
        at = self._focused()
        for _step in range(FURTHEST):
            if fits(at):
                assert at["seen"], f"on {self.path} the focus on {wanted!r} cannot be seen: {at}"
                return at
            self._key("Tab")
            at = self._focused()
            passed.append(at["name"][:40])
        raise AssertionError(f"on {self.path} no Tab leads to {wanted!r}; passed {passed}")

    def _arrow_to(self, at: Focused, fits: Callable[[Focused], bool], wanted: str) -> None:
        for _step in range(FURTHEST):
            if fits(at):
                return
            self._key("ArrowDown")
            at = self._focused()
        raise AssertionError(f"on {self.path} no arrow leads to {wanted!r}")

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def _focused(self) -> Focused:
        found: Focused = self.page.evaluate(FOCUSED)
        return found


def _is_field(at: Focused) -> bool:
    return at["kind"] in {"input", "textarea"}


def _begins(name: str) -> re.Pattern[str]:
    # The slash ends an expression in the language of the browser.
    escaped = re.escape(name).replace("/", r"\/")
    return re.compile(rf"^\s*{escaped}")
