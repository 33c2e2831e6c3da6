# SPDX-License-Identifier: EUPL-1.2
"""French and English beside the Dutch: chosen in the footer, Dutch where nobody translated."""

import re

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

LANGUAGES = ("fr", "en")
FOLDER = settings.LOCALE_PATHS[0]


def choose(language: str) -> Client:
    client = Client()
    client.post(reverse("set_language"), {"language": language}, HTTP_REFERER=reverse("about"))
    return client


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Mag ik dit zeggen?"), ("fr", "Puis-je dire ceci ?"), ("en", "May I say this?")],
)
def test_the_footer_offers_three_languages_and_the_choice_stays(database, language, words):
    client = choose(language)
    page = client.get(reverse("about")).content.decode()
    assert f'<html lang="{language}">' in page
    assert words in page
    assert all(f'name="language" value="{one}"' in page for one in ("nl", "fr", "en"))
    assert words in client.get(reverse("say")).content.decode()


def test_a_language_that_nobody_offers_stays_dutch(database):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    assert '<html lang="nl">' in client.get(reverse("about")).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_installed_is_what_was_translated(language):
    folder = FOLDER / language / "LC_MESSAGES"
    written, installed = polib.pofile(folder / "django.po"), polib.mofile(folder / "django.mo")
    said = {(one.msgctxt, one.msgid): one.msgstr for one in installed if one.msgid}
    assert len(written.translated_entries()) > 60
    for one in written.translated_entries():
        assert said[one.msgctxt, one.msgid] == one.msgstr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_of_names_and_numbers(language):
    for one in polib.pofile(FOLDER / language / "LC_MESSAGES" / "django.po"):
        for text in filter(None, (one.msgstr, *one.msgstr_plural.values())):
            places = [sorted(re.findall(r"%\(\w+\)[sd]", words)) for words in (one.msgid, text)]
            assert places[0] == places[1], one.msgid
