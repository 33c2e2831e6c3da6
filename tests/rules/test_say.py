# SPDX-License-Identifier: EUPL-1.2
"""'Mag ik dit zeggen?' answers within five questions and never guesses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schakel.rules.law import FOLDER_VARIABLE, LawDataError, law_folder
from schakel.rules.say import (
    FILE,
    MOST_QUESTIONS,
    Answer,
    NoSuchPathError,
    Question,
    TreeRecord,
    Verdict,
    follow,
    read_tree,
    start,
    walk,
)


def paths(path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    step = follow(path)
    if isinstance(step, Answer):
        yield path
        return
    for choice in step.choices:
        yield from paths((*path, choice.id))


EXAMPLES = [
    (("nee", "livc-r", "beroepsgeheim", "ja", "ja"), "livcr-ja", Verdict.YES_BUT),
    (("nee", "livc-r", "beroepsgeheim", "nee"), "livcr-niet-uitgenodigd", Verdict.NO),
    (("nee", "livc-r", "discretie", "ja"), "discretie", Verdict.YES_BUT),
    (("nee", "livc-r", "geen", "ja"), "geen-geheim-livcr", Verdict.YES_BUT),
    (("nee", "procureur", "ja", "ja"), "procureur-ja", Verdict.YES_BUT),
    (("nee", "procureur", "nee"), "buiten-protocol", Verdict.NO),
    (("nee", "overlast", "hulpverlener"), "overlast-geheim", Verdict.NO),
    (("nee", "gezin"), "naar-veilig-huis", Verdict.ASK_FIRST),
    (("nee", "hulpverlener", "ja", "ja", "ja"), "gedeeld-geheim", Verdict.YES_BUT),
    (("nee", "buiten", "doorvertellen", "collega"), "doorvertellen-collega", Verdict.NO),
    (("nee", "buiten", "mail"), "mail", Verdict.NO),
    (("nee", "buiten", "verslag", "verhaal"), "verslag-verhaal", Verdict.NO),
    (("ja", "ja", "minderjarige", "zelf-niet"), "procureur-minderjarige", Verdict.YES_BUT),
    (("ja", "ja", "kwetsbaar", "anderen"), "procureur-kwetsbaar", Verdict.YES_BUT),
    (("ja", "ja", "kwetsbaar", "hulp-kan"), "eerst-hulp-kwetsbaar", Verdict.NO),
]


@pytest.mark.parametrize(("path", "answer", "verdict"), EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_a_question_from_the_street_gets_its_answer(
    path: tuple[str, ...], answer: str, verdict: Verdict
) -> None:
    step = follow(path)
    assert isinstance(step, Answer)
    assert (step.id, step.verdict) == (answer, verdict)


def test_every_path_ends_within_five_questions_with_a_source_and_a_call() -> None:
    for path in paths():
        step = follow(path)
        assert isinstance(step, Answer)
        assert len(path) <= MOST_QUESTIONS
        assert step.source.text
        assert any("Bel" in way for way in step.ways_open), step.id


def test_who_does_not_know_is_never_told_yes_or_no() -> None:
    for path in paths():
        step = follow(path)
        if path[-1] == "weet-niet":
            assert isinstance(step, Answer)
            assert step.verdict is Verdict.ASK_FIRST


def test_an_emergency_is_told_to_the_procureur_alone() -> None:
    step = follow(("ja", "ja", "minderjarige", "zelf-niet"))
    assert isinstance(step, Answer)
    assert "Niet de burgemeester, niet de politie en niet het overleg" in step.explanation


def test_the_first_question_asks_about_danger() -> None:
    assert start().text == "Is iemand nu in ernstig gevaar?"


def test_a_tree_that_starts_with_an_answer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (law_folder() / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).parent.mkdir()
    started = text.replace("start: gevaar", "start: bel-eerst")
    (tmp_path / FILE).write_text(started, encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(NoSuchPathError):
        start()


@pytest.mark.parametrize("path", [("misschien",), ("nee", "gezin", "ja")])
def test_a_path_that_does_not_exist_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchPathError):
        follow(path)


def test_a_broken_tree_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawDataError, match="ontbreekt"):
        read_tree(tmp_path)
    tree = read_tree(law_folder()).record
    lost = TreeRecord(start="nergens", questions=tree.questions, answers=tree.answers)
    with pytest.raises(NoSuchPathError):
        walk(lost, ())


def test_no_question_is_longer_than_a_breath() -> None:
    tree = read_tree(law_folder()).record
    for question in tree.questions:
        assert isinstance(question, Question)
        assert len(question.text.split()) <= 14, question.text
