# SPDX-License-Identifier: EUPL-1.2
"""The one-time link with which somebody chooses a password for the first time."""

import uuid

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from schakel.actors.facts import Invitation
from schakel.actors.models import Account


class InvitationTokens(PasswordResetTokenGenerator):
    """Dies with the first password, with a newer invitation, and after
    settings.PASSWORD_RESET_TIMEOUT.
    """

    key_salt = "schakel.actors.invitation"

    def _make_hash_value(self, user: Account, timestamp: int) -> str:
        state = f"{user.password}|{user.login_round}|{user.is_active}|{user.email}"
        return f"{user.pk}|{state}|{timestamp}"


TOKENS = InvitationTokens()


def invitation_for(account: Account) -> Invitation:
    """Return what the link is made of."""
    return Invitation(
        email=account.email,
        given_name=account.person.given_name,
        account=urlsafe_base64_encode(account.pk.bytes),
        token=TOKENS.make_token(account),
    )


def account_of_link(account: str, token: str) -> Account | None:
    """Return the account of a link that still works."""
    try:
        key = uuid.UUID(bytes=urlsafe_base64_decode(force_str(account)))
    except (ValueError, TypeError):
        return None
    found = Account.objects.filter(pk=key, is_active=True).first()
    if found is None or found.has_usable_password():
        return None
    return found if TOKENS.check_token(found, token) else None
