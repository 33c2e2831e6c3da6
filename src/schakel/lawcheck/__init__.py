# SPDX-License-Identifier: EUPL-1.2
"""The workshop of the law: checks a law folder, runs its stories, compares and publishes it.

Only the command line works here; no page and no command of a room asks it anything. It refuses to
repair: what is wrong is named with file, line and remedy, and a jurist decides.
"""
