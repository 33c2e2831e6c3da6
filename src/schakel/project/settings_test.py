# SPDX-License-Identifier: EUPL-1.2
"""The settings of the tests: the demo's, with fixed keys; tests/conftest.py names the database."""

import os
import tempfile

# Whatever the developer's shell holds, the tests start from the same place.
for _name in [*os.environ]:
    if _name.startswith("SCHAKEL_") and not _name.startswith("SCHAKEL_TEST_"):
        del os.environ[_name]
os.environ |= {
    "DATABASE_URL": "postgresql://schakel_web@ask-for-the-fixture-database/none",
    "SCHAKEL_DEMO": "1",
    "SCHAKEL_STATE_DIR": os.environ.get("SCHAKEL_TEST_STATE", tempfile.gettempdir()),
    "SCHAKEL_SECRET_KEY": "only-in-tests-" * 5,
    "SCHAKEL_TOKEN_KEY": "11" * 32,
    "SCHAKEL_KEKS": f"kek-1:{'22' * 32}",
}

from schakel.project.settings import *  # noqa: E402, F403
from schakel.project.settings import DATABASES as _DATABASES  # noqa: E402

DATABASES = {
    # A database lives as long as its test; a thread of the site must not keep a door to it.
    alias: _DATABASES["default"] | {"USER": f"schakel_{role}", "CONN_MAX_AGE": 0}
    for alias, role in (("default", "web"), ("owner", "owner"), ("clock", "clock"))
}
DATABASE_ROUTERS = []
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
