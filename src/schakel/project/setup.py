# SPDX-License-Identifier: EUPL-1.2
"""The first administrator of an empty installation (docs/operations/accounts.md)."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from schakel.actors.commands.setup import make_first_administrator
from schakel.actors.facts import OrganisationKind, PersonInput
from schakel.web.kit.request import today

LONGEST = {"given_name": 80, "family_name": 80, "email": 254, "organisation": 160}


class SetupRefusedError(Exception):
    """What was given cannot be used; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class First:
    """Who becomes the first administrator, and for which organisation."""

    given_name: str
    family_name: str
    email: str
    organisation: str
    kind: str = OrganisationKind.MUNICIPALITY.value


@dataclass(frozen=True)
class Made:
    """The one-time link to choose a password with, and for how many days it works."""

    email: str
    link: str
    days: int


def set_up(given: First, *, port: int) -> Made:
    """Make organisation, person, account and mandate of the first administrator.

    Raises:
        SetupRefusedError: something is empty, too long or no address.
        AlreadySetUpError: there is an administrator already.
    """
    _check(given)
    person = PersonInput(
        given.given_name.strip(), given.family_name.strip(), given.email.strip().lower()
    )
    invitation = make_first_administrator(
        person, organisation=given.organisation.strip(), kind=given.kind, day=today()
    )
    path = reverse("invitation_accept", args=[invitation.account, invitation.token])
    days = settings.PASSWORD_RESET_TIMEOUT // 86_400
    return Made(invitation.email, f"{_site(port)}{path}", days)


def _check(given: First) -> None:
    for name, longest in LONGEST.items():
        text = getattr(given, name).strip()
        if not text or len(text) > longest or not text.isprintable():
            msg = f"--{name.replace('_', '-')} ontbreekt of is langer dan {longest} tekens."
            raise SetupRefusedError(msg)
    try:
        validate_email(given.email.strip())
    except ValidationError as error:
        msg = f"{given.email!r} is geen e-mailadres."
        raise SetupRefusedError(msg) from error
    if given.kind not in set(OrganisationKind):
        kinds = ", ".join(OrganisationKind)
        msg = f"--kind is {given.kind!r}. Kies een van: {kinds}."
        raise SetupRefusedError(msg)


def _site(port: int) -> str:
    host = settings.ALLOWED_HOSTS[0]
    return f"http://{host}:{port}" if settings.SCHAKEL_DEMO else f"https://{host}"
