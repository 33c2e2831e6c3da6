# SPDX-License-Identifier: EUPL-1.2
"""A fault in a measure, its stories or what they share is told with file, line and remedy."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from schakel.lawcheck.check import check
from tests.law.conftest import LAW, Edit

FEW = {"M01", "M13", "M25", "M28", "M39"}
M25, M28 = "measures/M25.yaml", "measures/M28.yaml"
ALLOW = "measures/M25/ALLOW/eigen-beslissing-na-verwittiging.yaml"
DENY = "measures/M25/DENY/de-school-ligt-in-het-gebied.yaml"
STORY = "measures/M25/scenarios/derde-verlenging.yaml"
ORGANS, QUESTIONS = "toolbox/organs.yaml", "toolbox/questions.yaml"
PHENOMENA, REMEDIES = "toolbox/phenomena.yaml", "toolbox/remedies.yaml"
EVERY, COUNTING = "toolbox/every-adverse-measure.yaml", "toolbox/counting.yaml"
BRIDGE_DAYS = "toolbox/bridge-days.csv"
PERSONS = "      - persons: [one_by_one]\n"
BASIS = "    article: artikel 134sexies\n    from: 2014-01-01\n"
SURE = "    verification: {status: unverified, confidence: high}\nframeworks"
NOTICE = "    kind: notice\n    organ: mayor\n    need: required\n"
END = "    kind: end\n"
RENEWAL = "    kind: renewal\n"
WITHIN = "    within:\n      - {value: P60D"
SECOND = (
    "    - {value: P4M, from: 2014-01-01, source: {text: x, tags: [F1]},"
    " verification: {status: unverified}}\n"
)


class Fault(NamedTuple):
    """What stands there, what somebody writes, what is told, and on which line."""

    old: str
    new: str
    told: str
    # A text on the line that is told; empty: where somebody wrote.
    at: str = ""


@pytest.fixture
def copied_law(tmp_path: Path) -> Path:
    """Return a law with few measures and no stories of tables, so that check is quick."""
    return Path(shutil.copytree(LAW, tmp_path / "law", ignore=_left_out))


def _left_out(folder: str, names: list[str]) -> set[str]:
    if Path(folder).name == "measures":
        return {name for name in names if Path(name).stem not in FEW}
    return {"access"} & set(names)


NAMES = [
    Fault("id: M25\n", "id: M26\n", "id is M26, het bestand heet M25"),
    Fault("organ: mayor\nwho", "organ: king\nwho", "king staat niet in toolbox/organs.yaml"),
    Fault("  - act: NGW-1988\n", "  - act: NGW-0\n", "NGW-0 staat niet in sources.csv"),
    Fault("works: [ngw,", "works: [gw,", "gw staat niet in frameworks/"),
    Fault("[nuisance,", "[noise,", "noise staat niet in toolbox/phenomena.yaml"),
    Fault("[council-of-state,", "[king,", "king staat niet in toolbox/remedies.yaml"),
    Fault("organ: police\n", "organ: army\n", "army staat niet in toolbox/organs.yaml"),
    Fault("[local_police_officer, mayor]", "[spy]", "spy staat niet in functions.yaml of"),
    Fault("kind: gas_report", "kind: gossip", "gossip staat niet in de vraag evidence"),
    Fault("id: perimeter\n", "id: findings\n", "findings staat er 2 keer", "steps:"),
    Fault("id: one-person", "id: lighter-considered", "lighter-considered staat er", "conditions:"),
]
CLAUSES = [
    Fault("- ground: [keeping", "- grond: [keeping", "de vraag grond bestaat niet"),
    Fault("[clear]", "[tidy]", "de vraag perimeter heeft geen antwoord tidy"),
    Fault(PERSONS, "      - {}\n", "hier staat geen enkele vraag"),
    Fault(PERSONS, "      - persons: []\n", "hier past geen enkel antwoord"),
    Fault(PERSONS, "      - persons: {from: 1, to: 2}\n", "de vraag persons vraagt geen getal"),
    Fault(PERSONS, "      - age: [jong]\n", "de vraag age vraagt een getal"),
    Fault(PERSONS, "      - age: {from: 20, to: 10}\n", "from is hoger dan to"),
]
STEPS = [
    Fault("after: [decision, hear", "after: [decision, sh", "de stap shing bestaat niet"),
    Fault("only_on: [rep", "only_on: [bored, rep", "de grond bored bestaat niet"),
    Fault("starts_with: decision", "starts_with: besluit", "de stap besluit bestaat niet"),
    Fault("from: decision\n      mi", "from: besluit\n      mi", "de stap besluit bestaat niet"),
    Fault("{step: renewal, t", "{step: later, t", "de stap later bestaat niet"),
    Fault(
        "kind: finding\n    organ: police\n",
        "kind: finding\n    organ: police\n    after: [notice]\n",
        "findings wacht op zichzelf (findings > notice > decision",
        "after: [notice]",
    ),
    Fault(
        "kind: finding\n    organ: police\n",
        "kind: finding\n    organ: police\n    after: [notice]\n",
        "niemand komt bij confirmation",
        "after: [decision, hearing]",
    ),
    Fault("kind: hearing", "kind: advice", "niemand wordt gehoord", "steps:"),
    Fault("kind: notice", "kind: follow_up", "niemand laat de beslissing weten", "steps:"),
    Fault(NOTICE, NOTICE.replace("required", "reasoned"), "waarom mag notice", "need: reasoned"),
    Fault("  renewal: {step", "  # {step", "hoe vaak renewal mag, staat nergens", "- id: renewal"),
    Fault(
        "kind: confirmation", "kind: extension", "welke termijn confirmation", "- id: confirmation"
    ),
    Fault(END, END + "    from: 2020-01-01\n    until: 2019-01-01\n", "eindigt voor", "- id: end"),
    Fault("  longest: longest\n", "", "wanneer de maatregel eindigt, staat nergens", "duration:"),
    Fault(
        RENEWAL,
        f"{RENEWAL}    wait: {{after: total, counted_from: decision, sentence: wachten}}\n"
        "    term: {within: longest, counted_from: decision, missed: overdue, consequence: laat}\n",
        "renewal mag pas na 3 maanden, en moet binnen 1 maand",
        "wait: {after: total",
    ),
]
VALUES = [
    Fault("within: confirmation_at", "within: ooit", "de waarde ooit bestaat niet"),
    Fault("longest: longest", "longest: eeuwig", "de waarde eeuwig bestaat niet"),
    Fault("eerstvolgende collegevergadering,", "5 euro,", "uit 5 euro volgt geen dag", "within:"),
    Fault("value: 2 keer", "value: P2M", "P2M zegt niet hoe vaak", "renewal: {"),
    Fault("{value: P1M, from: 2014", "{value: P1M, from: 2015", "gat van 1 januari 2014"),
    Fault("{value: P1M, ", "{value: P1M, until: 2020-12-31, ", "gat na 31 december", "  longest:"),
    Fault("  total:\n", f"  total:\n{SECOND}", "gelden op dezelfde dag", "value: P4M"),
    Fault(BASIS, BASIS.replace("2014", "2015"), "gat van 1 januari 2014", "- act: NGW-1988"),
    Fault(BASIS, f"{BASIS}    until: 2020-12-31\n", "gat na 31 december 2020", "basis:"),
    Fault("{value: P1M, ", "{value: P1M, until: 2013-01-01, ", "dit eindigt voor het begint"),
    Fault("value: P1M", "value: een maand", "de waarde van value past niet"),
]
PEOPLE = [
    Fault("youngest: 18", "youngest: 16", "een persoon (person) is minstens 18", "kind: person"),
    Fault("youngest: 18", "oldest: 17", "een persoon (person) is minstens 18", "kind: person"),
    Fault("youngest: 18", "youngest: 30\n    oldest: 20", "van 30 tot 20 jaar", "kind: person"),
    Fault("kind: person\n", "kind: minor\n", "een minderjarige (minor) is jonger dan 18"),
    Fault("kind: person\n", "kind: place\n", "place heeft geen leeftijd"),
    Fault("remedies: [", "no_remedy: niets\nremedies: [", "er is wel en geen beroep"),
    Fault(
        "remedies: [council-of-state, council-of-state-urgent]\n",
        "",
        "waar men in beroep kan, staat nergens",
        "id: M25",
    ),
    Fault("kind: notice", "kind: follow_up", "de termijn van council-of-state", "remedies:"),
    Fault("measure: M01", "measure: M99", "M99 bestaat niet"),
    Fault("measure: M01", "measure: M25", "via M25 is M25 lichter dan zichzelf"),
    Fault(SURE, SURE.replace("high", "low"), "dit is niet zeker, en niemand ziet het"),
    Fault(
        SURE,
        SURE.replace("unverified", "locked"),
        "artikel 134sexies is nog niet nagekeken en mag niet op het scherm",
        "artikel 134sexies",
    ),
]


@pytest.mark.parametrize(
    "fault",
    [*NAMES, *CLAUSES, *STEPS, *VALUES, *PEOPLE],
    ids=lambda fault: fault.told,
)
def test_a_fault_in_a_measure_is_told(copied_law: Path, edit: Edit, fault: Fault) -> None:
    edit(M25, fault.old, fault.new)
    _is_told(copied_law, M25, fault)


STORIES = [
    (ALLOW, Fault("  tried: [", "  tred: [", "de vraag tred bestaat niet")),
    (ALLOW, Fault("[public_space]", "[moon]", "de vraag place heeft geen antwoord moon")),
    (ALLOW, Fault("  age: 19", "  age: [young]", "de vraag age vraagt een getal")),
    (ALLOW, Fault("subject: [person]", "subject: 3", "de vraag subject vraagt geen getal")),
    (ALLOW, Fault("expect:", "confirmed: [hope]\nexpect:", "hope staat niet in conditions")),
    (ALLOW, Fault("possible_now", "not_possible", "not_possible hoort niet in de map ALLOW")),
    (ALLOW, Fault("  perimeter: [clear]\n", "", "de adviseur zegt mogelijk als", "expect:")),
    (DENY, Fault("outcome: not_possible", "outcome: possible_now", "hoort niet in de map DENY")),
    (DENY, Fault("[clear-perimeter]", "[hope]", "hope staat niet in conditions van M25.yaml")),
    (DENY, Fault("[clear-perimeter]", "[one-person]", "verwacht een voorwaarde", "expect:")),
    (STORY, Fault("{step: findings", "{step: dreams", "dreams staat niet in steps van M25.yaml")),
    (STORY, Fault("ground: repeated_breaches", "ground: dull", "dull staat niet in grounds van")),
    (STORY, Fault("may: [renewal]", "may: [dance]", "dance staat niet in steps van", "expect:")),
    (STORY, Fault("appeal: {council-of-state:", "appeal: {king:", "king staat niet in remedies")),
    (STORY, Fault("ends: 2026-03-31", "ends: 2026-04-01", "niet 1 april 2026", "- story: Beslist")),
]
SHARED = [
    (ORGANS, Fault("code: college", "code: mayor", "mayor staat er 2 keer", "organs:")),
    (PHENOMENA, Fault("code: drugs", "code: nuisance", "nuisance staat er 2 keer", "phenomena:")),
    (
        REMEDIES,
        Fault(
            "code: controller",
            "code: king\n    code: labour-court",
            "labour-court staat er 2",
            "remedies:",
        ),
    ),
    (REMEDIES, Fault("value: P60D", "value: 60 euro", "uit 60 euro volgt geen dag", "within:")),
    (REMEDIES, Fault("value: P4M", "value: 4 keer", "uit 4 keer volgt geen dag", "within:")),
    (
        REMEDIES,
        Fault(
            "{value: P60D,", "{value: P60D, until: 2000-01-01,", "gat na 1 januari 2000", "within:"
        ),
    ),
    (QUESTIONS, Fault("id: consent", "id: tried", "tried staat er 2 keer", "questions:")),
    (QUESTIONS, Fault("code: group", "code: person", "person staat er 2 keer", "choices:")),
    (QUESTIONS, Fault("by: [coordinator]", "by: [spy]", "spy staat niet in functions.yaml of")),
    (
        QUESTIONS,
        Fault("one\n    text: Kan", "number\n    text: Kan", "bij urgency horen geen", "choices:"),
    ),
    (
        QUESTIONS,
        Fault(
            "id: age\n    kind: number", "id: age\n    kind: one", "bij age valt niets", "- id: age"
        ),
    ),
    (
        QUESTIONS,
        Fault("only_if: {subject", "only_if: {persons", "persons wordt pas later gevraagd"),
    ),
    (QUESTIONS, Fault("code: vh-2024", "code: vh-0", "vh-0 staat niet in frameworks/", "choices:")),
    (EVERY, Fault("- tried: [talk", "- tired: [talk", "de vraag tired bestaat niet")),
    (
        EVERY,
        Fault(
            "id: lighter-considered",
            "id: disclosable-facts",
            "facts staat er 2 keer",
            "conditions:",
        ),
    ),
    (
        COUNTING,
        Fault(
            "from: 1830", "until: 2000-01-01\n    from: 1830", "gat na 1 januari", "day_of_event"
        ),
    ),
    (
        COUNTING,
        Fault("body: council", "body: college", "college staat er 2 keer", "example_meetings:"),
    ),
    (BRIDGE_DAYS, Fault("source\n", "source\n36015,gisteren,brug,x\n", "is geen dag", "gisteren")),
]


@pytest.mark.parametrize(("file", "fault"), [*STORIES, *SHARED], ids=str)
def test_a_fault_beside_a_measure_is_told(
    copied_law: Path, edit: Edit, file: str, fault: Fault
) -> None:
    edit(file, fault.old, fault.new)
    _is_told(copied_law, file, fault)


def test_the_few_measures_have_no_other_fault(copied_law: Path) -> None:
    assert {one.what.partition(" ")[2] for one in check(copied_law)} <= {"bestaat niet"}


def test_a_measure_that_cannot_be_read_hides_nothing_of_the_others(
    copied_law: Path, edit: Edit
) -> None:
    edit("measures/M01.yaml", "phase: ", "face: ")
    edit(M25, "organ: police\n", "organ: army\n")
    told = [str(one) for one in check(copied_law)]
    assert any("M01.yaml" in one and "geen phase" in one for one in told)
    assert any("M25.yaml" in one and "army" in one for one in told)
    assert not any("M01 bestaat niet" in one for one in told)


def test_a_shared_file_that_cannot_be_read_is_all_that_is_told(
    copied_law: Path, edit: Edit
) -> None:
    edit(ORGANS, "organs:\n", "organen:\n")
    assert {one.file for one in check(copied_law)} == {f"law/{ORGANS}"}


def test_a_measure_that_only_somebody_can_lift_needs_that_step(
    copied_law: Path, edit: Edit
) -> None:
    edit(M25, "ends: by_itself", "ends: when_lifted")
    edit(M25, END, "    kind: follow_up\n")
    _is_told(copied_law, M25, Fault("", "ends: when_lifted", "geen enkele stap beëindigt de"))


def test_a_measure_may_end_with_its_last_step(copied_law: Path, edit: Edit) -> None:
    edit(M25, "ends: by_itself", "ends: when_done")
    edit(M25, END, "    kind: follow_up\n")
    assert not any("beëindigt" in one.what for one in check(copied_law))


def test_what_is_lighter_belongs_to_no_later_phase(copied_law: Path, edit: Edit) -> None:
    edit("measures/M13.yaml", "phase: prevention", "phase: aftercare")
    fault = Fault("", "measure: M13", "M13 hoort bij een latere fase dan M25")
    _is_told(copied_law, M25, fault)


def test_what_affects_somebody_rests_on_a_law(copied_law: Path, edit: Edit) -> None:
    path = copied_law / M25
    text = path.read_text(encoding="utf-8")
    start, end = text.index("basis:\n"), text.index("frameworks:")
    path.write_text(f"{text[:start]}basis: []\n{text[end:]}", encoding="utf-8")
    _is_told(copied_law, M25, Fault("", "basis: []", "dit treft iemand en steunt op geen wet"))


def test_an_article_cannot_stand_twice_for_one_day(copied_law: Path, edit: Edit) -> None:
    verification = "verification: {status: unverified, confidence: high}\n"
    source = "source: {text: x, tags: [F29]}\n"
    again = f"  - act: NGW-1988\n{BASIS}    {source}    {verification}"
    edit(M25, "basis:\n", f"basis:\n{again}")
    fault = Fault("", "- act: NGW-1988", "artikel 134sexies staat er twee keer voor dezelfde dag")
    _is_told(copied_law, M25, fault)
    # The old number may end where the new one begins.
    edit(M25, BASIS, f"{BASIS}    until: 2026-04-07\n")
    edit(M25, f"{BASIS}    source", f"{BASIS.replace('2014-01-01', '2026-04-08')}    source")
    assert not any("twee keer" in one.what for one in check(copied_law))


def test_a_value_may_begin_with_the_step_that_asks_for_it(copied_law: Path, edit: Edit) -> None:
    edit(M25, "gadering, from: 2014-01-01", "gadering, from: 2024-01-01")
    assert any("gat van 1 januari 2014" in one.what for one in check(copied_law))
    edit(M25, "    kind: confirmation\n", "    kind: confirmation\n    from: 2024-01-01\n")
    assert not any("gat van" in one.what for one in check(copied_law))


def test_a_step_may_wait_as_long_as_its_term_lasts(copied_law: Path, edit: Edit) -> None:
    term = "term: {within: total, counted_from: decision, missed: overdue, consequence: te laat}"
    wait = "wait: {after: longest, counted_from: decision, sentence: eerst wachten}"
    edit(M25, RENEWAL, f"{RENEWAL}    {wait}\n    {term}\n")
    assert not any("mag pas na" in one.what for one in check(copied_law))


def test_a_way_of_counting_without_a_rule_is_told(copied_law: Path, edit: Edit) -> None:
    edit(COUNTING, "day_of_event_counts:\n", "day_of_event_counts: []\nwas:\n")
    text = (copied_law / COUNTING).read_text(encoding="utf-8")
    start, end = text.index("was:\n"), text.index("first_day_of_measure_counts:")
    (copied_law / COUNTING).write_text(text[:start] + text[end:], encoding="utf-8")
    _is_told(copied_law, COUNTING, Fault("", "day_of_event", "hoe day_of_event_counts telt, staat"))


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("ALLOW", "er is geen verhaal in M25/ALLOW"),
        ("DENY", "er is geen verhaal in M25/DENY"),
        ("scenarios", "er zijn geen twee verhalen in M25/scenarios"),
    ],
)
def test_a_measure_without_enough_stories_is_told(copied_law: Path, folder: str, told: str) -> None:
    shutil.rmtree(copied_law / "measures/M25" / folder)
    _is_told(copied_law, M25, Fault("", "id: M25", told))


def test_a_locked_measure_needs_no_story_that_allows_it(copied_law: Path) -> None:
    assert not (copied_law / "measures/M39/ALLOW").exists()
    assert not any("M39/ALLOW" in one.what for one in check(copied_law))


def test_stories_of_a_measure_with_terms_name_a_day(copied_law: Path) -> None:
    for path in (copied_law / "measures/M25/scenarios").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        dated = ("      due:", "      ends:", "      lapses:")
        path.write_text("".join(one for one in lines if not one.startswith(dated)), "utf-8")
    _is_told(copied_law, M25, Fault("", "id: M25", "rekent een dag uit"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("measures/M99/ALLOW/verhaal.yaml", "er is geen M99.yaml bij deze map"),
        ("measures/M25/allow/verhaal.yaml", "dit bestand leest niemand"),
        ("measures/M25/ALLOW/verhaal.yml", "dit bestand leest niemand"),
        ("measures/m46.yaml", "dit bestand leest niemand"),
    ],
)
def test_what_nobody_reads_is_told(copied_law: Path, path: str, told: str) -> None:
    (copied_law / path).parent.mkdir(parents=True, exist_ok=True)
    (copied_law / path).write_text("story: niemand leest dit\n", encoding="utf-8")
    [problem] = [one for one in check(copied_law) if told in one.what]
    assert f"law/{path}".startswith(problem.file)
    assert problem.remedy


def _is_told(folder: Path, file: str, fault: Fault) -> None:
    """Assert that check tells the fault in this file, with a remedy, on the line it stands."""
    problems = [one for one in check(folder) if fault.told in one.what]
    assert problems
    assert {one.file for one in problems} == {f"law/{file}"}
    assert all(one.remedy for one in problems)
    marked = fault.at or fault.new.strip().splitlines()[0].strip()
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    there = {number for number, line in enumerate(lines, start=1) if marked in line}
    assert there & {one.line for one in problems}, (there, problems)
