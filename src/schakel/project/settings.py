# SPDX-License-Identifier: EUPL-1.2
"""The settings of Django, from the environment (docs/operations/settings.md)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from schakel.project import databases, environment, keys

_environment = environment.read(os.environ)
_keys = keys.load(_environment)
_source = Path(__file__).resolve().parents[1]

# What is ours
SCHAKEL_DEMO = _environment.demo
SCHAKEL_DB_ROLE = _environment.role
SCHAKEL_STATE_DIR = _environment.state
SCHAKEL_TOKEN_KEY = _keys.token_key
SCHAKEL_KEKS = _keys.keks
SCHAKEL_KEK_CURRENT = _keys.kek_current
SCHAKEL_IDLE_MINUTES = _environment.idle_minutes
SCHAKEL_SECOND_FACTOR_REQUIRED = not SCHAKEL_DEMO

DEBUG = False
SECRET_KEY = _keys.secret_key
ALLOWED_HOSTS = list(_environment.hosts)

ROOMS = (
    "access",
    "vault",
    "journal",
    "actors",
    "tables",
    "notices",
    "cases",
    "meetings",
    "documents",
    "web",
    "jobs",
)
INSTALLED_APPS = [
    *(f"schakel.{room}" for room in ROOMS if (_source / room / "apps.py").exists()),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "schakel.web.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "schakel.web.accounts.second_factor.SecondFactorMiddleware",
    # Last: from here on one transaction, with the acting person in it.
    "schakel.web.middleware.ActorMiddleware",
]
ROOT_URLCONF = "schakel.project.urls"
WSGI_APPLICATION = "schakel.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "schakel.web.context.frame",
            ],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# The database
def database_of(role: str) -> dict[str, Any]:
    """Return Django's words for the connection of a role."""
    login = databases.login_for(_environment, role)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": login.host,
        "PORT": str(login.port),
        "NAME": login.database,
        "USER": login.user,
        "PASSWORD": login.password,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"application_name": f"schakel {role}", **dict(login.options)},
    }


DATABASES = {
    "default": database_of(_environment.role),
    # The same login on a connection of its own: a count of failed log-ins outlives a rollback.
    "throttle": database_of(_environment.role),
}
DATABASE_ROUTERS = ["schakel.project.routers.ThrottleRouter"]
# In the database, because a count must hold for every process on every machine.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "throttle",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# Logging in
AUTH_USER_MODEL = "actors.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "schakel.project.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {
    "login": "schakel.web.accounts.forms.LoginForm",
    "reauthenticate": "schakel.web.accounts.forms.ReauthenticateForm",
    "reset_password": "schakel.web.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "schakel.web.accounts.forms.ResetPasswordKeyForm",
    "change_password": "schakel.web.accounts.forms.ChangePasswordForm",
}
# An address that nobody has gets no mail: Schakel writes to its own people only.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# An administrator gives the address; the invitation that arrives there proves it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if SCHAKEL_DEMO else "https"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _environment.proxy else 0
MFA_ADAPTER = "schakel.project.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "schakel.web.accounts.forms.AuthenticateForm",
    "reauthenticate": "schakel.web.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "schakel.web.accounts.forms.ActivateTOTPForm",
    "deactivate_totp": "schakel.web.accounts.forms.DeactivateTOTPForm",
    "add_webauthn": "schakel.web.accounts.forms.AddWebAuthnForm",
    "edit_webauthn": "schakel.web.accounts.forms.EditWebAuthnForm",
    "generate_recovery_codes": "schakel.web.accounts.forms.GenerateRecoveryCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Schakel"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey asks for https; on localhost browsers make an exception.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SCHAKEL_DEMO

# Sessions, cookies, headers
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(minutes=SCHAKEL_IDLE_MINUTES).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not SCHAKEL_DEMO
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not SCHAKEL_DEMO
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = not SCHAKEL_DEMO
CSRF_TRUSTED_ORIGINS = [] if SCHAKEL_DEMO else [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = not SCHAKEL_DEMO
SECURE_HSTS_SECONDS = 0 if SCHAKEL_DEMO else int(timedelta(days=365).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = not SCHAKEL_DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _environment.proxy else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}

# What may come in
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("fr", _("Frans")), ("en", _("Engels"))]
LOCALE_PATHS = [_source / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Static files
STATIC_URL = "/static/"
# The demo serves them from the rooms; elsewhere `schakel serve` gathers them here.
STATIC_ROOT = None if SCHAKEL_DEMO else SCHAKEL_STATE_DIR / "static"
WHITENOISE_USE_FINDERS = SCHAKEL_DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if SCHAKEL_DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Mail
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "schakel@localhost"
if _environment.mail is not None:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _environment.mail.host
    EMAIL_PORT = _environment.mail.port
    EMAIL_HOST_USER = _environment.mail.user
    EMAIL_HOST_PASSWORD = _environment.mail.password
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = _environment.mail.sender

# Events with ids, to standard error. A path holds ids only; what was typed is never logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "schakel": {"level": "INFO"},
        # Its own handlers would mail a page of settings and typed fields.
        "django": {"handlers": [], "level": "WARNING"},
        # A query with its values belongs in no log, whatever the level elsewhere.
        "django.db.backends": {"level": "WARNING"},
    },
}
