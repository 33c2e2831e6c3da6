# SPDX-License-Identifier: EUPL-1.2
"""The Dutch words for the closed lists of a signal."""

from django.utils.translation import gettext_lazy

from schakel.cases.signals.facts import SignalLine, TurnKind
from schakel.kernel.vocabulary import SignalState, SubjectKind
from schakel.web.kit.page import Tag, Text

SUBJECTS: dict[SubjectKind, Text] = {
    SubjectKind.PERSON: gettext_lazy("één persoon"),
    SubjectKind.FAMILY: gettext_lazy("een gezin"),
    SubjectKind.GROUP: gettext_lazy("een groep"),
    SubjectKind.PLACE: gettext_lazy("een plaats"),
    SubjectKind.BUSINESS: gettext_lazy("een zaak, zoals een café of een winkel"),
}
STATES: dict[SignalState, tuple[Text, str]] = {
    SignalState.NEW: (gettext_lazy("wacht op triage"), "wait"),
    SignalState.MORE_ASKED: (gettext_lazy("wacht op de gever"), "default"),
    SignalState.ADVISED: (gettext_lazy("advies gegeven"), "ok"),
    SignalState.REDIRECTED: (gettext_lazy("doorverwezen"), "default"),
    SignalState.PROPOSED: (gettext_lazy("wacht op een beslissing"), "wait"),
    SignalState.RETAINED: (gettext_lazy("weerhouden"), "ok"),
    SignalState.CLOSED_AS_CASE: (gettext_lazy("werd een casus"), "ok"),
}
FOR_READERS: dict[SignalState, Text] = {
    SignalState.NEW: gettext_lazy("Nog niemand van de tafel antwoordde."),
    SignalState.MORE_ASKED: gettext_lazy("De tafel vroeg meer en wacht op de gever."),
    SignalState.ADVISED: gettext_lazy("De gever kreeg advies en volgt zelf op."),
    SignalState.REDIRECTED: gettext_lazy("Dit hoort bij een andere tafel of dienst."),
    SignalState.PROPOSED: gettext_lazy("De coördinator stelt voor om dit te weerhouden."),
    SignalState.RETAINED: gettext_lazy("De tafel weerhoudt dit. Het is nog geen casus."),
    SignalState.CLOSED_AS_CASE: gettext_lazy("Hieruit begon een casus."),
}
NAMED = gettext_lazy("De tafel weerhoudt dit. De gever noemde de naam.")
FOR_GIVER: dict[SignalState, Text] = {
    SignalState.NEW: gettext_lazy("De tafel kijkt ernaar. U hoort het als er iets gebeurt."),
    SignalState.MORE_ASKED: gettext_lazy("De tafel vraagt u meer."),
    SignalState.ADVISED: gettext_lazy("De tafel gaf u advies. U volgt zelf op."),
    SignalState.REDIRECTED: gettext_lazy("De tafel wees u de weg naar de juiste plaats."),
    SignalState.PROPOSED: gettext_lazy("Er wordt binnenkort over beslist."),
    SignalState.RETAINED: gettext_lazy("De tafel neemt dit op. U kiest of u de naam noemt."),
    SignalState.CLOSED_AS_CASE: gettext_lazy("Hieruit begon een casus."),
}
TURNS: dict[TurnKind, Text] = {
    TurnKind.QUESTION: gettext_lazy("De tafel vroeg meer."),
    TurnKind.ANSWER: gettext_lazy("De gever antwoordde."),
    TurnKind.ADVICE: gettext_lazy("De tafel gaf advies."),
    TurnKind.REDIRECT: gettext_lazy("De tafel wees de weg naar een andere plaats."),
    TurnKind.PROPOSAL: gettext_lazy("De coördinator stelde voor om dit te weerhouden."),
    TurnKind.RETAINED: gettext_lazy("Het signaal is weerhouden, zonder naam."),
    TurnKind.NAMED: gettext_lazy("De gever noemde de naam. Ze werd verzegeld."),
    TurnKind.OPENED: gettext_lazy("De naam is geopend, met een beslissing in het logboek."),
    TurnKind.IN_CASE: gettext_lazy("Er begon een casus."),
}


def reader_sentence(line: SignalLine) -> str:
    """Return where a signal is, for who leads its table."""
    if line.state is SignalState.RETAINED and line.is_named:
        return str(NAMED)
    return str(FOR_READERS[line.state])


def state_tag(state: SignalState) -> Tag:
    """Return the short word for where a signal is."""
    label, kind = STATES[state]
    return Tag(str(label), kind)
