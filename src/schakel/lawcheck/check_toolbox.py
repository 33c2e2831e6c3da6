# SPDX-License-Identifier: EUPL-1.2
"""Is the veiligheidskoffer whole? Every measure, what they share, and their stories."""

from collections.abc import Iterator

from schakel.lawcheck.check_lighter import lighter_problems
from schakel.lawcheck.check_measures import measure_problems
from schakel.lawcheck.check_shared import shared_problems
from schakel.lawcheck.check_sources import acts, source_problems
from schakel.lawcheck.check_stories import (
    read_stories,
    story_problems,
    unread_problems,
    untrue_problems,
)
from schakel.lawcheck.law_names import known_names
from schakel.rules.folder import LawFolder
from schakel.rules.problems import Problem
from schakel.toolbox.bridge_days import bridge_day_problems
from schakel.toolbox.toolbox import ToolboxFolder, whole

SHARED_FILES = 6


def toolbox_problems(law: LawFolder, read: ToolboxFolder) -> Iterator[Problem]:
    """Yield everything that is wrong with the veiligheidskoffer of a law folder.

    A measure that cannot be read hides nothing of the others; a shared file that cannot be read
    does, for what it holds would seem missing everywhere.
    """
    yield from read.problems
    yield from bridge_day_problems(law.folder)
    yield from unread_problems(law.folder)
    yield from source_problems(law.folder, [*read.measures, *read.shared])
    if not law.problems and len(read.shared) == SHARED_FILES and acts(law.folder):
        yield from _whole(law, read)


def _whole(law: LawFolder, read: ToolboxFolder) -> Iterator[Problem]:
    known = known_names(law, read)
    toolbox = whole(read)
    shared = tuple(shared_problems(read, known))
    yield from shared
    yield from lighter_problems(read.measures, known.measures)
    for file in read.measures:
        stories, wrong = read_stories(law.folder, file.record.id)
        found = [*wrong, *measure_problems(file, known), *story_problems(file, stories, known)]
        yield from found
        if not (shared or found):
            # What refers to nothing cannot be told as a story.
            yield from untrue_problems(toolbox, file.record, stories)
