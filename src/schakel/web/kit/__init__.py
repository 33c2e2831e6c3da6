# SPDX-License-Identifier: EUPL-1.2
"""What every page shares: forms, page pieces, the ground strip, ways open, days, links, paging.

No feature of `web` imports another; what two of them need stands here, or lower, in a room.
"""
