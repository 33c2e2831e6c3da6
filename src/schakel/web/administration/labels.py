# SPDX-License-Identifier: EUPL-1.2
"""The Dutch of the closed lists that administration shows."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

from schakel.actors.facts import AccountChange, AccountState, OrganisationKind
from schakel.kernel.people import Side
from schakel.kernel.sources import Status
from schakel.kernel.vocabulary import Keeps, TableLevel
from schakel.tables.governing import GivenPlace
from schakel.web.kit.page import Tag, Text

KINDS: dict[OrganisationKind, Text] = {
    OrganisationKind.MUNICIPALITY: gettext_lazy("stad of gemeente"),
    OrganisationKind.OCMW: gettext_lazy("OCMW"),
    OrganisationKind.POLICE_ZONE: gettext_lazy("politiezone"),
    OrganisationKind.INTERMUNICIPAL: gettext_lazy("intergemeentelijke dienst"),
    OrganisationKind.CAW: gettext_lazy("CAW"),
    OrganisationKind.CLB: gettext_lazy("CLB"),
    OrganisationKind.CGG: gettext_lazy("CGG"),
    OrganisationKind.HOUSE_OF_JUSTICE: gettext_lazy("justitiehuis"),
    OrganisationKind.PROSECUTION: gettext_lazy("parket"),
    OrganisationKind.YOUTH_WORK: gettext_lazy("jeugdwerk"),
    OrganisationKind.STREET_WORK: gettext_lazy("straathoekwerk"),
    OrganisationKind.SCHOOL: gettext_lazy("school"),
    OrganisationKind.HOUSING_COMPANY: gettext_lazy("woonmaatschappij"),
    OrganisationKind.DPO_OFFICE: gettext_lazy("gegevensbescherming"),
    OrganisationKind.MONITOR: gettext_lazy("monitor"),
    OrganisationKind.OTHER: gettext_lazy("andere"),
}
LEVELS: dict[TableLevel, Text] = {
    TableLevel.STRATEGIC: gettext_lazy("strategisch"),
    TableLevel.TACTICAL: gettext_lazy("tactisch"),
    TableLevel.OPERATIONAL: gettext_lazy("operationeel"),
    TableLevel.CASE: gettext_lazy("casusoverleg"),
}
KEEPS: dict[Keeps, Text] = {
    Keeps.FULL: gettext_lazy("Agenda, inbreng, verslag, beslissingen en afspraken"),
    Keeps.DECISIONS_ONLY: gettext_lazy("Alleen agenda, beslissingen en afspraken"),
}
ROLES: dict[str, Text] = {
    "chair": gettext_lazy("voorzitter"),
    "retain": gettext_lazy("beslist of een signaal weerhouden wordt"),
    "coordinate": gettext_lazy("coördinator"),
    "direct_case": gettext_lazy("casusregisseur"),
    "inform": gettext_lazy("information officer"),
    "member": gettext_lazy("lid met een vaste plaats"),
}
SIDES: dict[Side, Text] = {
    Side.SOCIO_PREVENTIVE: gettext_lazy("sociaal-preventief"),
    Side.SECURITY: gettext_lazy("veiligheid"),
    Side.JUSTICE: gettext_lazy("justitie"),
    Side.GOVERNANCE: gettext_lazy("bestuur"),
    Side.OVERSIGHT: gettext_lazy("toezicht"),
}
ACCOUNTS: dict[AccountState, tuple[Text, str]] = {
    AccountState.NONE: (gettext_lazy("geen account"), "default"),
    AccountState.INVITED: (gettext_lazy("nog niet aangemeld"), "wait"),
    AccountState.ACTIVE: (gettext_lazy("actief"), "ok"),
    AccountState.CLOSED: (gettext_lazy("gesloten"), "no"),
}
EVENTS: dict[AccountChange, Text] = {
    AccountChange.INVITED: gettext_lazy("Uitgenodigd"),
    AccountChange.SECOND_FACTOR_RESET: gettext_lazy("Tweede stap gewist"),
    AccountChange.EMAIL_CHANGED: gettext_lazy("E-mailadres gewijzigd"),
    AccountChange.CLOSED: gettext_lazy("Account gesloten"),
}
STATUSES: dict[Status, tuple[Text, str]] = {
    Status.UNVERIFIED: (gettext_lazy("nog te verifiëren"), "doubt"),
    Status.VERIFIED: (gettext_lazy("nagekeken"), "ok"),
    Status.LOCKED: (gettext_lazy("wacht op een jurist"), "wait"),
}


def account_tag(state: AccountState) -> Tag:
    """Return the state of an account as a short word."""
    return Tag(*ACCOUNTS[state])


def kind_name(kind: str) -> Text:
    """Return the Dutch of a kind of organisation, or the kind itself when it is unknown."""
    return KINDS[OrganisationKind(kind)] if kind in set(OrganisationKind) else kind


def place_lines(places: Iterable[GivenPlace]) -> list[str]:
    """Return each place with its table, for a list of what ends."""
    return [f"{ROLES[one.role]}, {one.table_name}" for one in places]
