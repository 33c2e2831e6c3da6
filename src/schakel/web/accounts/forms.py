# SPDX-License-Identifier: EUPL-1.2
"""The forms of logging in, in the product's look and in its Dutch."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schakel.web.kit.forms import SchakelForm, SchakelRenderer
from schakel.web.kit.page import Text

LONG = _("Minstens 12 tekens. Vier gewone woorden achter elkaar onthoudt u beter dan één moeilijk.")
WORDS: dict[str, tuple[Text, Text]] = {
    "login": (_("E-mailadres"), ""),
    "email": (_("E-mailadres"), _("Het adres waarmee u zich aanmeldt.")),
    "password": (_("Wachtwoord"), ""),
    "oldpassword": (_("Uw wachtwoord nu"), ""),
    "password1": (_("Nieuw wachtwoord"), LONG),
    "password2": (_("Nog eens hetzelfde"), ""),
    "code": (_("Code"), _("De zes cijfers die uw app nu toont.")),
    "name": (_("Naam"), _("Zodat u toestellen uit elkaar houdt: laptop werk, sleutel bureau.")),
    "passwordless": (
        _("Met dit toestel ook zonder wachtwoord aanmelden"),
        _("Dan vraagt het toestel zelf een vingerafdruk, gezicht of pincode."),
    ),
}
"""Label and hint of each field that allauth makes."""


class Dressed:
    """Gives a form of allauth our components, labels and hints."""

    default_renderer = SchakelRenderer
    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = WORDS.get(name, (field.label, ""))
            field.error_messages["required"] = _("Vul dit in: %(label)s") % {"label": field.label}


class LoginForm(Dressed, account.LoginForm):
    """Address and password."""


class ReauthenticateForm(Dressed, account.ReauthenticateForm):
    """The password once more."""


class ResetPasswordForm(Dressed, account.ResetPasswordForm):
    """The address to send a link to."""


class ResetPasswordKeyForm(Dressed, account.ResetPasswordKeyForm):
    """A new password, twice."""


class ChangePasswordForm(Dressed, account.ChangePasswordForm):
    """The old password and a new one."""


class AuthenticateForm(Dressed, second_factor.AuthenticateForm):
    """The code at log-in."""


class ReauthenticateCodeForm(Dressed, second_factor.ReauthenticateForm):
    """The code once more."""


class ActivateTOTPForm(Dressed, totp.ActivateTOTPForm):
    """The first code of an app."""


class DeactivateTOTPForm(Dressed, totp.DeactivateTOTPForm):
    """Nothing to fill in."""


class GenerateRecoveryCodesForm(
    Dressed,
    recovery_codes.GenerateRecoveryCodesForm,
):
    """Nothing to fill in."""


class AddWebAuthnForm(Dressed, webauthn.AddWebAuthnForm):
    """A passkey and its name."""


class EditWebAuthnForm(Dressed, webauthn.EditWebAuthnForm):
    """The name of a passkey."""


class FirstPasswordForm(SchakelForm):
    """The first password of somebody who was invited."""

    password = forms.CharField(
        label=_("Wachtwoord"),
        help_text=LONG,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nog eens hetzelfde"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: AbstractBaseUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Refuse what is too short or too well known."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)  # type: ignore[arg-type]  # any account
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that differ."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            raise ValidationError({"again": _("Deze twee zijn niet gelijk. Typ ze opnieuw.")})
        return given
