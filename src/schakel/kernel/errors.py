# SPDX-License-Identifier: EUPL-1.2
"""What a room raises when it cannot do what was asked; the doors turn these into pages."""


class NotFoundError(Exception):
    """It does not exist, or the actor may not know that it does. Never say which."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed it first; nothing of what was sent is lost, the form shows it again."""


class RefusedInputError(Exception):
    """A field holds something the room cannot take; the message is Dutch and says what to do."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
