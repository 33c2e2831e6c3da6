# SPDX-License-Identifier: EUPL-1.2
"""The trend room: early signals, clusters, effects and disclosure control, as mathematics.

It works on counts and never on a person; it knows no database and no page. It refuses to alarm on a
series too short to judge, to publish a table that its audit did not find clean, and to call a
figure zero that was only withheld.
"""
