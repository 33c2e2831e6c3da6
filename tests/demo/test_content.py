# SPDX-License-Identifier: EUPL-1.2
"""The demo region: everything resolves, nobody is real, and no day or name is out of place."""

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from schakel.demo.content.cases import Case
from schakel.demo.content.checks import acts_of
from schakel.demo.content.days import is_working_day, with_dates, working_day
from schakel.demo.content.fields import Fact
from schakel.demo.content.reading import DemoContentError, read_region
from schakel.demo.content.region import DemoRegion
from schakel.demo.content.vocabulary import Act, Function, State
from schakel.kernel.people import Secrecy, TablePower
from schakel.kernel.vocabulary import (
    ConcernKind,
    DecisionKind,
    Keeps,
    MembershipState,
    TableLevel,
    TaskState,
)

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "demo"
THURSDAY = date(2026, 3, 12)
REFUSED_TERM = timedelta(days=30)
# A year end, a leap day, a Saturday, a Sunday, a holiday, summer.
DAYS = [
    THURSDAY,
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 11, 21),
    date(2026, 11, 22),
    date(2027, 7, 21),
]


@pytest.fixture(scope="module")
def demo() -> DemoRegion:
    return read_region(DEMO, today=THURSDAY)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def any_day(request: pytest.FixtureRequest) -> DemoRegion:
    day: date = request.param
    return read_region(DEMO, today=day)


def strings(fact: Fact) -> Iterator[tuple[str, str]]:
    """Return every piece of text in a fact with the field it stands in."""
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Fact):
                yield from strings(one)
            elif isinstance(one, str):
                yield name, one


def reference(name: str) -> list[dict[str, str]]:
    with (ROOT / "reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def resolved_state(case: Case, demo: DemoRegion) -> State:
    """Return the state that the content itself tells."""
    if case.reopening:
        days = [demo.meeting(item.meeting).day for item in case.discussions if item.decision]
        return State.FOLLOW_UP if days[-1] > case.reopening.day else State.REOPENED
    if case.closures:
        return State.CLOSED
    if case.aftercare:
        return State.AFTERCARE
    if case.moves:
        level = demo.table(case.moves[-1].to_table).level
        went_up = {
            TableLevel.TACTICAL: State.ESCALATED_TACTICAL,
            TableLevel.STRATEGIC: State.ESCALATED_STRATEGIC,
        }
        return went_up.get(level, State.RETURNED)
    if case.case:
        decided = any(item.decision for item in case.discussions)
        return State.FOLLOW_UP if decided else State.IN_DELIBERATION
    if case.check:
        return State(case.check.answer or State.CHECK_ASKED)
    if case.identity:
        return State.NAMED
    return state_of_signal(case, demo)


def state_of_signal(case: Case, demo: DemoRegion) -> State:
    if not case.triage:
        return State.NEW
    last = case.triage[-1]
    if last.act is Act.REFUSE:
        within_term = demo.today - last.day < REFUSED_TERM
        return State.REFUSED if within_term else State.DESTROYED
    return {
        Act.ASK_MORE: State.MORE_ASKED,
        Act.ADVISE: State.ADVISED,
        Act.REDIRECT: State.REDIRECTED,
        Act.PROPOSE: State.PROPOSED,
        Act.RETAIN: State.RETAINED,
    }[last.act]


def days_in_order(case: Case, demo: DemoRegion) -> list[date]:
    days = [case.signal.day, *(step.day for step in case.triage)]
    days += [case.identity.opened] if case.identity else []
    days += [case.check.asked] if case.check else []
    days += [case.check.answered] if case.check and case.check.answered else []
    days += [case.case.day] if case.case else []
    days += [demo.meeting(item.meeting).day for item in case.discussions]
    return days


def test_the_region_is_as_large_as_a_newcomer_was_promised(demo: DemoRegion) -> None:
    assert len(demo.municipalities) == 8
    assert 38 <= len(demo.people) <= 48
    assert 55 <= len(demo.cases) <= 70
    assert sum(case.story for case in demo.cases) >= 12
    assert 8 <= sum(person.featured for person in demo.people) <= 12
    assert {m.function for m in demo.mandates().values()} == set(Function)
    assert any(mandate.deputy_for for mandate in demo.mandates().values())
    assert any(mandate.end and mandate.end < demo.today for mandate in demo.mandates().values())


def test_it_stands_on_any_day_and_always_the_same(any_day: DemoRegion) -> None:
    assert any_day == read_region(DEMO, today=any_day.today)


def test_every_state_has_its_people_and_tells_it_by_its_own_content(any_day: DemoRegion) -> None:
    told = {case.key: resolved_state(case, any_day) for case in any_day.cases}
    assert told == {case.key: case.state for case in any_day.cases}
    assert set(told.values()) == set(State)


def test_cases_spread_over_two_years_and_every_concern_that_a_table_takes(demo: DemoRegion) -> None:
    days = [case.signal.day for case in demo.cases]
    assert max(days) <= demo.today
    assert timedelta(days=600) < demo.today - min(days) < timedelta(days=731)
    # Any other concern is sent on at the door: a table takes only what its law names.
    assert {case.concern for case in demo.cases} == {
        ConcernKind.RADICALISATION,
        ConcernKind.VULNERABLE_ADULT,
        ConcernKind.NUISANCE,
    }


def test_every_word_of_the_law_that_the_demo_uses_stands_in_the_law(demo: DemoRegion) -> None:
    law = ROOT / "law"
    functions = yaml.safe_load((law / "functions.yaml").read_text(encoding="utf-8"))["functions"]
    assert {row["code"] for row in functions} == set(Function)
    criteria = yaml.safe_load((law / "exit-criteria.yaml").read_text(encoding="utf-8"))
    known = {row["code"] for row in criteria["exit_criteria"]}
    assert {one.exit_criterion for case in demo.cases for one in case.closures} <= known
    for table in demo.tables:
        path = law / "frameworks" / table.kind / "framework.yaml"
        rules = yaml.safe_load(path.read_text(encoding="utf-8"))["table"]
        assert table.level in {row["level"] for row in rules["levels"]}, table.key
        cases = [case for case in demo.cases if case.table == table.key and case.case]
        assert {case.subject for case in cases} <= set(rules["subject_kinds"]), table.key
        assert {case.concern for case in cases} <= set(rules["concern_kinds"]), table.key
        seated = {demo.mandates()[seat.mandate].function for seat in table.seats}
        for row in rules["seats"]:
            if row["necessity"] != "invited":
                assert seated & set(row["functions"]), (table.key, row["id"])


def test_short_texts_fit_their_place(demo: DemoRegion) -> None:
    given = [m.reason for table in demo.tables for m in table.mandates]
    held = [mandate.reason for mandate in demo.mandates().values()]
    assert max(len(text) for text in [*given, *held, *(one.who for one in demo.people)]) <= 200


def test_nothing_in_the_region_is_real(demo: DemoRegion) -> None:
    municipalities = reference("municipalities_2025.csv")
    old = reference("municipality_mergers_2025.csv")
    zones = reference("police_zones_2025.csv") + reference("police_zones_inactive.csv")
    real = {row["name_nl"] for row in municipalities} | {row["old_name"] for row in old}
    assert real.isdisjoint(one.name for one in demo.municipalities)
    assert {row["nis"] for row in municipalities}.isdisjoint(one.nis for one in demo.municipalities)
    assert all(one.nis.startswith("99") for one in demo.municipalities)
    assert demo.zone.code not in {row["code"] for row in zones}
    assert demo.zone.name.removeprefix("Politiezone ") not in " ".join(
        row["full_name"] + row["short_name"] for row in zones
    )


def test_no_text_names_a_real_municipality(demo: DemoRegion) -> None:
    # "As" is a municipality and "als" is not; names shorter than four letters say nothing.
    real = [row["name_nl"] for row in reference("municipalities_2025.csv")]
    pattern = re.compile(r"\b(" + "|".join(re.escape(n) for n in real if len(n) > 3) + r")\b")
    # Ordinary words and names that are also a municipality.
    ordinary = {"Boom", "Lint", "Halle", "Herne", "Peer", "Hove", "Mol", "Balen"}
    found = {hit for _, text in strings(demo) for hit in pattern.findall(text)} - ordinary
    assert found == set()


def test_nobody_can_be_called_or_mailed_by_mistake(demo: DemoRegion) -> None:
    for person in demo.people:
        assert re.fullmatch(r"(016|0470) 00 00 \d\d", person.phone), person.key
        assert person.email.endswith(".example"), person.key
    assert len({person.phone for person in demo.people}) == len(demo.people)
    assert len({person.email for person in demo.people}) == len(demo.people)
    organisations = {one.key: one.domain for one in demo.organisations}
    for person in demo.people:
        assert person.email.split("@")[1] == organisations[person.mandates[0].organisation]


def test_nobody_meets_or_decides_on_a_weekend(any_day: DemoRegion) -> None:
    assert all(is_working_day(meeting.day) for meeting in any_day.meetings)
    for case in any_day.cases:
        assert all(is_working_day(day) for day in days_in_order(case, any_day)), case.key


def test_what_happens_happens_in_order_and_not_in_the_future(any_day: DemoRegion) -> None:
    for case in any_day.cases:
        days = days_in_order(case, any_day)
        assert days == sorted(days), case.key
        for what, _, day in acts_of(case, any_day):
            task_of_today = what == "task" or day <= any_day.today
            assert task_of_today, (case.key, what)
            assert day >= case.signal.day, (case.key, what)
        for item in case.discussions:
            held = any_day.meeting(item.meeting).day <= any_day.today
            assert held == bool(item.decision), (case.key, item.meeting)
        for closure in case.closures:
            assert closure.day <= any_day.today


def test_agreements_point_ahead_and_answers_follow_questions(any_day: DemoRegion) -> None:
    for case in any_day.cases:
        for item in case.discussions:
            held = any_day.meeting(item.meeting).day
            assert all(task.due >= held for task in item.tasks), (case.key, item.meeting)
            review = item.decision.review if item.decision else None
            assert review is None or review > held, (case.key, item.meeting)
        begin = case.case.day if case.case else any_day.today
        assert all(begin <= m.invited <= (m.answered or m.invited) for m in case.circle), case.key
        assert all(begin <= one.day for one in case.contributions), case.key


def test_a_closed_case_is_not_kept_beyond_its_year(any_day: DemoRegion) -> None:
    a_year = timedelta(days=365)
    for case in any_day.cases:
        for closure in case.closures:
            assert any_day.today - closure.day < a_year, case.key
            held = [any_day.meeting(item.meeting) for item in case.discussions if item.decision]
            closing = [
                meeting.day
                for meeting, item in zip(held, case.discussions, strict=False)
                if item.decision and item.decision.kind is DecisionKind.CLOSE
            ]
            assert closing, case.key
            assert closing[-1] <= closure.day, case.key
        if case.reopening:
            assert case.closures[-1].day < case.reopening.day <= any_day.today, case.key


def test_no_meeting_has_an_empty_agenda(demo: DemoRegion) -> None:
    assert [one.key for one in demo.meetings if not one.topics and not demo.agenda(one.key)] == []


def test_one_table_meets_tomorrow(any_day: DemoRegion) -> None:
    tomorrow = working_day(1, today=any_day.today)
    [meeting] = [one for one in any_day.meetings if one.day == tomorrow]
    agenda = any_day.agenda(meeting.key)
    assert [case.case.pseudonym for case, _ in agenda if case.case] == [
        "Specht",
        "Kievit",
        "Wulp",
        "Fuut",
    ]


def raw_cases() -> list[dict[str, Any]]:
    files = sorted((DEMO / "cases").glob("*.yaml"))
    return [case for f in files for case in yaml.safe_load(f.read_text(encoding="utf-8"))["cases"]]


def test_observations_lie_before_the_signal_that_tells_them() -> None:
    # A signal may move back from a Sunday or a long weekend; the Saturday it tells of does not.
    longest_weekend = 5
    for case in raw_cases():
        for telling in [case["signal"], *case.get("contributions", [])]:
            text = " ".join(str(value) for value in telling.values())
            for weekday, offset in re.findall(r"<([a-z]+ )?(-?\d+)>", text):
                latest = telling["day"] - (longest_weekend if len(weekday.strip()) == 2 else 0)
                assert int(offset) <= latest, (case["key"], offset)


def test_two_days_in_one_text_never_become_the_same_day() -> None:
    for case in raw_cases():
        told = sorted({int(n) for n in re.findall(r"<(-?\d+)>", case["signal"]["behaviour"])})
        gaps = [later - earlier for earlier, later in pairwise(told)]
        assert min(gaps, default=4) >= 4, case["key"]


def test_the_name_of_a_person_discussed_stands_nowhere_but_with_the_identity(
    demo: DemoRegion,
) -> None:
    named = [case.identity for case in demo.cases if case.identity]
    names = {name for one in named for name in (one.given_name, one.family_name) if name}
    assert len({one.family_name for one in named}) == len(named)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b")
    nameless = demo.model_copy(
        update={"cases": tuple(c.model_copy(update={"identity": None}) for c in demo.cases)}
    )
    assert {(field, t) for field, t in strings(nameless) if pattern.search(t)} == set()


def test_people_discussed_share_no_family_name_with_the_people_who_discuss(
    demo: DemoRegion,
) -> None:
    discussed = {case.identity.family_name for case in demo.cases if case.identity}
    assert discussed.isdisjoint(person.family_name for person in demo.people)


def test_texts_and_agendas_name_no_colleague_either(demo: DemoRegion) -> None:
    names = [person.name for person in demo.people]
    texts = [text for case in demo.cases for _, text in strings(case)]
    assert [name for name in names for text in texts if name in text] == []


def test_every_text_says_something(demo: DemoRegion) -> None:
    assert [field for field, text in strings(demo) if not text.strip()] == []
    assert [text for _, text in strings(demo) if re.search(r"[<>{}]|\bTODO\b", text)] == []


def test_pseudonyms_are_not_used_twice(demo: DemoRegion) -> None:
    names = Counter(case.case.pseudonym for case in demo.cases if case.case)
    assert max(names.values()) == 1


def test_a_tendency_names_no_case_and_no_municipality(demo: DemoRegion) -> None:
    secret = [case.case.pseudonym for case in demo.cases if case.case]
    secret += [one.name for one in demo.municipalities]
    for tendency in demo.tendencies:
        assert demo.meeting(tendency.meeting).table == "livcr-strategisch"
        assert not [name for name in secret if name in tendency.text + tendency.question]


def test_the_strategic_table_sees_no_case(demo: DemoRegion) -> None:
    blind = {"livcr-strategisch"}
    meetings = {meeting.key for meeting in demo.meetings if meeting.table in blind}
    assert not [c.key for c in demo.cases if c.table in blind]
    assert not [key for key in meetings if demo.agenda(key)]


def test_a_table_that_keeps_decisions_only_holds_no_written_word(demo: DemoRegion) -> None:
    tables = {table.key for table in demo.tables if table.keeps is Keeps.DECISIONS_ONLY}
    cases = [case for case in demo.cases if case.table in tables]
    assert cases
    assert not [case.key for case in cases if case.contributions]
    assert not [case.key for case in cases for item in case.discussions if item.summary]


def test_a_nuisance_case_holds_a_place_and_no_professional_secret(demo: DemoRegion) -> None:
    for case in demo.cases:
        if demo.table(case.table).kind == "overlast-admin":
            assert case.identity is None, case.key
            assert case.case is None or case.subject in {"place", "business"}, case.key
            secrecy = {one.secrecy for one in case.contributions}
            assert Secrecy.PROFESSIONAL not in secrecy, case.key


def test_religion_alone_is_never_a_signal(demo: DemoRegion) -> None:
    words = re.compile(
        r"\b(moslim|islam|koran|moskee|baard|hoofddoek|bekeer|jihad|geloof)", re.IGNORECASE
    )
    kept = [c for c in demo.cases if c.state not in {State.REFUSED, State.DESTROYED}]
    assert not [case.key for case in kept for _, text in strings(case) if words.search(text)]


def test_nobody_gets_a_diagnosis_a_score_or_a_level(demo: DemoRegion) -> None:
    words = re.compile(
        r"\b(schizo|psychose|borderline|autis|verslaafd|risicoscore|dreigingsniveau)"
    )
    assert not [case.key for case in demo.cases for _, t in strings(case) if words.search(t)]


def test_who_acts_holds_the_mandate_for_it_that_day(any_day: DemoRegion) -> None:
    for case in any_day.cases:
        for step in case.triage:
            power = TablePower.RETAIN if step.act is Act.RETAIN else TablePower.COORDINATE
            assert any_day.holders(case.table, power, step.day), (case.key, step.act)
        if case.check:
            holders = any_day.holders(case.table, TablePower.INFORM, case.check.asked)
            assert case.check.by in holders, case.key
        if case.case:
            holders = any_day.holders(case.table, TablePower.DIRECT_CASE, case.case.day)
            assert case.case.director in holders, case.key


def test_who_writes_or_takes_a_task_is_at_the_table_or_in_the_circle(demo: DemoRegion) -> None:
    for case in demo.cases:
        tables = [case.table, *(move.to_table for move in case.moves)]
        near = {s.mandate for key in tables for s in demo.table(key).seats}
        near |= {m.mandate for m in case.circle if m.answer is MembershipState.ACCEPTED}
        tasks = [task for item in case.discussions for task in item.tasks]
        assert {task.owner for task in tasks} - near == set(), case.key
        assert {one.giver for one in case.contributions} - near == set(), case.key
        readers = {r for one in case.contributions for r in (*one.readers, *one.opened_to)}
        assert readers - near == set(), case.key


def test_a_declined_invitation_leaves_nothing_behind(demo: DemoRegion) -> None:
    declined = 0
    for case in demo.cases:
        gone = {m.mandate for m in case.circle if m.answer is MembershipState.NOT_TAKING_PART}
        declined += len(gone)
        assert gone.isdisjoint(one.giver for one in case.contributions), case.key
        assert gone.isdisjoint(t.owner for i in case.discussions for t in i.tasks), case.key
    assert declined >= 2


def test_a_task_reported_is_finished_and_a_finished_task_is_reported(demo: DemoRegion) -> None:
    tasks = [task for case in demo.cases for item in case.discussions for task in item.tasks]
    for task in tasks:
        finished = task.state in {TaskState.DONE, TaskState.REFUSED}
        assert finished == bool(task.report) == bool(task.reported), task.what
    overdue = [t for t in tasks if t.state is TaskState.OPEN and t.due < demo.today]
    assert overdue


def test_a_case_is_discussed_where_it_lies(any_day: DemoRegion) -> None:
    for case in any_day.cases:
        for item in case.discussions:
            meeting = any_day.meeting(item.meeting)
            assert case.table_on(meeting.day) == meeting.table, (case.key, item.meeting)
        for move in case.moves:
            held = [any_day.meeting(item.meeting) for item in case.discussions if item.decision]
            week = timedelta(days=7)
            decided = [m for m in held if m.day <= move.day <= m.day + week]
            assert decided, (case.key, move.to_table)
            assert decided[-1].table != move.to_table, case.key


def test_a_move_follows_the_ladder(demo: DemoRegion) -> None:
    for case in demo.cases:
        here = case.table
        for move in case.moves:
            low, high = (here, move.to_table) if move.direction == "up" else (move.to_table, here)
            above = [demo.table(low).above, demo.table(demo.table(low).above or low).above]
            assert high in above, case.key
            here = move.to_table


def test_a_livc_meets_with_the_three_whom_the_law_names(demo: DemoRegion) -> None:
    mandates = demo.mandates()
    clearance = {person.key: person.clearance for person in demo.people}
    needed = [
        {Function.MAYOR, Function.MAYOR_REPRESENTATIVE},
        {Function.POLICE_CHIEF},
        {Function.PREVENTION_OFFICER},
    ]
    for meeting in demo.meetings:
        table = demo.table(meeting.table)
        if table.kind != "livcr-2018":
            continue
        seats = [mandates[s.mandate] for s in table.seats if s.is_active(meeting.day)]
        functions = {seat.function for seat in seats}
        assert all(functions & one for one in needed), meeting.key
        for seat in seats:
            held = clearance[seat.person]
            if seat.function is Function.POLICE_CHIEF:
                assert held is not None
                assert held.granted <= meeting.day <= held.until, meeting.key


def test_the_protocol_covers_every_meeting_and_everyone_in_the_circle(any_day: DemoRegion) -> None:
    table = any_day.table("kwetsbare-volwassenen")
    mandates = any_day.mandates()
    for meeting in any_day.meetings:
        if meeting.table != table.key:
            continue
        [valid] = [p for p in table.protocols if p.valid_from <= meeting.day <= p.valid_until]
        assert valid.consent_on <= valid.valid_from
        signed = {signature.organisation for signature in valid.signatures}
        for case, _ in any_day.agenda(meeting.key):
            for member in case.circle:
                mandate = mandates[member.mandate]
                assert mandate.function in valid.participants, (case.key, member.mandate)
                assert mandate.organisation in signed, (case.key, member.mandate)


def test_the_protocol_is_due_for_renewal_and_one_partner_has_not_signed(demo: DemoRegion) -> None:
    protocol = demo.table("kwetsbare-volwassenen").protocols[-1]
    assert demo.today < protocol.valid_until <= demo.today + timedelta(days=60)
    assert Function.HOUSING_OFFICER in protocol.participants
    assert "woonmaatschappij" not in {one.organisation for one in protocol.signatures}


def test_kievit_is_seventeen_on_any_day(any_day: DemoRegion) -> None:
    [kievit] = [case for case in any_day.cases if case.key == "kievit"]
    assert kievit.identity
    born = kievit.identity.birth_date
    assert born
    today = any_day.today
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    assert age == 17
    assert kievit.circle[-1].answer is MembershipState.NOT_TAKING_PART


def test_dates_in_texts_are_written_in_dutch() -> None:
    assert with_dates("Op <-9>, <vr -9> en sinds <maand -80>.", today=THURSDAY) == (
        "Op 3 maart, vrijdag 27 februari en sinds december 2025."
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("cases/kievit.yaml", "giver: chloe-peeters", "giver: wie-dan", "kievit.signal.giver"),
        ("cases/kievit.yaml", "day: -58", "day: gisteren", "kievit.signal.day"),
        ("cases/kievit.yaml", "story: true", "verhaal: true", "kievit.verhaal"),
        ("tables.yaml", "above: overlast-tactisch", "above: zolder", "overlast-operationeel.above"),
        ("meetings.yaml", "key: noord-02", "key: noord-01", "meeting 'noord-01' exists twice"),
        ("region.yaml", "begin: -1050", "begin: -2", "mandate 'chloe-peeters' is not active"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_its_key(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(DEMO, folder)
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DemoContentError) as refusal:
        read_region(folder, today=THURSDAY)
    assert told in str(refusal.value)
    assert "Traceback" not in str(refusal.value)
