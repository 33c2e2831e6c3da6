# SPDX-License-Identifier: EUPL-1.2
"""The trend room: answers of the peers, values worked out by hand, properties."""
