# SPDX-License-Identifier: EUPL-1.2
"""What an administrator does to an account, and the first password of whoever was invited."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.access import (
    ACCEPT_INVITATION,
    CLOSE_ACCOUNT,
    INVITE_COLLEAGUE,
    MANAGE_STRUCTURES,
    PERSON,
    RESET_SECOND_FACTOR,
)
from schakel.actors.commands.people import remember
from schakel.actors.facts import AccountChange, Invitation
from schakel.actors.invitation import account_of_link, invitation_for
from schakel.actors.models import Account
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import PersonId
from schakel.kernel.people import Actor


def invite(actor: Actor, person: PersonId, *, day: date) -> Invitation:
    """Return a new one-time link for somebody who never logged in; an earlier link stops working.

    Raises:
        RefusedInputError: the account is closed, or has a password already.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(person)
    if not row.is_active:
        raise RefusedInputError(field="person", message=_("Dit account is gesloten."))
    if row.has_usable_password():
        raise RefusedInputError(
            field="person",
            message=_(
                "Deze collega heeft al een wachtwoord. Vergeten? Dat kan op de aanmeldpagina."
            ),
        )
    row.login_round += 1
    row.save(update_fields=["login_round"])
    remember(actor, person, AccountChange.INVITED, "", day=day)
    record(actor.person, INVITE_COLLEAGUE, About(PERSON, person), day=day)
    return invitation_for(row)


def accept_invitation(account: str, token: str, password: str, *, day: date) -> Account:
    """Set the first password and return the account. The caller acts as the invited person.

    Raises:
        NotFoundError: the link is wrong, used or too old.
    """
    found = account_of_link(account, token)
    row = (
        None if found is None else Account.objects.select_for_update(of=("self",)).get(pk=found.pk)
    )
    if row is None or row.has_usable_password():
        raise NotFoundError
    row.set_password(password)
    row.save(update_fields=["password"])
    person = PersonId(row.person_id)
    record(person, ACCEPT_INVITATION, About(PERSON, person), day=day)
    return row


def reset_second_factor(actor: Actor, person: PersonId, *, reason: str, day: date) -> str:
    """Forget somebody's second factors and end their sessions; they enrol again. Return the
    address to warn.

    Raises:
        RefusedInputError: it is the administrator's own.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(person)
    if person == actor.person:
        raise RefusedInputError(
            field="reason",
            message=_("Uw eigen tweede stap wissen kan niet. Vraag het aan een andere beheerder."),
        )
    Authenticator.objects.filter(user_id=row.pk).delete()
    row.login_round += 1
    row.save(update_fields=["login_round"])
    remember(actor, person, AccountChange.SECOND_FACTOR_RESET, reason, day=day)
    record(actor.person, RESET_SECOND_FACTOR, About(PERSON, person), day=day)
    return row.email


def close_account(actor: Actor, person: PersonId, *, reason: str, day: date) -> None:
    """Close an account: open sessions end with the next click. Nothing when there is no account."""
    require(actor, MANAGE_STRUCTURES, None, day)
    row = Account.objects.select_for_update(of=("self",)).filter(person_id=person).first()
    if row is None or not row.is_active:
        return
    row.is_active = False
    row.login_round += 1
    row.save(update_fields=["is_active", "login_round"])
    Authenticator.objects.filter(user_id=row.pk).delete()
    remember(actor, person, AccountChange.CLOSED, reason, day=day)
    record(actor.person, CLOSE_ACCOUNT, About(PERSON, person), day=day)


def _locked(person: PersonId) -> Account:
    row = Account.objects.select_for_update(of=("self",)).filter(person_id=person).first()
    if row is None:
        raise NotFoundError
    return row
