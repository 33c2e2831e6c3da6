# SPDX-License-Identifier: EUPL-1.2
"""'Mag ik dit zeggen?': without an account, at most five questions, and nothing is kept."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from schakel.rules import say as tree


def paths(path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Give every path of choices with where it leads."""
    step = tree.follow(path)
    yield path, step
    if isinstance(step, tree.Question):
        for choice in step.choices:
            yield from paths((*path, choice.id))


EVERY = tuple(paths())
ANSWERS = tuple(path for path, step in EVERY if isinstance(step, tree.Answer))


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=True)


def address(path: tuple[str, ...]) -> str:
    return reverse("say_step", args=["/".join(path)]) if path else reverse("say")


def test_every_path_shows_a_question_or_an_answer_with_its_source(visitor):
    for path, step in EVERY:
        page = visitor.get(address(path))
        words = page.content.decode()
        assert page.status_code == 200
        assert not page.cookies, path
        if isinstance(step, tree.Answer):
            assert "Bron" in words
            assert "Wat u nu kunt doen" in words
        else:
            assert f"Vraag {len(path) + 1} van hoogstens 5" in words


def test_nobody_answers_more_than_five_questions():
    assert max(len(path) for path in ANSWERS) <= 5


def test_no_row_is_written_and_no_query_is_asked(town, visitor, django_assert_num_queries):
    # The fixture `town` opens the database; without a query nothing can be kept in it.
    with django_assert_num_queries(0):
        visitor.get(reverse("say"))
        visitor.get(address(ANSWERS[0]))
        visitor.get(reverse("say_print", args=["/".join(ANSWERS[0])]))


def test_a_page_is_never_stored_and_asks_for_no_typed_text(visitor):
    page = visitor.get(reverse("say"))
    assert "no-store" in page["Cache-Control"]
    assert "<form" not in page.content.decode()
    assert "<input" not in page.content.decode()


def test_a_path_that_leads_nowhere_begins_again(visitor):
    assert visitor.get("/mag-ik-dit-zeggen/ja/nergens/").url == reverse("say")
    assert visitor.get("/mag-ik-dit-zeggen/ja/nergens/antwoord.pdf").url == reverse("say")
    longer = (*ANSWERS[0], "ja")
    assert visitor.get(address(longer)).url == reverse("say")


def test_half_a_path_has_no_print(visitor):
    assert visitor.get("/mag-ik-dit-zeggen/nee/antwoord.pdf").url == "/mag-ik-dit-zeggen/nee/"


def test_one_question_back_leads_to_the_question_before(visitor):
    assert f'href="{address(("nee",))}"' in visitor.get(address(("nee", "livc-r"))).content.decode()


def test_the_print_is_a_pdf_for_ones_director(visitor):
    answer = visitor.get(reverse("say_print", args=["/".join(ANSWERS[0])]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert not answer.cookies


def test_nothing_can_be_sent(visitor):
    assert visitor.post(reverse("say")).status_code == 405


def test_every_answer_offers_a_call(visitor):
    for path, step in EVERY:
        if isinstance(step, tree.Answer):
            assert step.ways_open, path
            assert any("bel" in way.lower() for way in step.ways_open), path
