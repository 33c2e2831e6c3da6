# SPDX-License-Identifier: EUPL-1.2
"""A form about something that somebody else may save meanwhile: it carries what it showed."""

import hashlib
from copy import copy
from typing import Any

from django import forms

from schakel.kernel.errors import ChangedMeanwhileError
from schakel.web.kit.forms import SchakelForm

# The version of nothing: what came back was not written by one of our pages.
UNKNOWN = -1
DIGITS = 9
MARK_LENGTH = 20


class VersionField(forms.Field):
    """The number of a version, hidden; whatever is no number was never a version."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: object) -> int:
        """Return the number; the command compares it and refuses what it never gave."""
        sent = str(value or "")
        fits = sent.isascii() and sent.isdigit() and len(sent) <= DIGITS
        return int(sent) if fits else UNKNOWN


class VersionSent(SchakelForm):
    """What a button sends beside a text that was read: the version that stood there."""

    version: forms.Field = VersionField()


class VersionForm(VersionSent):
    """A form about a thing with a version; `version` is the one that stands there now."""

    def __init__(self, *args: Any, version: int | str, **kwargs: Any) -> None:
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "version": version}
        super().__init__(*args, **kwargs)
        self.was_second = False

    def renew(self) -> None:
        """Carry the version of now, so that sending once more is done with open eyes.

        Everything else that was sent stays as it is, fields with several values included.
        """
        self.was_second = True
        sent: Any = copy(self.data)
        sent[self.add_prefix("version")] = str(self.initial["version"])
        self.data = sent


class MarkForm(VersionForm):
    """The same about a thing without a number: its version is a mark of all that was shown."""

    version: forms.Field = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=MARK_LENGTH
    )

    def __init__(self, *args: Any, shown: object, **kwargs: Any) -> None:
        super().__init__(*args, version=mark_of(shown), **kwargs)

    def require_unchanged(self) -> None:
        """Go on when what was shown is what stands there now.

        Raises:
            ChangedMeanwhileError: somebody else changed it since.
        """
        if self.cleaned_data["version"] != self.initial["version"]:
            raise ChangedMeanwhileError


def mark_of(shown: object) -> str:
    """Return a mark of what a form showed."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:MARK_LENGTH]
