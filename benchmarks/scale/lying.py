# SPDX-License-Identifier: EUPL-1.2
"""What lies at one table: signals, cases with all that belongs to them, meetings, the journal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.scale.people import Staff
from benchmarks.scale.rows import Rows, key
from benchmarks.scale.sealed import Sealer

FILE = "vault_datakey"
SIGNAL = "cases_signal"
TURN = "cases_signalturn"
IDENTITY = "cases_identity"
CHECK = "cases_informationcheck"
CASE = "cases_case"
LIES = "cases_caseplace"
MEMBER = "cases_casemember"
CONTRIBUTION = "cases_contribution"
READER = "cases_contributionreader"
TASK = "cases_task"
TENDENCY = "cases_tendency"
MEETING = "meetings_meeting"
ATTENDANCE = "meetings_attendance"
ITEM = "meetings_agendaitem"
HEARD = "meetings_itemreader"
RECORD = "meetings_itemrecord"
MINUTES = "meetings_minutes"
ENTRY = "journal_entry"
NOTICE = "notices_notice"

CONCERN = "radicalisation"
NOTHING = b""
# A table numbers its own things, so that a table is the same whatever else there is.
ROOM = 100_000
PAST_MEETINGS = 24
COMING = 10
"""Cases on the agenda of the next meeting."""
PRESENT = 8
"""Of ten people at a table."""
WAITING = ("new", "new", "proposed", "retained", "retained")
DONE = ("refused", "refused", "redirected", "advised")
GIVEN = ("An", "Bilal", "Chloë", "Daan", "Emine", "Finn", "Greet", "Hamza", "Ines", "Jef", "Kaat")
SYLLABLES = (
    "bos",
    "dam",
    "el",
    "gar",
    "han",
    "jun",
    "ker",
    "lo",
    "mans",
    "nis",
    "oor",
    "pee",
    "rut",
)
SENTENCE = (
    "Hij kwam deze week twee keer te laat en vertelde in de gang dat thuis niemand nog met hem "
    "praat. Wij belden zijn moeder, die bezorgd klonk. Hij blijft welkom; we zien elkaar donderdag."
)


def id_of(table: int, kind: str, number: int, of: int = 0) -> str:
    """Return the id of the number-th thing of a kind at a table, or of one of its parts."""
    return key(kind, (table * ROOM + number) * 1_000 + of)


@dataclass(frozen=True)
class Load:
    """How much lies at a table, and how much belongs to one case."""

    running: int
    closed: int
    contributions: int = 20
    readers: int = 4
    opened: int = 10
    """Entries in the journal."""
    notices: int = 3


@dataclass(frozen=True)
class Point:
    """A point of an agenda: about a case, or about nobody."""

    case: str | None
    file: str
    heard_by: tuple[str, ...]


@dataclass
class Table:
    """A table that is being filled."""

    rows: Rows
    sealer: Sealer
    kek: str
    staff: Staff
    load: Load
    day: date
    also: tuple[str, ...] = ()
    """Mandates from elsewhere, in the circle of the first fifteen cases."""
    items: dict[int, list["Point"]] = field(default_factory=dict)

    def fill(self) -> None:
        """Write everything."""
        for number in range(self.load.running + self.load.closed):
            self._case(number)
        for number, state in enumerate((*WAITING, *DONE)):
            self._signal(ROOM - 1 - number, state, None, None)
        self._meetings()
        for number in range(3):
            self._tendency(number)

    def _id(self, kind: str, number: int, of: int = 0) -> str:
        return id_of(self.staff.number, kind, number, of)

    def _file(self, kind: str, number: int, on: date) -> str:
        file = self._id(f"file {kind}", number)
        self.rows.add(
            FILE, id=file, wrapped=self.sealer.new(file), wrapped_by=self.kek, created_on=on
        )
        return file

    def _seal(self, file: str, table: str, row: str, column: str, text: str) -> bytes:
        return self.sealer.words(file, table, row, column, text)

    def _days_ago(self, number: int) -> date:
        return self.day - timedelta(days=30 + number * 7 % 700)

    def _case(self, number: int) -> None:
        on, staff = self._days_ago(number), self.staff
        case, file = self._id("case", number), self._file("case", number, on)
        closed = number >= self.load.running
        self.rows.add(
            CASE,
            id=case,
            file_id=file,
            table_id=staff.table,
            pseudonym=f"Vogel {staff.number}-{number}",
            subject_kind="person",
            concern=CONCERN,
            state="closed" if closed else "deliberation",
            opened_on=on,
            review_on=None if closed else self.day + timedelta(days=number % 60 - 2),
            director_id=staff.coordinator,
            closed_on=self.day - timedelta(days=10) if closed else None,
            outcome="better" if closed else "",
            exit_criterion="goals_met" if closed else "",
            closing_words=self._seal(file, CASE, case, "closing_words", SENTENCE)
            if closed
            else NOTHING,
            destroy_on=self.day + timedelta(days=1_000) if closed else None,
            version=1,
        )
        self.rows.add(
            LIES,
            id=self._id("lies", number),
            case_id=case,
            table_id=staff.table,
            begin=on,
            by_id=staff.coordinator,
            reason=NOTHING,
            end_reason=NOTHING,
        )
        self._signal(number, "in_case", case, file)
        circle = self._circle(number)
        self._members(number, case, circle)
        self._contributions(number, case, file, circle)
        self._tasks(number, case, file, circle, closed=closed)
        self._told(number, case, circle)
        point = Point(case, file, circle)
        self.items.setdefault(number % PAST_MEETINGS, []).append(point)
        if not closed and number < COMING:
            self.items.setdefault(PAST_MEETINGS, []).append(point)

    def _circle(self, number: int) -> tuple[str, ...]:
        partners = self.staff.partners
        own = tuple(partners[(number + seat) % len(partners)] for seat in range(3))
        also = self.also if number < 15 else ()
        return tuple(dict.fromkeys((self.staff.coordinator, self.staff.mayor, *own, *also)))

    def _signal(self, number: int, state: str, case: str | None, file: str | None) -> None:
        on, staff = self._days_ago(number), self.staff
        file = file or self._file("signal", number, on)
        signal = self._id("signal", number)
        giver = staff.partners[number % len(staff.partners)]
        words = {
            column: self._seal(file, SIGNAL, signal, column, SENTENCE)
            for column in ("behaviour", "observed_by", "context", "protective", "tried", "question")
        }
        over = state in {"in_case", *DONE}
        self.rows.add(
            SIGNAL,
            id=signal,
            file_id=file,
            table_id=staff.table,
            giver_id=giver,
            concern=CONCERN,
            subject_kind="person",
            state=state,
            given_on=on,
            decided_on=on if over else None,
            destroy_on=self.day + timedelta(days=20) if state == "refused" else None,
            redirected_to="een andere dienst" if state == "redirected" else "",
            case_id=case,
            **words,
            version=1,
        )
        turn = self._id("turn", number)
        text = self._seal(file, TURN, turn, "text", SENTENCE)
        self.rows.add(
            TURN,
            id=turn,
            signal_id=signal,
            kind="named",
            by_id=giver,
            at=_at(on),
            day=on,
            text=text,
        )
        if state in {"new", "proposed"}:
            return
        self._identity(number, signal, case, file, giver, on)
        if number % 5 == 0 or case is None:
            answered = on if case else None
            self.rows.add(
                CHECK,
                id=self._id("check", number),
                signal_id=signal,
                table_id=staff.table,
                asked_of_id=staff.officer,
                asked_by_id=staff.coordinator,
                concern=CONCERN,
                asked_on=on,
                cleared_on=answered,
                call_on=None,
            )

    def _identity(
        self, number: int, signal: str, case: str | None, file: str, giver: str, on: date
    ) -> None:
        row = self._id("identity", number)
        name, born, lives = (
            self._seal(file, IDENTITY, row, column, text)
            for column, text in (
                ("name", f"{GIVEN[number % len(GIVEN)]} {_family(number)}"),
                ("birth_date", "2008-04-12"),
                ("address", "Dorpsstraat 1"),
            )
        )
        self.rows.add(
            IDENTITY,
            id=row,
            file_id=file,
            signal_id=signal,
            case_id=case,
            table_id=self.staff.table,
            given_by_id=giver,
            given_on=on,
            opened_on=on,
            opened_by_id=self.staff.coordinator,
            opened_reason=NOTHING,
            name=name,
            birth_date=born,
            address=lives,
        )

    def _members(self, number: int, case: str, circle: tuple[str, ...]) -> None:
        on = self._days_ago(number)
        states = [(one, "accepted") for one in circle]
        if number % 5 == 0:
            asked = self.staff.partners[(number + 4) % len(self.staff.partners)]
            if asked not in circle:
                states.append((asked, "invited"))
        for seat, (who, state) in enumerate(states):
            self.rows.add(
                MEMBER,
                id=self._id("member", number, seat),
                case_id=case,
                mandate_id=who,
                state=state,
                concern=CONCERN,
                invited_by_id=self.staff.coordinator,
                begin=on,
                ended_on=None,
            )

    def _contributions(self, number: int, case: str, file: str, circle: tuple[str, ...]) -> None:
        on = self._days_ago(number)
        for one in range(self.load.contributions):
            row = self._id("contribution", number, one)
            giver = circle[one % len(circle)]
            text = self._seal(file, CONTRIBUTION, row, "text", f"{SENTENCE} {one}")
            self.rows.add(
                CONTRIBUTION,
                id=row,
                file_id=file,
                case_id=case,
                giver_id=giver,
                source_kind="observed",
                secrecy="discretion",
                onward_use="whole_table",
                not_in_minutes=False,
                text=text,
                shared_at=_at(on, one),
                shared_on=on,
            )
            others = [who for who in circle if who != giver][: self.load.readers]
            for seat, who in enumerate(others):
                self.rows.add(
                    READER,
                    id=self._id("reader", number, one * 10 + seat),
                    contribution_id=row,
                    mandate_id=who,
                    since=on,
                )

    def _tasks(
        self, number: int, case: str, file: str, circle: tuple[str, ...], *, closed: bool
    ) -> None:
        for one, state in enumerate(("done", "done" if closed else "open")):
            row = self._id("task", number, one)
            what = self._seal(file, TASK, row, "what", "Een gesprek thuis voorstellen")
            due = self.day + timedelta(days=number % 50 - 5)
            self.rows.add(
                TASK,
                id=row,
                file_id=file,
                table_id=self.staff.table,
                case_id=case,
                owner_id=circle[(number + one) % len(circle)],
                what=what,
                state=state,
                given_by_id=self.staff.coordinator,
                given_on=self._days_ago(number),
                due_on=due,
                report=NOTHING,
                version=1,
            )

    def _told(self, number: int, case: str, circle: tuple[str, ...]) -> None:
        """Write who opened the case, and who was told that something happened to it."""
        for one in range(self.load.opened):
            on = self.day - timedelta(days=(number + one * 17) % 365)
            # Somebody who works here; whose entry it is does not matter for what it costs.
            who = key("person", self.staff.number * 10 + (number + one) % 10)
            self.rows.add(
                ENTRY,
                id=self._id("entry", number, one),
                at=_at(on, one),
                day=on,
                actor=who,
                action="read_case",
                subject_kind="case",
                subject=case,
                case=case,
                refused_by="",
                reason=NOTHING,
                canonical=f'{{"action": "read_case", "case": "{case}"}}',
            )
        for one in range(self.load.notices):
            on = self._days_ago(number)
            read = None if number % 10 == 0 else _at(on, one)
            self.rows.add(
                NOTICE,
                id=self._id("notice", number, one),
                mandate_id=circle[one % len(circle)],
                kind="contribution_shared",
                about_kind="case",
                about=case,
                day=on,
                at=_at(on, one),
                read_at=read,
            )

    def _meetings(self) -> None:
        for number in range(PAST_MEETINGS + 2):
            on = self.day + timedelta(days=7 + (number - PAST_MEETINGS) * 30)
            over = number < PAST_MEETINGS
            if number > PAST_MEETINGS:
                on = self.day + timedelta(days=1)
            meeting = self._id("meeting", number)
            file = self._file("meeting", number, on)
            self.rows.add(
                MEETING,
                id=meeting,
                table_id=self.staff.table,
                file_id=file,
                starts_at=_at(on),
                ends_at=_at(on, 90),
                place="Raadzaal",
                state="closed" if over else "planned",
                chair_id=self.staff.mayor if over else None,
                opened_at=_at(on) if over else None,
                closed_at=_at(on, 90) if over else None,
                sequence=0,
                version=1,
            )
            self._present(number, meeting, on, over=over)
            self._agenda(number, meeting, file, on, over=over)

    def _present(self, number: int, meeting: str, on: date, *, over: bool) -> None:
        for seat, who in enumerate(self.staff.everybody[:PRESENT] if over else ()):
            self.rows.add(
                ATTENDANCE,
                id=self._id("attendance", number, seat),
                meeting_id=meeting,
                mandate_id=who,
                arrived_at=_at(on),
                left_at=None,
                excused=False,
                fills_seat="",
            )

    def _agenda(self, number: int, meeting: str, file: str, on: date, *, over: bool) -> None:
        general = Point(None, file, self.staff.everybody[:PRESENT])
        for position, point in enumerate([*self.items.get(number, ()), general]):
            case, sealed_in = point.case, point.file
            item = self._id(f"item {number}", position)
            title = NOTHING if case else self._seal(sealed_in, ITEM, item, "title", "Rondvraag")
            asks = self._seal(sealed_in, ITEM, item, "question", "Wie neemt contact op?")
            self.rows.add(
                ITEM,
                id=item,
                meeting_id=meeting,
                case_id=case,
                file_id=sealed_in,
                kind="running" if case else "general",
                position=position,
                title=title,
                question=asks,
                state="closed" if over else "waiting",
                opened_at=_at(on) if over else None,
                closed_at=_at(on, 10) if over else None,
                version=1,
            )
            if over:
                self._minuted(number, position, item, point, on)

    def _minuted(self, number: int, position: int, item: str, point: "Point", on: date) -> None:
        file = point.file
        for seat, who in enumerate(point.heard_by):
            self.rows.add(
                HEARD,
                id=self._id(f"heard {number}", position, seat),
                item_id=item,
                mandate_id=who,
                since=_at(on),
            )
        record = self._id(f"record {number}", position)
        talk, decision = (
            self._seal(file, RECORD, record, column, SENTENCE) for column in ("talk", "decision")
        )
        self.rows.add(
            RECORD,
            id=record,
            item_id=item,
            file_id=file,
            talk=talk,
            decision_kind="follow_up",
            manner="consensus",
            decision=decision,
            objections=NOTHING,
            decided_by_id=self.staff.mayor,
            decided_on=on,
            review_on=None,
            version=1,
        )
        row = self._id(f"minutes {number}", position)
        summary = self._seal(file, MINUTES, row, "summary", SENTENCE)
        approved = number < PAST_MEETINGS - 1
        self.rows.add(
            MINUTES,
            id=row,
            item_id=item,
            file_id=file,
            number=1,
            state="approved" if approved else "draft",
            summary=summary,
            written_by_id=self.staff.coordinator,
            written_at=_at(on, 120),
            approved_on=on if approved else None,
        )

    def _tendency(self, number: int) -> None:
        on = self._days_ago(number)
        file = self._file("tendency", number, on)
        row = self._id("tendency", number)
        text, question = (
            self._seal(file, TENDENCY, row, column, SENTENCE) for column in ("text", "question")
        )
        staff = self.staff
        self.rows.add(
            TENDENCY,
            id=row,
            file_id=file,
            from_table_id=staff.table,
            to_table_id=staff.above,
            by_id=staff.coordinator,
            day=on,
            text=text,
            question=question,
        )


def _family(number: int) -> str:
    """Return a made-up family name of three syllables, another one for each of some thousands."""
    first, second = divmod(number * 7, len(SYLLABLES))
    third, first = divmod(first, len(SYLLABLES))
    return "".join(SYLLABLES[one % len(SYLLABLES)] for one in (second, first, third)).capitalize()


def _at(day: date, minutes: int = 0) -> str:
    return f"{day} {9 + minutes // 60:02}:{minutes % 60:02}:00+00"


def others(
    rows: Rows, sealers: Iterator[Sealer], kek: str, staff: Iterable[Staff], load: Load, day: date
) -> None:
    """Fill tables that are alike."""
    for one in staff:
        Table(rows, next(sealers), kek, one, load, day).fill()
