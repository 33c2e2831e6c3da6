# SPDX-License-Identifier: EUPL-1.2
"""How allauth behaves here: nobody signs up by himself, and second factors are stored sealed."""

import base64
import os

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

NONCE_BYTES = 12


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Stores a secret as `key name:base64(nonce || AES-256-GCM)`.

    The key is derived from the key-encryption key of that name.
    """

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
