# SPDX-License-Identifier: EUPL-1.2
"""How allauth behaves here: nobody signs up by himself, and second factors are stored sealed."""

import base64
import os
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NONCE_BYTES = 12


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from an administrator; what goes wrong is said in one plain sentence."""

    error_messages = {  # noqa: RUF012  (allauth's own convention)
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is gesloten. Bel uw beheerder als dat niet klopt."),
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "enter_current_password": _("Typ het wachtwoord dat u nu hebt."),
        "incorrect_code": _("Deze code klopt niet of is verlopen. Typ de nieuwste code."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe."),
        "rate_limited": _("Te veel pogingen. Wacht vijf minuten en probeer opnieuw."),
        "too_many_login_attempts": _(
            "Te veel pogingen met dit e-mailadres. Wacht vijf minuten en probeer opnieuw, "
            "of vraag een nieuw wachtwoord."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Stores a secret as `key name:base64(nonce || AES-256-GCM)`.

    The key is derived from the key-encryption key of that name.
    """

    error_messages = {  # noqa: RUF012  (allauth's own convention)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet of is verlopen. Typ de nieuwste code."),
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the square to scan as part of the page: the CSP refuses a data: image."""
        drawn: str = super().build_totp_svg(url)
        opening = f'<svg role="img" aria-label="{gettext("Vierkant om te scannen met uw app")}"'
        return drawn[drawn.index("<svg") :].replace("<svg", opening, 1)

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Any,  # noqa: A002
    ) -> str:
        """Propose a name that a person would give."""
        number = user.authenticator_set.filter(type=type).count() + 1  # type: ignore[attr-defined]
        return gettext("Passkey %(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        name = settings.SCHAKEL_KEK_CURRENT
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + _cipher(name).encrypt(nonce, text.encode(), None)
        return f"{name}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text: str) -> str:
        name, _, encoded = encrypted_text.partition(":")
        sealed = base64.b64decode(encoded)
        return _cipher(name).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()


def _cipher(name: str) -> AESGCM:
    # Derived, so that one key never serves two purposes.
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"schakel second factor")
    return AESGCM(derived.derive(settings.SCHAKEL_KEKS[name]))
