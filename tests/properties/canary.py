# SPDX-License-Identifier: EUPL-1.2
"""Words that may be found nowhere, and where they were typed.

Every canary holds STEM, so one search finds them all. A new sealed column gets a line in SEALED
that says how its canary comes there; a new column for text in plain sight gets one in PLAIN with
the reason why it may stand there.
"""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from schakel.cases.case.commands.closing import close_case, reopen_case
from schakel.cases.case.commands.ladder import escalate_case, return_case
from schakel.cases.contributions import commands as contributions
from schakel.cases.contributions.facts import Words
from schakel.cases.models import Case
from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.commands import identity, triage
from schakel.cases.signals.commands.opening import open_case
from schakel.cases.signals.facts import SignalWords, SubjectName
from schakel.cases.tasks.commands import give_task, report_task
from schakel.cases.tendencies.commands import give_tendency
from schakel.kernel.ids import CaseId, SignalId
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import DecisionKind, OnwardUse, Outcome, SourceKind, TaskState
from schakel.meetings.commands.items import RecordDraft
from schakel.meetings.commands.minutes import write_minutes
from schakel.tables import queries as tables
from tests.cases_world import make_case
from tests.rooms.cases.signals_at_the_table import cleared, given, new, retained, version
from tests.rooms.meetings.table import QUORUM, decide, discuss, plan, put, put_general, start
from tests.world import OWNER, TODAY, acting, mandate, table

STEM = "kanarieqzxvogel"
BORN = date(1931, 2, 17)
SEALED = {
    "cases_signal.behaviour": "the form signal_give_to; give_signal",
    "cases_signal.observed_by": "the form signal_give_to; give_signal",
    "cases_signal.context": "the form signal_give_to; give_signal",
    "cases_signal.protective": "the form signal_give_to; give_signal",
    "cases_signal.tried": "the form signal_give_to; give_signal",
    "cases_signal.question": "the form signal_give_to; give_signal",
    "cases_signalturn.text": "the forms signal_ask, signal_answer; ask_more, answer_signal",
    "cases_identity.name": "the form signal_name; name_subject",
    "cases_identity.birth_date": "the form signal_name; name_subject",
    "cases_identity.address": "the form signal_name; name_subject",
    "cases_identity.opened_reason": "the form signal_open_name; open_identity",
    "cases_case.closing_words": "the form case_close; close_case",
    "cases_caseplace.reason": "the form case_escalate; escalate_case",
    "cases_caseplace.end_reason": "the form case_return; return_case",
    "cases_contribution.text": "the form contribution_share; share_contribution",
    "cases_draft.fields": "the form signal_draft; keep_signal_draft",
    "cases_task.what": "the form task_give; give_task",
    "cases_task.report": "the form task; report_task",
    "cases_tendency.text": "the form tendency_give; give_tendency",
    "cases_tendency.question": "the form tendency_give; give_tendency",
    "meetings_agendaitem.title": "the form meeting_add_item; add_general",
    "meetings_agendaitem.question": "the form meeting_add_case; add_case",
    "meetings_itemrecord.talk": "the form cockpit_item; close_item",
    "meetings_itemrecord.decision": "the form cockpit_item; close_item",
    "meetings_itemrecord.objections": "the form cockpit_item; close_item",
    "meetings_minutes.summary": "the form item_minutes; write_minutes",
    "journal_entry.reason": "the form case_reopen; reopen_case",
}
CODE = "a code of the vocabulary or the law, chosen and never typed"
PLAIN = {
    "cases_case.pseudonym": "a made-up word instead of a name; refused when it looks like one",
    "meetings_meeting.place": "a room where staff meet; stands in invitations",
    "cases_signal.redirected_to": "a table or service, chosen from a list",
    "cases_draft.form": "which form it is a draft of",
    "meetings_attendance.fills_seat": CODE,
    "journal_entry.canonical": "the entry itself: ids, codes, and the reason in its sealed bytes",
    **dict.fromkeys(
        (
            "cases_case.concern",
            "cases_case.exit_criterion",
            "cases_case.outcome",
            "cases_case.state",
            "cases_case.subject_kind",
            "cases_casemember.concern",
            "cases_casemember.state",
            "cases_contribution.onward_use",
            "cases_contribution.secrecy",
            "cases_contribution.source_kind",
            "cases_informationcheck.concern",
            "notices_notice.about_kind",
            "notices_notice.kind",
            "cases_signal.concern",
            "cases_signal.state",
            "cases_signal.subject_kind",
            "cases_signalturn.kind",
            "cases_task.state",
            "journal_entry.action",
            "journal_entry.refused_by",
            "journal_entry.subject_kind",
            "meetings_agendaitem.kind",
            "meetings_agendaitem.state",
            "meetings_itemrecord.decision_kind",
            "meetings_itemrecord.manner",
            "meetings_meeting.state",
            "meetings_minutes.state",
        ),
        CODE,
    ),
}
# Fields of forms that end up in a column of PLAIN.
STAFF_FIELDS = {"place": "Raadzaal", "pseudonym": "Roodborst", "starts": "9.30", "ends": "11.30"}


def word(where: str) -> str:
    """Return a canary that tells where it was typed."""
    return f"{STEM}{''.join(letter for letter in where if letter.isalpha())}"


def sentence(where: str) -> str:
    return f"Wij zagen {word(where)} op straat, en {word(where)} zag ons."


def found_in(content: bytes) -> list[str]:
    """Return in which dress a canary stands there: plain, hexadecimal or base64."""
    small = content.lower()
    found = [name for name, needle in _dressed() if needle.lower() in small]
    return found + [f"birth date {day}" for day in _born() if day.encode() in small]


def _dressed() -> Iterator[tuple[str, bytes]]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = STEM.encode(encoding)
        yield encoding, raw
        yield f"{encoding} in hex", raw.hex().encode()
    for shift in range(3):
        # Base64 depends on where in three bytes the word begins; its first and last signs also
        # hold neighbours.
        coded = base64.b64encode(b"\0" * shift + STEM.encode()).rstrip(b"=")
        yield f"base64 at {shift}", coded[4 if shift else 0 : -1]


def _born() -> tuple[str, ...]:
    return (f"{BORN:%Y-%m-%d}", f"{BORN:%d/%m/%Y}", f"{BORN:%Y%m%d}", "17 februari 1931")


def play() -> None:
    """Type a canary in every sealed column through the commands, whatever forms there are."""
    _worry()
    _begun()
    case = make_case(pseudonym="Winterkoning", name=word("identity"))
    _said(case)
    _met(case)
    _ladder()
    _reopen(case)


def _worry() -> None:
    words = SignalWords(*(sentence(f"signal {number}") for number in range(6)))
    signal = given(worry=new(words=words))
    with acting("an") as an:
        triage.ask_more(an, signal, sentence("question"), version=version(signal), day=TODAY)
    with acting("chloe") as chloe:
        signals.answer_signal(chloe, signal, sentence("answer"), version=version(signal), day=TODAY)


def _begun() -> None:
    name = SubjectName(word("name"), BORN, word("address"))
    signal: SignalId = retained()
    with acting("chloe") as chloe:
        identity.name_subject(chloe, signal, name, version=version(signal), day=TODAY)
    with acting("an") as an:
        reason = sentence("opened reason")
        identity.open_identity(an, signal, reason, version=version(signal), day=TODAY)
    other = cleared(replace(name, name=word("other")))
    with acting("an") as an:
        open_case(
            an,
            other,
            pseudonym="Roodborst",
            director=mandate("an"),
            version=version(other),
            day=TODAY,
        )


def _said(case: CaseId) -> None:
    words = Words(sentence("said"), SourceKind.OBSERVED, Secrecy.PROFESSIONAL, OnwardUse.START_HELP)
    with acting("chloe") as chloe:
        opened = contributions.open_to_share(chloe, case, TODAY)
        contributions.share_contribution(chloe, opened, words, [mandate("an")], day=TODAY)
    with acting("an") as an:
        due = TODAY + timedelta(7)
        task = give_task(
            an, case, what=sentence("task"), owner=mandate("tom"), due_on=due, day=TODAY
        )
        give_tendency(
            an, table("noord"), text=sentence("tendency"), question=sentence("asked"), day=TODAY
        )
    with acting("tom") as tom:
        report_task(
            tom, task, state=TaskState.DONE, report=sentence("report"), version=1, day=TODAY
        )


def _met(case: CaseId) -> None:
    meeting = plan()
    item = put(meeting, case, question=sentence("item question"))
    put_general(meeting, sentence("title"))
    start(meeting, (*QUORUM, "chloe"))
    discuss(item)
    draft = RecordDraft(
        DecisionKind.FOLLOW_UP,
        decision=sentence("decision"),
        talk=sentence("talk"),
        objections=sentence("objections"),
    )
    decide(item, draft)
    with acting("an") as an:
        write_minutes(an, item, sentence("summary"), based_on=1, day=TODAY)


def _ladder() -> None:
    bar = make_case(
        "overlast-1", "Plein", ("lore",), "wim", subject_kind="place", concern="nuisance", name=""
    )
    with acting("wim") as wim:
        escalate_case(wim, bar, reason=sentence("escalate"), day=TODAY)
    with acting("rita") as rita:
        return_case(rita, bar, reason=sentence("return"), day=TODAY)


def type_last() -> None:
    """Type what the people of the forms take away: a draft that is sent, the words of an end."""
    _close(make_case(pseudonym="Wulp"))
    with acting("chloe") as chloe:
        found = tables.table(table("noord"))
        signals.keep_signal_draft(chloe, found, {"behaviour": sentence("draft")}, day=TODAY)


def _reopen(case: CaseId) -> None:
    seen = _close(case)
    with acting("an") as an:
        reopen_case(an, case, reason=sentence("reopen"), version=seen + 1, day=TODAY)


def _close(case: CaseId) -> int:
    seen = Case.objects.using(OWNER).get(pk=case).version
    with acting("an") as an:
        close_case(
            an,
            case,
            outcome=Outcome.BETTER,
            exit_criterion="goals_met",
            words=sentence("closing"),
            lapse=(),
            leave=(),
            version=seen,
            day=TODAY,
        )
    return seen
