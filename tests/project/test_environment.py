# SPDX-License-Identifier: EUPL-1.2
"""A wrong setting stops Schakel with a sentence that names the setting."""

import pytest

from schakel.project import environment, keys
from schakel.project.environment import SettingRefusedError

TOWN = {
    "DATABASE_URL": "postgresql://schakel_web:geheim@db.stad.be/schakel",
    "SCHAKEL_HOSTS": "schakel.stad.be",
    "SCHAKEL_MAIL_URL": "smtp://post:geheim@mail.stad.be",
    "SCHAKEL_MAIL_FROM": "schakel@stad.be",
}


def test_a_town_that_writes_everything_is_served():
    settings = environment.read(TOWN)
    assert not settings.demo
    assert settings.database is not None
    assert settings.database.user == "schakel_web"
    assert settings.hosts == ("schakel.stad.be",)
    assert settings.mail is not None
    assert settings.mail.port == 587


def test_the_demo_needs_nothing():
    settings = environment.read({"SCHAKEL_DEMO": "1"})
    assert settings.database is None
    assert settings.mail is None
    assert settings.hosts == ("localhost", "127.0.0.1")
    assert settings.idle_minutes == 15


@pytest.mark.parametrize("missing", ["DATABASE_URL", "SCHAKEL_HOSTS", "SCHAKEL_MAIL_URL"])
def test_outside_the_demo_a_missing_setting_is_named(missing):
    with pytest.raises(SettingRefusedError, match=missing):
        environment.read({name: value for name, value in TOWN.items() if name != missing})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCHAKEL_DEMO", "yes"),
        ("SCHAKEL_DB_ROLE", "postgres"),
        ("SCHAKEL_DB_ROLE", "owner"),
        ("SCHAKEL_IDLE_MINUTES", "0"),
        ("SCHAKEL_IDLE_MINUTES", "een kwartier"),
        ("PORT", "99999"),
        ("PORT", "-1"),
        ("SCHAKEL_HOSTS", "*"),
        ("SCHAKEL_SECRET_KEY", "kort"),
        ("SCHAKEL_TOKEN_KEY", "geen hexadecimaal"),
        ("SCHAKEL_KEKS", "kek-1:1234"),
        ("SCHAKEL_MAIL_URL", "https://mail.stad.be"),
        ("SCHAKEL_MAIL_FROM", "Schakel"),
        ("DATABASE_URL", "mysql://schakel_web:geheim@db.stad.be/schakel"),
        ("DATABASE_URL", "postgresql://schakel_web@db.stad.be"),
        ("DATABASE_URL", "postgresql://db.stad.be/schakel"),
        ("DATABASE_URL", "postgresql://schakel_web@db.stad.be:poort/schakel"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name, value):
    # A role that does not fit the login is told through the login.
    named = "DATABASE_URL" if (name, value) == ("SCHAKEL_DB_ROLE", "owner") else name
    with pytest.raises(SettingRefusedError, match=named.removesuffix("_FROM")):
        environment.read(TOWN | {name: value})


def test_a_password_with_odd_signs_survives_the_address():
    settings = environment.read(
        TOWN | {"DATABASE_URL": "postgresql://schakel_web:p%40s%2Fs@db/schakel?sslmode=require"}
    )
    assert settings.database is not None
    assert settings.database.password == "p@s/s"
    assert settings.database.conninfo()["sslmode"] == "require"


def test_the_demo_makes_its_keys_once_and_for_itself_alone(tmp_path):
    settings = environment.read({"SCHAKEL_DEMO": "1", "SCHAKEL_STATE_DIR": str(tmp_path)})
    first = keys.load(settings)
    assert keys.load(settings) == first
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    assert first.secret_key not in repr(first)


def test_outside_the_demo_a_missing_key_is_never_made(tmp_path):
    with pytest.raises(SettingRefusedError, match="kek-1 ontbreekt"):
        keys.load(environment.read(TOWN | {"SCHAKEL_STATE_DIR": str(tmp_path)}))
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_others_can_read_is_refused(tmp_path):
    settings = environment.read({"SCHAKEL_DEMO": "1", "SCHAKEL_STATE_DIR": str(tmp_path)})
    keys.load(settings)
    (tmp_path / "keys" / "token-key").chmod(0o644)
    with pytest.raises(SettingRefusedError, match="chmod 600"):
        keys.load(settings)


def test_the_highest_key_seals_and_the_older_still_open(tmp_path):
    settings = environment.read({"SCHAKEL_DEMO": "1", "SCHAKEL_STATE_DIR": str(tmp_path)})
    keys.load(settings)
    for number in (2, 10):
        keys.make_file(tmp_path / "keys" / f"kek-{number}")
    loaded = keys.load(settings)
    assert loaded.kek_current == "kek-10"
    assert sorted(loaded.keks) == ["kek-1", "kek-10", "kek-2"]


def test_a_current_key_that_is_not_there_is_refused(tmp_path):
    settings = environment.read(
        {
            "SCHAKEL_DEMO": "1",
            "SCHAKEL_STATE_DIR": str(tmp_path),
            "SCHAKEL_KEK_CURRENT": "kek-7",
        }
    )
    with pytest.raises(SettingRefusedError, match="kek-7"):
        keys.load(settings)
