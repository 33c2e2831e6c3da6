# SPDX-License-Identifier: EUPL-1.2
"""The clock: work that falls due without anyone asking, done under the clock's own login.

Refuses: to decide anything. Each task calls one command of a room.
"""
