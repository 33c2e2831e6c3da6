# SPDX-License-Identifier: EUPL-1.2
"""Why somebody sees a thing."""

from uuid import UUID

from django.http import HttpResponse

from schakel.rules.errors import NotFoundError
from schakel.web.request import ActingRequest


def why(_request: ActingRequest, kind: str, thing: UUID) -> HttpResponse:  # noqa: ARG001
    """Show the rule by which the actor sees this."""
    raise NotFoundError
