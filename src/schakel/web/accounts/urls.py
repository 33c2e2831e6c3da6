# SPDX-License-Identifier: EUPL-1.2
"""The addresses of logging in: our own, and of allauth only what Schakel uses.

Nobody signs up or changes his own address here: both come from an administrator.
"""

from allauth.account import urls as account
from allauth.mfa import urls as second_factor
from django.urls import include, path

from schakel.web.accounts import views

USED = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [
    path("uitnodiging/<str:account>/<str:token>/", views.accept, name="invitation_accept"),
    path("tweede-stap-kwijt/", views.second_factor_lost, name="second_factor_lost"),
    path("account/", include([one for one in account.urlpatterns if one.name in USED])),
    path("account/2fa/", include(second_factor.urlpatterns)),
]
