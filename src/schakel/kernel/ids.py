# SPDX-License-Identifier: EUPL-1.2
"""One type per kind of key, so that a table's key never passes for a case's."""

from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
MandateId = NewType("MandateId", UUID)
TableId = NewType("TableId", UUID)
SignalId = NewType("SignalId", UUID)
CaseId = NewType("CaseId", UUID)
ContributionId = NewType("ContributionId", UUID)
MeetingId = NewType("MeetingId", UUID)
ItemId = NewType("ItemId", UUID)
TaskId = NewType("TaskId", UUID)
FileId = NewType("FileId", UUID)
ProtocolId = NewType("ProtocolId", UUID)
