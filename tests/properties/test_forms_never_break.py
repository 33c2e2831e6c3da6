# SPDX-License-Identifier: EUPL-1.2
"""No form answers 500 to any value: every form on every address is found on its page and fed.

Texts up to and beyond their limit, control characters, emoji, right-to-left, 31 February, SQL and
HTML.
"""

import re
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.access.pages import pages, shown
from tests.access.states import build_states, on_the_day
from tests.seeds import examples

STATES = ("overleg", "signaal", "triage", "afgesloten")
FRAME = ("/account/", "/i18n/", "/demo/")
# 405: the forms of the pattern page lead nowhere.
ANSWERS = frozenset({200, 302, 400, 403, 404, 405, 409, 413})
MARK = "Zichtbaar7"
NASTY = (
    "",
    " ",
    "a" * 20_001,
    "\x00",
    "a\x00b",
    "\x1b[31m\x07",
    "🧨" * 50,
    "\u202eneb ki\u202c",
    "31/02/2027",
    "2027-02-31",
    "00/00/0000",
    "99999-01-01",
    "25:61",
    "'; DROP TABLE cases_case; --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "%s%n%x",
    "../../etc/passwd",
    "-1",
    "1e309",
    "NaN",
    "00000000-0000-0000-0000-000000000000",
    "\ud7ff\uffff",
    "é" * 500,
    "\r\n\r\nSet-Cookie: a=b",
)


@dataclass(frozen=True)
class Form:
    """A form on a page: where it goes and what each field offers."""

    action: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]


def forms_on(html: str, path: str) -> list[Form]:
    """Return the POST forms of a page, without those of the frame."""
    found = []
    for form in BeautifulSoup(html, "html.parser").find_all("form"):
        action = str(form.get("action") or path)
        if str(form.get("method", "")).lower() == "post" and not action.startswith(FRAME):
            found.append(Form(action, tuple(sorted(_fields(form).items()))))
    return found


def _fields(form: Tag) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for element in form.find_all(["input", "textarea", "select", "button"]):
        name = str(element.get("name") or "")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if element.name == "select":
            offered = tuple(str(option.get("value", "")) for option in element.find_all("option"))
        else:
            offered = (str(element.get("value") or ""),) if element.get("value") else ()
        fields[name] = (*fields.get(name, ()), *offered)
    return fields


def values(form: Form) -> st.SearchStrategy[dict[str, str]]:
    """Draw for every field: one of its own values, something nasty, any text, or nothing."""
    return st.fixed_dictionaries(
        {
            name: st.one_of(
                st.sampled_from(offered or ("ja",)),
                st.sampled_from(offered or ("12/12/2026",)),
                st.sampled_from(NASTY),
                st.text(max_size=200),
            )
            for name, offered in form.fields
        }
    )


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


@pytest.mark.parametrize("name", shown())
def test_no_value_of_any_form_breaks_the_page(eight_files, name):
    for form, client in _find_forms(eight_files, name).values():
        _type(form, client)
        _feed(form, client)


def _find_forms(eight_files, name: str) -> dict[str, tuple[Form, Client]]:
    found: dict[str, tuple[Form, Client]] = {}
    for page in pages(name, eight_files, states=STATES):
        page.client.raise_request_exception = False
        html = page.client.get(page.path).content.decode()
        for form in forms_on(html, page.path):
            names = [field for field, _ in form.fields]
            shape = re.sub(r"[0-9a-f-]{36}", "*", form.action) + str(names)
            found.setdefault(shape, (form, page.client))
    return found


def _type(form: Form, client: Client) -> None:
    """Type markup in one field alone: when the form comes back, it is there as text."""
    texts = [field for field, offered in form.fields if not offered]
    if texts:
        typed = f"<b>{MARK}</b>"
        assert typed not in client.post(form.action, {texts[0]: typed}).content.decode()


def _feed(form: Form, client: Client) -> None:
    @settings(
        max_examples=examples(6),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(data=values(form))
    def fed(data: dict[str, str]) -> None:
        answer = client.post(form.action, data)
        assert answer.status_code in ANSWERS, (form.action, data, answer.status_code)

    fed()


def test_what_was_typed_stays_on_the_screen(eight_files):
    found = _find_forms(eight_files, "signal_give_to")
    (form, client), *_ = found.values()
    page = client.post(form.action, {"behaviour": f"<b>{MARK}</b>"}).content.decode()
    assert f"&lt;b&gt;{MARK}&lt;/b&gt;" in page
