# SPDX-License-Identifier: EUPL-1.2
"""The Dutch words for the closed lists of a case."""

from django.utils.translation import gettext_lazy

from schakel.cases.contributions.facts import ReaderFact
from schakel.kernel.vocabulary import CaseState, MembershipState, Outcome, SubjectKind, TaskState
from schakel.web.kit.page import Tag, Text

ABOUT: dict[SubjectKind, Text] = {
    SubjectKind.PERSON: gettext_lazy("Over een persoon"),
    SubjectKind.FAMILY: gettext_lazy("Over een gezin"),
    SubjectKind.GROUP: gettext_lazy("Over een groep"),
    SubjectKind.PLACE: gettext_lazy("Over een plaats, niet over mensen"),
    SubjectKind.BUSINESS: gettext_lazy("Over een zaak, niet over mensen"),
}
STATES: dict[CaseState, tuple[Text, str]] = {
    CaseState.DELIBERATION: (gettext_lazy("in overleg"), "default"),
    CaseState.FOLLOW_UP: (gettext_lazy("in opvolging"), "default"),
    CaseState.AFTERCARE: (gettext_lazy("in nazorg"), "default"),
    CaseState.CLOSED: (gettext_lazy("afgesloten"), "ok"),
    CaseState.REOPENED: (gettext_lazy("heropend"), "wait"),
}
PHASES: dict[CaseState, Text] = {
    CaseState.DELIBERATION: gettext_lazy("Overleg: de tafel zoekt nog wat nodig is"),
    CaseState.FOLLOW_UP: gettext_lazy("Opvolging: de afspraken lopen"),
    CaseState.AFTERCARE: gettext_lazy("Nazorg: het gaat beter, wij kijken nog mee"),
}
REPORTS: dict[TaskState, Text] = {
    TaskState.BUSY: gettext_lazy("Ik ben ermee bezig"),
    TaskState.DONE: gettext_lazy("Het is klaar"),
    TaskState.REFUSED: gettext_lazy("Het lukt niet"),
}
MEMBERS: dict[MembershipState, tuple[Text, str]] = {
    MembershipState.INVITED: (gettext_lazy("uitgenodigd"), "wait"),
    MembershipState.ACCEPTED: (gettext_lazy("neemt deel"), "default"),
    MembershipState.NOT_TAKING_PART: (gettext_lazy("neemt niet deel"), "default"),
}
OUTCOMES: dict[Outcome, Text] = {
    Outcome.BETTER: gettext_lazy("Het gaat beter"),
    Outcome.UNCHANGED: gettext_lazy("Het is gebleven zoals het was"),
    Outcome.WORSE: gettext_lazy("Het gaat slechter"),
    Outcome.UNKNOWN: gettext_lazy("Wij weten het niet"),
}


def state_tag(state: CaseState) -> Tag:
    """Return the short word for where a case is."""
    label, kind = STATES[state]
    return Tag(str(label), kind)


def reader_label(reader: ReaderFact) -> str:
    """Return a reader with function and power, as a choice shows it."""
    return ", ".join(part for part in (reader.mandate.label, reader.because) if part)
