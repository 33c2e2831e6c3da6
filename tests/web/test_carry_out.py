# SPDX-License-Identifier: EUPL-1.2
"""What a command says comes back beside its field; what a refused command did is undone."""

from collections.abc import Callable, Iterator

import pytest
from django import forms as django_forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from schakel.access.decision import AccessDeniedError, Rule
from schakel.actors.models import Organisation
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.web.kit import fields, forms
from schakel.web.kit.carry_out import Done, carry_out, press, somebody_was_first
from schakel.web.kit.versions import UNKNOWN, MarkForm, VersionForm, VersionSent
from tests.world import acting, organisation


class WordForm(forms.SchakelForm):
    word = fields.TextField(label="Woord")


class ListForm(VersionForm):
    some = fields.SomeOf(label="Wie", choices=[("an", "An"), ("tom", "Tom")])


@pytest.fixture
def somebody(town) -> Iterator[None]:
    with acting("els"):
        yield


def sent(text: str) -> QueryDict:
    return QueryDict(text)


def refusing(error: Exception) -> Callable[[], None]:
    def command() -> None:
        Organisation.objects.filter(pk=organisation("clb")).update(name="Nooit")
        raise error

    return command


def name_now() -> str:
    return Organisation.objects.get(pk=organisation("clb")).name


def test_a_form_that_is_only_opened_or_wrong_runs_nothing():
    for form in (WordForm(), WordForm(sent("word="))):
        assert carry_out(form, refusing(AssertionError())) is None


def test_a_command_that_went_through_gives_what_it_returned_nothing_included(somebody):
    form = WordForm(sent("word=ja"))
    assert carry_out(form, lambda: form.cleaned_data["word"]) == Done("ja")
    assert carry_out(form, lambda: None) == Done(None)


@pytest.mark.parametrize(
    ("field", "beside"), [("word", "word"), ("other", "__all__"), ("", "__all__")]
)
def test_a_refusal_stands_beside_its_field_and_undoes_what_was_done(somebody, field, beside):
    before, form = name_now(), WordForm(sent("word=ja"))
    assert carry_out(form, refusing(RefusedInputError(field, "Dat kan niet."))) is None
    assert form.errors == {beside: ["Dat kan niet."]}
    assert name_now() == before


def test_who_comes_second_keeps_every_value_and_gets_the_version_of_now(somebody):
    form = ListForm(sent("version=3&some=an&some=tom"), version=4)
    assert carry_out(form, refusing(ChangedMeanwhileError())) is None
    assert form.non_field_errors() == [somebody_was_first()]
    assert form.was_second
    assert form["some"].value() == ["an", "tom"]
    assert form["version"].value() == "4"


@pytest.mark.parametrize(
    "error", [NotFoundError(), AccessDeniedError(Rule("x", yes="").answer(allowed=False))]
)
def test_what_the_door_answers_passes_through(somebody, error):
    with pytest.raises(type(error)):
        carry_out(WordForm(sent("word=ja")), refusing(error))


@pytest.mark.parametrize(
    "odd", ["", "version=", "version=-1", "version=1e3", "version=%00", "version=9999999999"]
)
def test_what_is_no_number_was_never_a_version(odd):
    form = VersionSent(sent(odd))
    assert form.is_valid()
    assert form.cleaned_data["version"] == UNKNOWN


def test_a_thing_without_a_number_is_marked_by_all_it_shows():
    shown = ("CLB", "clb")
    mark = MarkForm(shown=shown).initial["version"]
    same, other = (MarkForm(sent(f"version={mark}"), shown=now) for now in (shown, ("CLB", "caw")))
    assert same.is_valid()
    assert other.is_valid()
    same.require_unchanged()
    with pytest.raises(ChangedMeanwhileError):
        other.require_unchanged()


def pressed(error: Exception | None, form: django_forms.Form | None = None) -> list[str]:
    """Press a button and return what the next page says."""
    request: HttpRequest = RequestFactory().post("/")
    vars(request)["_messages"] = CookieStorage(request)
    command = refusing(error) if error else lambda: None
    answer = press(request, command, back="/terug/", done="Gedaan.", form=form)  # type: ignore[arg-type]
    assert (answer.status_code, answer["Location"]) == (302, "/terug/")
    return [str(message) for message in get_messages(request)]


def test_a_button_says_on_the_next_page_what_happened_or_why_not(somebody):
    assert pressed(None) == ["Gedaan."]
    assert pressed(RefusedInputError("who", "Kies iemand anders.")) == ["Kies iemand anders."]
    assert pressed(ChangedMeanwhileError()) == [somebody_was_first()]
    assert pressed(None, WordForm(sent("word="))) == ["Vul dit in: Woord"]
