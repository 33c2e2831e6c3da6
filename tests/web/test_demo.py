# SPDX-License-Identifier: EUPL-1.2
"""The demo page makes you anybody with one click, and does not exist outside the demo."""

import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from schakel.actors.commands.accounts import close_account
from tests.world import CAST, TODAY, acting, mandate, person

OUTSIDE = """
import os
os.environ |= {
    "DATABASE_URL": "postgresql://schakel_web:x@db.example/schakel",
    "SCHAKEL_HOSTS": "schakel.example",
    "SCHAKEL_MAIL_URL": "smtp://a:b@mail.example:587",
    "SCHAKEL_MAIL_FROM": "schakel@schakel.example",
    "SCHAKEL_SECRET_KEY": "only-in-tests-" * 5, "SCHAKEL_TOKEN_KEY": "11" * 32,
    "SCHAKEL_KEKS": "kek-1:" + "22" * 32, "SCHAKEL_DEMO": "0",
    "SCHAKEL_STATE_DIR": os.environ["STATE"], "DJANGO_SETTINGS_MODULE": "schakel.project.settings",
}
import sys
import django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
nobody = "00000000-0000-0000-0000-000000000000"
for name, arguments in (("demo_people", []), ("demo_become", [nobody])):
    try:
        reverse(name, args=arguments)
        raise SystemExit(name)
    except NoReverseMatch:
        pass
for path in ("/demo/", f"/demo/word/{nobody}/"):
    try:
        resolve(path)
        raise SystemExit(path)
    except Resolver404:
        pass
get_resolver().url_patterns
assert not [name for name in sys.modules if name.startswith("schakel.web.demo")]
assert settings.SCHAKEL_SECOND_FACTOR_REQUIRED
assert settings.SECURE_HSTS_SECONDS >= 31_536_000 and settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert settings.SECURE_SSL_REDIRECT
assert settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
assert not settings.DEBUG
"""


def test_everybody_is_there_with_a_function_and_something_to_try(town, client):
    page = client.get(reverse("demo_people"))
    text = page.content.decode()
    for given, family, _function, _employer in CAST.values():
        assert f"{given} {family}".replace("'", "&#x27;") in text
    assert "coördinator" in text
    assert BeautifulSoup(text, "html.parser").select("form[method=post] button")


def test_one_click_and_you_are_somebody(town, client):
    answer = client.post(reverse("demo_become", args=[person("an")]), follow=True)
    assert "An Verlinden" in answer.content.decode()
    answer = client.post(reverse("demo_become", args=[person("chloe")]), follow=True)
    assert "Chloë Peeters" in answer.content.decode()


def test_becoming_somebody_is_a_post_with_a_token(town):
    url = reverse("demo_become", args=[person("an")])
    assert Client().get(url).status_code == 405
    assert Client(enforce_csrf_checks=True).post(url).status_code == 403


def test_nobody_becomes_who_left_or_who_never_was(town, client):
    with acting("els") as els:
        close_account(els, person("tom"), reason="andere baan", day=TODAY)
    for one in (person("tom"), mandate("an")):
        assert client.post(reverse("demo_become", args=[one])).status_code == 404


def test_the_list_of_people_takes_few_queries(town, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(reverse("demo_people"))


@pytest.mark.parametrize("name", ["an"])
def test_who_is_somebody_already_may_look_too(town, client_of, name):
    assert client_of(name).get(reverse("demo_people")).status_code == 200


def test_outside_the_demo_neither_address_nor_view_exists(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE],
        env={"STATE": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_looking_at_the_list_leaves_you_who_you_are(town, client_of):
    page = client_of("wim").get(reverse("demo_people")).content.decode()
    header = str(BeautifulSoup(page, "html.parser").select_one(".me"))
    assert "Wim Nijs" in header
    assert "medewerker van een gemeentedienst" in header
