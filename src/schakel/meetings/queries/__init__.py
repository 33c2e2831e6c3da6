# SPDX-License-Identifier: EUPL-1.2
"""Every read of the room, one subject a file."""
