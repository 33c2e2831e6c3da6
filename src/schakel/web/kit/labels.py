# SPDX-License-Identifier: EUPL-1.2
"""The Dutch of the closed lists that several features show."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.cases.contributions.facts import Words
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import ConcernKind, OnwardUse, SourceKind, TaskState
from schakel.web.kit.page import Tag, Text

CONCERNS: dict[ConcernKind, Text] = {
    ConcernKind.RADICALISATION: gettext_lazy("radicalisering of extremisme"),
    ConcernKind.VULNERABLE_ADULT: gettext_lazy("een kwetsbare volwassene in gevaar"),
    ConcernKind.NUISANCE: gettext_lazy("overlast op een plaats"),
    ConcernKind.YOUTH_AT_RISK: gettext_lazy("een jongere met wie het niet goed gaat"),
    ConcernKind.FAMILY_VIOLENCE: gettext_lazy("geweld in het gezin"),
    ConcernKind.OTHER: gettext_lazy("iets anders"),
}
SECRECIES: dict[Secrecy, Text] = {
    Secrecy.PROFESSIONAL: gettext_lazy("beroepsgeheim"),
    Secrecy.DISCRETION: gettext_lazy("discretieplicht"),
    Secrecy.OFFICIAL: gettext_lazy("ambtsgeheim"),
    Secrecy.NONE: gettext_lazy("geen"),
}
SOURCES: dict[SourceKind, tuple[Text, Text]] = {
    SourceKind.OBSERVED: (
        gettext_lazy("waargenomen"),
        gettext_lazy("Ik heb het zelf gezien of gehoord"),
    ),
    SourceKind.ASSESSMENT: (gettext_lazy("inschatting"), gettext_lazy("Het is mijn inschatting")),
    SourceKind.HEARSAY: (
        gettext_lazy("van horen zeggen"),
        gettext_lazy("Iemand vertelde het me"),
    ),
}
USES: dict[OnwardUse, tuple[Text, Text]] = {
    OnwardUse.BACKGROUND_ONLY: (
        gettext_lazy("alleen als achtergrond"),
        gettext_lazy("Alleen als achtergrond voor dit overleg"),
    ),
    OnwardUse.START_HELP: (
        gettext_lazy("ook voor de hulp"),
        gettext_lazy("Ook om hulp op te starten"),
    ),
    OnwardUse.WHOLE_TABLE: (
        gettext_lazy("voor alle afspraken van deze tafel"),
        gettext_lazy("Voor alle afspraken die deze tafel mag maken"),
    ),
}
TASKS: dict[TaskState, tuple[Text, str]] = {
    TaskState.OPEN: (gettext_lazy("nog te doen"), "default"),
    TaskState.BUSY: (gettext_lazy("loopt"), "default"),
    TaskState.DONE: (gettext_lazy("klaar"), "ok"),
    TaskState.REFUSED: (gettext_lazy("lukt niet"), "no"),
    TaskState.LAPSED: (gettext_lazy("vervallen"), "default"),
}


def contribution_tags(words: Words) -> tuple[Tag, ...]:
    """Return what stands beside a contribution: secrecy, source, use, minutes."""
    tags = [Tag(SOURCES[words.source_kind][0]), Tag(USES[words.onward_use][0])]
    if words.secrecy is not Secrecy.NONE:
        kind = "secret" if words.secrecy is Secrecy.PROFESSIONAL else "default"
        tags.insert(0, Tag(SECRECIES[words.secrecy], kind))
    if words.not_in_minutes:
        tags.append(Tag(_("niet in het verslag")))
    return tuple(tags)
