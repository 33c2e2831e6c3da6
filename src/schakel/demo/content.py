# SPDX-License-Identifier: EUPL-1.2
"""The fictional region of demo/*.yaml as frozen facts.

Days in the files are whole numbers: days from today (-40 is forty days ago), so the demo never
ages. `load` turns them into dates. Whatever people do (a signal, a meeting, a decision) falls on a
working day: an offset that lands on a weekend or a fixed holiday moves back when it lies in the
past and forward when it lies ahead, so order is kept.

Inside a text `<-15>` becomes "6 november", `<vr -15>` the last Friday on or before that day
("vrijdag 6 november"), and `<maand -80>` the month ("september"). A year is added when it is not
this year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from schakel.kernel.people import Secrecy, TablePower
from schakel.kernel.vocabulary import (
    ConcernKind,
    DecisionKind,
    DecisionManner,
    ItemKind,
    Keeps,
    MembershipState,
    OnwardUse,
    Outcome,
    SourceKind,
    SubjectKind,
    TableLevel,
    TaskState,
)

# fmt: off
MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]
# fmt: on
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
SATURDAY = 5
# Month and day. Easter moves and is left out: nobody reads a demo for Easter Monday.
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)})
PLACEHOLDER = re.compile(r"<(?:(ma|di|wo|do|vr|za|zo|maand) )?(-?\d+)>")


class DemoContentError(ValueError):
    """The demo content is wrong; the message names the file, the key and what to do."""


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS


def working_day(offset: int, *, today: date) -> date:
    """Return the working day at this offset: earlier when past, later when ahead."""
    day = today + timedelta(days=offset)
    step = timedelta(days=1 if offset > 0 else -1)
    while not is_working_day(day):
        day += step
    return day


def dutch_day(day: date, *, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def with_dates(text: str, *, today: date) -> str:
    """Return the text with its placeholders as Dutch dates."""

    def written(match: re.Match[str]) -> str:
        prefix, offset = match[1], int(match[2])
        if prefix is None:
            return dutch_day(working_day(offset, today=today), today=today)
        day = today + timedelta(days=offset)
        if prefix == "maand":
            year = "" if day.year == today.year else f" {day.year}"
            return f"{MONTHS[day.month - 1]}{year}"
        wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(prefix))
        day -= timedelta(days=(day.weekday() - wanted) % 7)
        return f"{WEEKDAYS[wanted]} {dutch_day(day, today=today)}"

    return PLACEHOLDER.sub(written, text)


def _today(info: ValidationInfo) -> date:
    return (info.context or {})["today"]  # type: ignore[no-any-return]


def _whole_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        # Pydantic turns a ValueError into a message with its place; a TypeError would escape it.
        msg = "write a whole number: days from today, -40 is forty days ago"
        raise ValueError(  # noqa: TRY004
            msg
        )
    return value


def _as_working_day(value: object, info: ValidationInfo) -> date:
    return working_day(_whole_number(value), today=_today(info))


def _as_calendar_day(value: object, info: ValidationInfo) -> date:
    return _today(info) + timedelta(days=_whole_number(value))


def _as_text(value: str, info: ValidationInfo) -> str:
    text = " ".join(value.split())
    if not text:
        msg = "an empty text; write it or leave the field out"
        raise ValueError(msg)
    written = with_dates(text, today=_today(info))
    if "<" in written or ">" in written:
        msg = "a date placeholder is written <-15>, <vr -15> or <maand -80>"
        raise ValueError(msg)
    return written


WorkingDay = Annotated[date, BeforeValidator(_as_working_day)]
CalendarDay = Annotated[date, BeforeValidator(_as_calendar_day)]
Text = Annotated[str, AfterValidator(_as_text)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the key of something else."""

    to: str


MunicipalityKey = Annotated[Key, Refers("municipality")]
MunicipalityKeys = Annotated[tuple[Key, ...], Refers("municipality")]
OrganisationKey = Annotated[Key, Refers("organisation")]
PersonKey = Annotated[Key, Refers("person")]
MandateKey = Annotated[Key, Refers("mandate")]
MandateKeys = Annotated[tuple[Key, ...], Refers("mandate")]
TableKey = Annotated[Key, Refers("table")]
MeetingKey = Annotated[Key, Refers("meeting")]


def _as_birth_date(value: object, info: ValidationInfo) -> date:
    """Count back from today, so that nobody grows old in the demo."""
    if not isinstance(value, dict) or set(value) != {"age", "birthday"}:
        msg = "write {age: 17, birthday: 143}: age today, days since the last birthday"
        raise ValueError(msg)
    birthday = _today(info) - timedelta(days=_whole_number(value["birthday"]))
    year = birthday.year - _whole_number(value["age"])
    return birthday.replace(year=year, day=min(birthday.day, 28))


BirthDate = Annotated[date, BeforeValidator(_as_birth_date)]


class Fact(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


class Function(StrEnum):
    MAYOR = "mayor"
    MAYOR_REPRESENTATIVE = "mayor_representative"
    POLICE_CHIEF = "police_chief"
    INFORMATION_OFFICER = "information_officer"
    LOCAL_POLICE_OFFICER = "local_police_officer"
    SAFETY_COORDINATOR = "safety_coordinator"
    PREVENTION_OFFICER = "prevention_officer"
    RADICALISATION_OFFICER = "radicalisation_officer"
    CLB_COUNSELLOR = "clb_counsellor"
    CAW_WORKER = "caw_worker"
    OCMW_SOCIAL_WORKER = "ocmw_social_worker"
    CGG_THERAPIST = "cgg_therapist"
    PROBATION_OFFICER = "probation_officer"
    YOUTH_WORKER = "youth_worker"
    STREET_WORKER = "street_worker"
    SCHOOL_STAFF = "school_staff"
    PROSECUTOR = "prosecutor"
    PROSECUTION_CRIMINOLOGIST = "prosecution_criminologist"
    HOUSING_OFFICER = "housing_officer"
    COMMUNITY_GUARD = "community_guard"
    MUNICIPAL_SERVICE = "municipal_service"
    NEIGHBOURHOOD_MEDIATOR = "neighbourhood_mediator"
    LEGAL_OFFICER = "legal_officer"
    DPO = "dpo"
    MONITOR = "monitor"
    ADMINISTRATOR = "administrator"


class OrganisationKind(StrEnum):
    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    POLICE_ZONE = "police_zone"
    CAW = "caw"
    CLB = "clb"
    CGG = "cgg"
    HOUSE_OF_JUSTICE = "house_of_justice"
    YOUTH_WORK = "youth_work"
    STREET_WORK = "street_work"
    HOUSING_COMPANY = "housing_company"
    PROSECUTION = "prosecution"
    INTERMUNICIPAL = "intermunicipal"
    SCHOOL = "school"
    DPO_OFFICE = "dpo_office"
    MONITOR = "monitor"


class Purpose(StrEnum):
    """What article 458ter allows a case consultation for."""

    INTEGRITY = "integrity"
    TERRORISM_PREVENTION = "terrorism_prevention"
    CRIMINAL_ORGANISATION = "criminal_organisation"


class State(StrEnum):
    NEW = "new"
    MORE_ASKED = "more_asked"
    ADVISED = "advised"
    REDIRECTED = "redirected"
    PROPOSED = "proposed"
    RETAINED = "retained"
    REFUSED = "refused"
    DESTROYED = "destroyed"
    NAMED = "named"
    CHECK_ASKED = "check_asked"
    MAY_BE_DISCUSSED = "may_be_discussed"
    CALL_ME = "call_me"
    IN_DELIBERATION = "in_deliberation"
    FOLLOW_UP = "follow_up"
    AFTERCARE = "aftercare"
    CLOSED = "closed"
    REOPENED = "reopened"
    ESCALATED_TACTICAL = "escalated_tactical"
    ESCALATED_STRATEGIC = "escalated_strategic"
    RETURNED = "returned"


class Channel(StrEnum):
    FORM = "form"
    PHONE = "phone"
    PARTNER_LINK = "partner_link"
    EMAIL = "email"


class Act(StrEnum):
    ASK_MORE = "ask_more"
    ANSWER = "answer"
    ADVISE = "advise"
    REDIRECT = "redirect"
    PROPOSE = "propose"
    RETAIN = "retain"
    REFUSE = "refuse"


class CheckAnswer(StrEnum):
    MAY_BE_DISCUSSED = "may_be_discussed"
    CALL_ME = "call_me"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Zone(Fact):
    key: Key
    name: Text
    code: str
    about: Text


class Municipality(Fact):
    key: Key
    name: str
    nis: str
    about: Text


class Organisation(Fact):
    key: Key
    name: Text
    kind: OrganisationKind
    municipalities: MunicipalityKeys = ()  # empty: the whole zone
    domain: str


class Clearance(Fact):
    level: str
    granted: CalendarDay
    until: CalendarDay


class Mandate(Fact):
    """A function someone holds for an organisation.

    Its key is the person's key unless the file says otherwise.
    """

    key: Key
    person: PersonKey
    function: Function
    organisation: OrganisationKey
    begin: CalendarDay
    end: CalendarDay | None = None
    reason: Text
    end_reason: Text | None = None
    deputy_for: Annotated[Key | None, Refers("mandate")] = None

    def is_active(self, day: date) -> bool:
        return self.begin <= day and (self.end is None or day < self.end)


class Person(Fact):
    key: Key
    given_name: str
    family_name: str
    who: Text
    featured: bool = False
    phone: str
    email: str
    clearance: Clearance | None = None
    mandates: tuple[Mandate, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @model_validator(mode="before")
    @classmethod
    def _give_mandates_their_person(cls, raw: dict[str, object]) -> dict[str, object]:
        mandates = raw.get("mandates")
        if not isinstance(mandates, list):
            return raw
        own = {"key": raw.get("key"), "person": raw.get("key")}
        return {**raw, "mandates": [{**own, **mandate} for mandate in mandates]}


class RegionFile(Fact):
    zone: Zone
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]


class Signature(Fact):
    organisation: OrganisationKey
    day: CalendarDay


class Modalities(Fact):
    triage: Text
    rhythm: Text
    minutes: Text
    retention: Text


class Protocol(Fact):
    """The reasoned consent of the procureur; valid_until is the last valid day."""

    reference: str
    arrondissement: str
    consent_by: MandateKey
    consent_on: CalendarDay
    reasons: Text
    valid_from: CalendarDay
    valid_until: CalendarDay
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    participants: tuple[Function, ...] = Field(min_length=1)
    signatures: tuple[Signature, ...] = Field(min_length=1)
    modalities: Modalities


class Seat(Fact):
    mandate: MandateKey
    begin: CalendarDay
    end: CalendarDay | None = None

    def is_active(self, day: date) -> bool:
        return self.begin <= day and (self.end is None or day < self.end)


class TableMandate(Fact):
    mandate: MandateKey
    power: TablePower
    given_by: MandateKey
    begin: CalendarDay
    end: CalendarDay | None = None
    reason: Text

    def is_active(self, day: date) -> bool:
        return self.begin <= day and (self.end is None or day < self.end)


class Table(Fact):
    key: Key
    name: Text
    kind: str
    level: TableLevel
    above: Annotated[Key | None, Refers("table")] = None
    about: Text
    municipalities: Annotated[MunicipalityKeys, Field(min_length=1)]
    begin: CalendarDay
    keeps: Keeps = Keeps.FULL
    place: Text
    protocols: tuple[Protocol, ...] = ()
    seats: tuple[Seat, ...] = Field(min_length=1)
    mandates: tuple[TableMandate, ...] = Field(min_length=1)


class TablesFile(Fact):
    tables: tuple[Table, ...]


class Topic(Fact):
    """An agenda item that concerns no person."""

    title: Text
    note: Text | None = None
    decision: Text | None = None


class Meeting(Fact):
    key: Key
    table: TableKey
    day: WorkingDay
    start: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    duration_minutes: int = 90
    excused: MandateKeys = ()
    topics: tuple[Topic, ...] = ()


class Tendency(Fact):
    """What an operational table tells the strategic one: no names, no pseudonyms."""

    day: WorkingDay
    from_table: TableKey
    meeting: MeetingKey
    text: Text
    question: Text


class MeetingsFile(Fact):
    meetings: tuple[Meeting, ...]
    tendencies: tuple[Tendency, ...]


class Signal(Fact):
    day: WorkingDay
    giver: MandateKey
    channel: Channel = Channel.FORM
    behaviour: Text
    observed_by: Text
    context: Text
    protective: Text
    tried: Text
    question: Text


class Step(Fact):
    """A turn in triage.

    `answer` is the giver's, `retain` is done by who holds that power, the rest by the coordinator.
    """

    day: WorkingDay
    act: Act
    text: Text
    to: Text | None = None  # redirect: where to


class Identity(Fact):
    """The name, opened by a recorded decision."""

    opened: WorkingDay
    reason: Text
    given_name: str | None = None  # none: a family
    family_name: str
    birth_date: BirthDate | None = None
    address: Text


class Check(Fact):
    """The question to the information officer: two answers and a date, no verdict on a person."""

    asked: WorkingDay
    by: MandateKey
    answer: CheckAnswer | None = None
    answered: WorkingDay | None = None


class CircleMember(Fact):
    mandate: MandateKey
    invited: WorkingDay
    answer: MembershipState = MembershipState.INVITED
    answered: WorkingDay | None = None
    ended: WorkingDay | None = None


class Correction(Fact):
    """Better words in the place of earlier ones."""

    day: WorkingDay
    text: Text


class Contribution(Fact):
    """What someone wrote, and stays theirs.

    `readers` empty: whoever may read the case that day; `opened_to`: who joined later and may read
    it because the giver chose so.
    """

    day: WorkingDay
    giver: MandateKey
    source_kind: SourceKind
    secrecy: Secrecy
    onward_use: OnwardUse
    not_in_minutes: bool = False
    text: Text
    readers: MandateKeys = ()
    opened_to: MandateKeys = ()
    corrected: Correction | None = None
    withdrawn: WorkingDay | None = None


class Decision(Fact):
    kind: DecisionKind
    by: DecisionManner = DecisionManner.CONSENSUS
    text: Text
    review: WorkingDay | None = None


class Task(Fact):
    what: Text
    owner: MandateKey
    due: WorkingDay
    state: TaskState = TaskState.OPEN
    reported: WorkingDay | None = None
    report: Text | None = None


class Discussion(Fact):
    """The case at a meeting. Without a decision: it stands on the agenda of a meeting to come."""

    meeting: MeetingKey
    section: ItemKind
    question: Text
    summary: Text | None = None
    decision: Decision | None = None
    tasks: tuple[Task, ...] = ()


class Move(Fact):
    day: WorkingDay
    direction: Direction
    to_table: TableKey
    reason: Text


class Aftercare(Fact):
    day: WorkingDay
    text: Text


class Closure(Fact):
    day: WorkingDay
    outcome: Outcome
    exit_criterion: str  # law/exit-criteria.yaml
    text: Text


class Reopening(Fact):
    day: WorkingDay
    reason: Text


class Opened(Fact):
    """The case: a pseudonym, a casusregisseur, and what the person wants."""

    day: WorkingDay
    pseudonym: str
    director: MandateKey
    own_voice: Text | None = None


class Case(Fact):
    """A signal and, when it became one, its case."""

    key: Key
    table: TableKey  # where the signal came in
    state: State
    concern: ConcernKind
    subject: SubjectKind
    municipality: MunicipalityKey
    about: Text
    story: bool = False  # one of the rich ones
    signal: Signal
    triage: tuple[Step, ...] = ()
    identity: Identity | None = None
    check: Check | None = None
    case: Opened | None = None
    circle: tuple[CircleMember, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    moves: tuple[Move, ...] = ()
    aftercare: Aftercare | None = None
    closures: tuple[Closure, ...] = ()
    reopening: Reopening | None = None

    def table_on(self, day: date) -> str:
        """Return the key of the table where the case lies; a move counts from the day after."""
        moved = [move.to_table for move in self.moves if move.day < day]
        return moved[-1] if moved else self.table


class CasesFile(Fact):
    cases: tuple[Case, ...]


class DemoRegion(Fact):
    today: date
    zone: Zone
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    tables: tuple[Table, ...]
    meetings: tuple[Meeting, ...]
    tendencies: tuple[Tendency, ...]
    cases: tuple[Case, ...]

    def mandates(self) -> dict[str, Mandate]:
        return {mandate.key: mandate for person in self.people for mandate in person.mandates}

    def table(self, key: str) -> Table:
        return next(table for table in self.tables if table.key == key)

    def meeting(self, key: str) -> Meeting:
        return next(meeting for meeting in self.meetings if meeting.key == key)

    def holders(self, table: str, power: TablePower, day: date) -> list[str]:
        """Return the keys of the mandates that hold this power at the table on that day."""
        given = self.table(table).mandates
        return [m.mandate for m in given if m.power is power and m.is_active(day)]

    def agenda(self, meeting: str) -> list[tuple[Case, Discussion]]:
        """Return the cases of a meeting in the order new, running, closable."""
        items = [
            (case, item)
            for case in self.cases
            for item in case.discussions
            if item.meeting == meeting
        ]
        return sorted(items, key=lambda pair: list(ItemKind).index(pair[1].section))


def load(folder: Path, *, today: date) -> DemoRegion:
    """Return the demo region as it stands on this day.

    Raises:
        DemoContentError: a file is missing, malformed, or points at something that does not exist.
    """
    region = _read(folder / "region.yaml", RegionFile, today)
    tables = _read(folder / "tables.yaml", TablesFile, today)
    meetings = _read(folder / "meetings.yaml", MeetingsFile, today)
    case_files = {
        f"cases/{path.name}": _read(path, CasesFile, today)
        for path in sorted((folder / "cases").glob("*.yaml"))
    }
    demo = DemoRegion(
        today=today,
        zone=region.zone,
        municipalities=region.municipalities,
        organisations=region.organisations,
        people=region.people,
        tables=tables.tables,
        meetings=meetings.meetings,
        tendencies=meetings.tendencies,
        cases=tuple(case for file in case_files.values() for case in file.cases),
    )
    files: dict[str, Fact] = {
        "region.yaml": region,
        "tables.yaml": tables,
        "meetings.yaml": meetings,
        **case_files,
    }
    problems = [*_double_keys(demo), *_loose_ends(demo, files), *_acts_without_mandate(demo)]
    if problems:
        raise DemoContentError("\n".join(problems))
    return demo


Content = TypeVar("Content", bound=Fact)


def _read(path: Path, model: type[Content], today: date) -> Content:
    if not path.is_file():
        msg = f"{path.name}: no such file in {path.parent.name}/."
        raise DemoContentError(msg)
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return model.model_validate(raw, context={"today": today})
    except yaml.YAMLError as error:
        msg = f"{path.name}: not YAML. {error}"
        raise DemoContentError(msg) from error
    except ValidationError as error:
        lines = (f"{path.name}: {_named(raw, e['loc'])}: {e['msg']}" for e in error.errors())
        raise DemoContentError("\n".join(lines)) from error


def _named(raw: object, loc: tuple[int | str, ...]) -> str:
    """Return where in the file, with the key of an item instead of its number."""
    names: list[str] = []
    for part in loc:
        try:
            raw = raw[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            raw = None
        key = raw.get("key") if isinstance(raw, dict) else None
        names.append(str(key or part))
    return ".".join(names)


def _known(demo: DemoRegion) -> dict[str, list[str]]:
    people = demo.people
    return {
        "municipality": [one.key for one in demo.municipalities],
        "organisation": [one.key for one in demo.organisations],
        "person": [one.key for one in people],
        "mandate": [mandate.key for person in people for mandate in person.mandates],
        "table": [one.key for one in demo.tables],
        "meeting": [one.key for one in demo.meetings],
        "case": [one.key for one in demo.cases],
    }


def _double_keys(demo: DemoRegion) -> Iterator[str]:
    for kind, keys in _known(demo).items():
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"{kind} '{key}' exists twice; give one of them another key."


def _loose_ends(demo: DemoRegion, files: dict[str, Fact]) -> Iterator[str]:
    known = {kind: set(keys) for kind, keys in _known(demo).items()}
    for name, file in files.items():
        for where, to, key in _references(file, ""):
            if key not in known[to]:
                yield f"{name}: {where}: there is no {to} '{key}'; correct the key or add the {to}."


def _references(fact: Fact, where: str) -> Iterator[tuple[str, str, str]]:
    for name, field in type(fact).model_fields.items():
        value = getattr(fact, name)
        values = value if isinstance(value, tuple) else (value,)
        refers = next((mark.to for mark in field.metadata if isinstance(mark, Refers)), None)
        for one in values:
            here = f"{where}.{name}".lstrip(".")
            if isinstance(one, Fact):
                yield from _references(one, f"{here}.{getattr(one, 'key', '')}".rstrip("."))
            elif refers and one is not None:
                yield here, refers, one


def _acts_without_mandate(demo: DemoRegion) -> Iterator[str]:
    mandates = demo.mandates()
    for case in demo.cases:
        for what, key, day in acts_of(case, demo):
            mandate = mandates.get(key)
            if mandate and not mandate.is_active(day):
                yield f"cases: {case.key}.{what}: mandate '{key}' is not active on {day}."


def acts_of(case: Case, demo: DemoRegion) -> Iterator[tuple[str, str, date]]:
    """Return everything a mandate did in this case: what, which mandate, which day."""
    yield "signal", case.signal.giver, case.signal.day
    if case.check:
        yield "check", case.check.by, case.check.answered or case.check.asked
    if case.case:
        yield "case", case.case.director, case.case.day
    yield from (("circle", one.mandate, one.answered or one.invited) for one in case.circle)
    yield from (("contribution", one.giver, one.day) for one in case.contributions)
    meetings = {meeting.key: meeting for meeting in demo.meetings}
    for item in case.discussions:
        if item.meeting in meetings:
            day = meetings[item.meeting].day
            yield from (("task", task.owner, task.reported or day) for task in item.tasks)
