# SPDX-License-Identifier: EUPL-1.2
"""What every answer carries: a strict policy, no inline script or style, tokens on forms."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.web.test_accounts import log_in, with_password
from tests.world import person, table

PUBLIC = ("account_login", "account_reset_password", "second_factor_lost", "demo_people")
INSIDE = {
    "today": (),
    "administration": (),
    "admin_people": (),
    "admin_person": (person("an"),),
    "admin_person_leave": (person("an"),),
    "admin_mandate_give": (person("an"),),
    "admin_table": (table("kwetsbaar"),),
    "admin_place_give": (table("noord"),),
    "admin_protocol_add": (table("kwetsbaar"),),
    "mfa_index": (),
    "account_logout": (),
}


@pytest.fixture
def answers(town, client_of):
    """Return a page of each kind, seen from outside and from inside."""
    els = client_of("els")
    found = {name: Client().get(reverse(name)) for name in PUBLIC}
    found |= {name: els.get(reverse(name, args=given)) for name, given in INSIDE.items()}
    found["404"] = els.get("/bestaat-niet/")
    found["403"] = client_of("an").get(reverse("administration"))
    found["late"] = Client().post(reverse("admin_person_add"), {"given_name": "Jan"})
    return found


def test_every_page_carries_a_strict_policy(answers):
    for name, answer in answers.items():
        policy = dict(
            part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
        )
        assert policy == {
            "default-src": "'self'",
            "frame-ancestors": "'none'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "object-src": "'none'",
        }, name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["X-Frame-Options"] == "DENY", name
        assert answer["Referrer-Policy"] == "same-origin", name
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name


def test_no_page_holds_script_or_style_of_its_own(answers):
    for name, answer in answers.items():
        page = BeautifulSoup(answer.content, "html.parser")
        for script in page.find_all("script"):
            assert script.get("src") or script.get("type") == "application/json", name
        assert not page.find_all("style"), name
        for tag in page.find_all(True):
            wrong = {key for key in tag.attrs if key == "style" or key.startswith(("on", "hx-on"))}
            assert not wrong, (name, tag.name, wrong)
        assert not re.search(r"(javascript|data):", answer.content.decode()), name
        for tag in page.select("[src], [href], form[action]"):
            address = str(tag.get("src") or tag.get("href") or tag.get("action"))
            assert not re.match(r"(https?:)?//", address), (name, address)


def test_every_form_that_posts_carries_a_token(answers):
    for name, answer in answers.items():
        page = BeautifulSoup(answer.content, "html.parser")
        for form in page.select("form[method=post]"):
            assert form.select_one("input[name=csrfmiddlewaretoken]"), (name, form.get("action"))


def test_a_post_without_a_token_is_refused(town):
    with_password("an")
    client = Client(enforce_csrf_checks=True)
    assert log_in(client).status_code == 403
    assert "_auth_user_id" not in client.session
    page = BeautifulSoup(client.get(reverse("account_login")).content, "html.parser")
    token = page.select_one("input[name=csrfmiddlewaretoken]")
    assert token is not None
    assert log_in(client, csrfmiddlewaretoken=str(token["value"])).status_code == 302
    assert client.post(reverse("account_logout")).status_code == 403


def test_cookies_are_closed_to_scripts_and_to_other_sites(town, client):
    with_password("an")
    client.get(reverse("account_login"))
    log_in(client)
    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name
    assert not client.cookies["sessionid"]["max-age"]


def test_pages_of_somebody_are_kept_by_no_cache_in_between(town, client_of):
    answer = client_of("els").get(reverse("admin_people"))
    assert "Cookie" in answer["Vary"]


def test_outside_the_demo_https_is_all_there_is(town, client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert client.get("/").url.startswith("https://")
