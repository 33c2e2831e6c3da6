# SPDX-License-Identifier: EUPL-1.2
"""Logging in as a person does it: password, second factor, invitation, being logged out."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from schakel.actors.commands import accounts
from schakel.actors.models import Account
from schakel.project import settings as real
from tests.world import PASSWORD, TODAY, acting, person

FIRST = "vier-paarden-op-het-dak"


def with_password(name: str) -> Account:
    account = Account.objects.get(person_id=person(name))
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    return account


def log_in(client: Client, name: str = "an", password: str = PASSWORD, **more: str) -> Any:
    given = {"login": f"{name}@zandbeke.example", "password": password, **more}
    return client.post(reverse("account_login"), given)


def link_for(name: str) -> str:
    with acting("els") as els:
        link = accounts.invite(els, person(name), day=TODAY)
    return reverse("invitation_accept", args=[link.account, link.token])


def code_of(client: Client) -> str:
    secret = client.session["mfa.totp.secret"]
    code: str = totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )
    return code


def test_a_coordinator_logs_in_and_comes_back_to_the_page_she_asked_for(town, client):
    with_password("an")
    asked = client.get("/beheer/mensen/?pagina=2")
    assert asked.url == "/account/login/?next=/beheer/mensen/%3Fpagina%3D2"
    assert log_in(client, next="/beheer/mensen/?pagina=2").url == "/beheer/mensen/?pagina=2"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", "https:kwaad.example"],
)
def test_logging_in_never_leads_to_another_site(town, client, elsewhere):
    with_password("an")
    assert log_in(client, next=elsewhere).url == "/"


def test_the_session_gets_a_new_key_at_log_in(town, client):
    with_password("an")
    client.get(reverse("account_login"))
    client.session["planted"] = "by somebody else"
    client.session.save()
    before = client.session.session_key
    log_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_wrong_password_is_said_in_dutch_and_says_no_more(town, client):
    with_password("an")
    for name in ("an", "niemand"):
        page = log_in(client, name, "fout-fout-fout-fout").content.decode()
        assert "Dit e-mailadres en dit wachtwoord horen niet bij elkaar." in page


def test_after_five_wrong_passwords_a_plain_sentence_asks_to_wait(town, client):
    with_password("an")
    for _unused in range(5):
        log_in(client, password="fout-fout-fout-fout")
    page = log_in(client).content.decode()
    assert "Te veel pogingen met dit e-mailadres. Wacht vijf minuten" in page
    assert "_auth_user_id" not in client.session


def test_too_many_attempts_from_one_place_are_answered_with_a_calm_page(town, client):
    answers = [log_in(client, f"iemand{number}", "fout") for number in range(31)]
    assert answers[-1].status_code == 429
    assert "Even wachten" in answers[-1].content.decode()


def test_logging_out_asks_first_and_ends_the_session(town, client_of):
    an = client_of("an")
    assert "Wilt u zich afmelden?" in an.get(reverse("account_logout")).content.decode()
    an.post(reverse("account_logout"))
    assert an.get("/").status_code == 302


def test_nobody_signs_up_and_nobody_changes_his_own_address(town, client_of):
    for path in ("/account/signup/", "/account/email/", "/account/password/set/"):
        assert client_of("an").get(path).status_code == 404


# Inviting


def test_an_invited_colleague_chooses_a_password_and_is_in(town, client):
    url = link_for("chloe")
    page = client.get(url)
    assert "Welkom, Chloë" in page.content.decode()
    assert "Chloë" not in page.content.decode().split("</title>")[0]
    answer = client.post(url, {"password": FIRST, "again": FIRST})
    assert answer.url == "/"
    assert client.get("/").status_code == 200
    over = client.get(url)
    assert over.status_code == 404
    assert "Deze uitnodiging werkt niet meer" in over.content.decode()


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("kort", "kort", "12 tekens"),
        ("wachtwoord1234", "iets-anders-dan", "niet gelijk"),
        ("", "", "Vul dit in"),
        ("chloe@zandbeke.example", "chloe@zandbeke.example", "lijkt"),
    ],
)
def test_a_password_that_will_not_do_is_explained_and_the_link_keeps_working(
    town, client, password, again, sentence
):
    url = link_for("chloe")
    answer = client.post(url, {"password": password, "again": again})
    assert sentence in answer.content.decode()
    assert client.get(url).status_code == 200


def test_a_wrong_invitation_is_nobody(town, client):
    answer = client.get(reverse("invitation_accept", args=["AAAA", "b-c"]))
    assert answer.status_code == 404


# The second factor


@pytest.fixture
def outside_the_demo(settings):
    settings.SCHAKEL_SECOND_FACTOR_REQUIRED = True


def test_without_a_second_factor_every_page_leads_to_its_set_up(town, client_of, outside_the_demo):
    chloe = client_of("chloe")
    for path in ("/", "/beheer/mensen/", "/beheer/", reverse("account_change_password")):
        assert chloe.get(path).url == reverse("mfa_index")
    page = chloe.get(reverse("mfa_index"))
    assert "Stel een tweede stap in" in page.content.decode()
    assert chloe.post("/account/logout/").status_code == 302


def test_an_app_is_enrolled_and_asked_at_the_next_log_in(town, client, outside_the_demo):
    client.post(link_for("chloe"), {"password": FIRST, "again": FIRST})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert '<svg role="img"' in page
    assert "data:image" not in page
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "Deze code klopt niet of is verlopen." in wrong
    secret = client.session["mfa.totp.secret"]
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(client)})
    assert done.url == reverse("mfa_view_recovery_codes")
    codes = client.get(done.url).content.decode()
    assert len(re.findall(r"<li>[0-9a-f]{8}</li>", codes)) == 10
    assert client.get("/").status_code == 200
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data
    assert secret not in str(stored)

    again = Client()
    asked = log_in(again, "chloe", FIRST)
    assert asked.url == reverse("mfa_authenticate")
    assert again.get("/").status_code == 302
    assert "Nog één stap" in again.get(asked.url).content.decode()
    recovery = re.findall(r"<li>([0-9a-f]{8})</li>", codes)[0]
    assert again.post(asked.url, {"code": recovery})["Location"] == "/"
    assert again.get("/").status_code == 200


def test_after_a_reset_the_old_session_is_over_and_a_new_factor_is_asked(
    town, client, outside_the_demo
):
    client.post(link_for("chloe"), {"password": FIRST, "again": FIRST})
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code_of(client)})
    assert client.get("/").status_code == 200
    with acting("els") as els:
        accounts.reset_second_factor(els, person("chloe"), reason="gsm gestolen", day=TODAY)
    assert "/account/login/" in client.get("/").url
    assert log_in(client, "chloe", FIRST).url == "/"
    assert client.get("/").url == reverse("mfa_index")


def test_who_lost_the_second_factor_reads_what_to_do_without_logging_in(town, client):
    page = client.get(reverse("second_factor_lost"))
    assert page.status_code == 200
    assert "Gebruik een herstelcode" in page.content.decode()


def test_every_page_of_the_second_factor_is_in_our_look(town, client):
    account = with_password("an")
    log_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN,
        data={"name": "laptop", "credential": {}},
    )  # fmt: skip
    for name in (
        "mfa_index",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "mfa_list_webauthn",
        "account_reauthenticate",
        "account_change_password",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
    ):
        answer = client.get(reverse(name))
        assert answer.status_code == 200, name
        assert 'class="brand"' in answer.content.decode(), name


# A forgotten password


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(town, client):
    with_password("an")
    client.post(reverse("account_reset_password"), {"email": "an@zandbeke.example"})
    client.post(reverse("account_reset_password"), {"email": "niemand@zandbeke.example"})
    (letter,) = mail.outbox
    assert "Een nieuw wachtwoord voor Schakel" in letter.subject
    url = str(letter.body).split("http://testserver")[1].split()[0]
    form = client.get(url).url
    answer = client.post(form, {"password1": FIRST, "password2": FIRST}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in answer.content.decode()
    assert log_in(client, password=FIRST).url == "/"
    assert "Deze link werkt niet meer" in Client().get(url, follow=True).content.decode()


# Being logged out


def test_a_session_without_movement_ends_and_a_busy_one_does_not(town, settings, client_of):
    an = client_of("an")
    idle = timedelta(minutes=settings.SCHAKEL_IDLE_MINUTES)
    start = timezone.now()
    assert idle.total_seconds() == settings.SESSION_COOKIE_AGE
    with time_machine.travel(start, tick=False) as clock:
        an.get("/")
        clock.shift(idle * 0.9)
        assert an.get("/").status_code == 200
        clock.shift(idle * 0.9)
        assert an.get("/").status_code == 200
        clock.shift(idle * 1.1)
        assert "/account/login/?next=/" in an.get("/").url


def test_a_form_that_comes_too_late_shows_what_was_typed_and_keeps_nothing(town, client):
    long = "Hij komt niet meer naar school.\n<script>alert(1)</script> & zijn zus ook niet."
    answer = client.post(
        "/beheer/organisaties/nieuw/",
        {
            "text": long,
            "csrfmiddlewaretoken": "x",
            "password": "geheim!",
            "case": str(person("an")),
        },
        headers={"referer": "http://testserver/signalen/nieuw/?stap=2"},
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Hij komt niet meer naar school." in page
    assert "<script>alert" not in page
    assert "geheim!" not in page
    assert str(person("an")) not in page
    assert "/account/login/?next=%2Fsignalen%2Fnieuw%2F" in page
    assert not Session.objects.exists()


def test_a_button_that_is_pressed_too_late_leads_to_the_log_in_page(town, client):
    page = {"referer": "http://testserver/beheer/mensen/"}
    answer = client.post("/beheer/mensen/nieuw/", {"csrfmiddlewaretoken": "x"}, headers=page)
    assert answer.url == "/account/login/?next=%2Fbeheer%2Fmensen%2F"


def test_a_late_form_from_another_site_leads_nowhere_else(town, client):
    answer = client.post("/", {"text": "iets"}, headers={"referer": "https://kwaad.example/x/"})
    assert "kwaad.example" not in answer.content.decode()


def test_real_installations_keep_passwords_with_argon2():
    assert real.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
