# SPDX-License-Identifier: EUPL-1.2
"""The tables without row-level security, each with its reason. A test compares this list with the database.

What stands here holds nobody who is discussed: logging in comes before an actor exists.
"""

READ, FULL = "SELECT", "SELECT, INSERT, UPDATE, DELETE"

EXEMPT: dict[str, tuple[str, str]] = {
    "django_migrations": ("", "bookkeeping of the owner"),
    "django_content_type": (READ, "names of models"),
    "django_session": (FULL, "logging in comes before an actor exists; sessions hold no case text"),
    "actors_account": (FULL, "logging in comes before an actor exists; staff only"),
    "account_emailaddress": (FULL, "logging in comes before an actor exists; staff only"),
    "account_emailconfirmation": (FULL, "logging in comes before an actor exists; staff only"),
    "mfa_authenticator": (FULL, "logging in comes before an actor exists; secrets are encrypted"),
    "actors_municipality": (READ, "public reference data"),
    "actors_policezone": (READ, "public reference data"),
}
"""Table name: privileges of the web role, reason."""
