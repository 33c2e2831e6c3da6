# SPDX-License-Identifier: EUPL-1.2
"""Accepting an invitation, and what to do when the second factor is lost."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from schakel.access.token import acting_as
from schakel.actors import queries as actors
from schakel.actors.commands.accounts import accept_invitation
from schakel.kernel.ids import PersonId
from schakel.web.accounts.forms import FirstPasswordForm
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import posted, today

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters()
@never_cache
def accept(request: HttpRequest, account: str, token: str) -> HttpResponse:
    """Let somebody who was invited choose a password, and log them in."""
    invited = actors.invited_account(account, token)
    if invited is None:
        return render(request, "account/invitation_over.html", status=404)
    form = FirstPasswordForm(posted(request), account=invited)
    day = today()
    with acting_as(PersonId(invited.person_id), day):
        done = carry_out(
            form,
            lambda: accept_invitation(account, token, form.cleaned_data["password"], day=day),
        )
    if not done:
        context = {"form": form, "given_name": invited.person.given_name, "email": invited.email}
        return render(request, "account/invitation.html", context)
    # A new key for the session: whoever planted the old one holds nothing.
    login(request, done.value, backend=BACKEND)
    reauthenticate_by_password(request)
    messages.success(request, _("Welkom bij Schakel. Uw wachtwoord is bewaard."))
    return redirect("mfa_index" if settings.SCHAKEL_SECOND_FACTOR_REQUIRED else "today")


def second_factor_lost(request: HttpRequest) -> HttpResponse:
    """Say what to do, in the order that is quickest."""
    return render(request, "account/second_factor_lost.html")
