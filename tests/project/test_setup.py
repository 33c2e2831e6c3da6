# SPDX-License-Identifier: EUPL-1.2
"""`schakel setup` makes the first administrator once, and never asks for a password."""

import json
import os
from contextlib import nullcontext

import pytest
from django.db import connections
from django.test import Client

from schakel.actors.commands.setup import AlreadySetUpError
from schakel.actors.models import Account, Mandate
from schakel.project import environment
from schakel.project.cli import parser
from schakel.project.cli import setup as command
from schakel.project.setup import First, SetupRefusedError, set_up

ELS = First("Els", "Vermeulen", "Els@Zandbeke.example", "Stad Zandbeke")
PASSWORD = "vier-paarden-op-het-dak"


@pytest.fixture
def as_owner(database):
    """Log Django's own connection in as the owner, as the command does."""
    connections["default"].close()
    before = dict(connections.settings["default"])
    connections.settings["default"] |= {"USER": "schakel_owner", "PASSWORD": "owner"}
    yield database
    connections["default"].close()
    connections.settings["default"] |= before


def back_to_web(database) -> None:
    connections["default"].close()
    connections.settings["default"] |= {"USER": "schakel_web"}
    database.receive_django()


def test_the_first_administrator_chooses_a_password_with_the_link_and_sees_administration(as_owner):
    made = set_up(ELS, port=8000)
    assert made.email == "els@zandbeke.example"
    assert made.link.startswith("http://localhost:8000/uitnodiging/")
    assert made.days == 3
    assert not Account.objects.get().has_usable_password()
    back_to_web(as_owner)
    client = Client()
    link = made.link.removeprefix("http://localhost:8000")
    assert client.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    page = client.get("/beheer/").content.decode()
    assert "Els Vermeulen" in page
    assert "Casussen ziet u hier niet" in page


def test_there_is_only_one_first_administrator(as_owner):
    set_up(ELS, port=8000)
    with pytest.raises(AlreadySetUpError):
        set_up(First("An", "Verlinden", "an@zandbeke.example", "Stad Zandbeke"), port=8000)
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (First("", "Vermeulen", "els@zandbeke.example", "Stad"), "--given-name"),
        (First("Els", "x" * 81, "els@zandbeke.example", "Stad"), "--family-name"),
        (First("Els", "Vermeulen", "els", "Stad"), "geen e-mailadres"),
        (First("Els", "Vermeulen", "els@zandbeke.example", "Stad", "kasteel"), "--kind"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_one_sentence(as_owner, given, word):
    with pytest.raises(SetupRefusedError, match=word):
        set_up(given, port=8000)


def test_a_script_gets_json_and_is_never_asked_anything(as_owner, monkeypatch, capsys):
    monkeypatch.setattr(command, "server", lambda _settings: nullcontext())
    monkeypatch.setattr(command, "start_django", lambda _role: None)
    monkeypatch.setattr(command, "read_environment", lambda _role: environment.read(os.environ))
    words = ["setup", "--json", "--given-name", "Els", "--family-name", "Vermeulen"]
    assert parser.main(words) == 3
    assert "--email ontbreekt" in capsys.readouterr().err
    words += ["--email", "els@zandbeke.example", "--organisation", "Stad Zandbeke"]
    assert parser.main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"email", "link", "days"}
    assert parser.main(words) == 1
    assert "Er is al een beheerder." in capsys.readouterr().err
