# SPDX-License-Identifier: EUPL-1.2
"""The mails about accounts: what to do, never what about."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors.facts import Invitation

logger = logging.getLogger(__name__)


def send_invitation(request: HttpRequest, invitation: Invitation) -> bool:
    """Send the one-time link; False when the mail server did not take it."""
    path = reverse("invitation_accept", args=[invitation.account, invitation.token])
    words = {"given_name": invitation.given_name, "url": request.build_absolute_uri(path)}
    text = render_to_string("account/email/invitation.txt", words)
    return _send(_("Uw toegang tot Schakel"), text, invitation.email)


def warn_second_factor_reset(email: str) -> bool:
    """Tell somebody that their second factor was forgotten, in case they did not ask for it."""
    text = render_to_string("account/email/second_factor_reset.txt")
    return _send(_("Uw tweede stap bij Schakel is gewist"), text, email)


def warn_address_changed(email: str) -> bool:
    """Tell the old address that it no longer opens the account."""
    text = render_to_string("account/email/address_changed.txt")
    return _send(_("Uw e-mailadres bij Schakel is gewijzigd"), text, email)


def _send(subject: str, text: str, email: str) -> bool:
    try:
        send_mail(subject, text, None, [email])
    except (SMTPException, OSError):
        # The administrator is told on the page; the log needs no address.
        logger.exception("mail about an account was not taken")
        return False
    return True
