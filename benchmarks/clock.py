# SPDX-License-Identifier: EUPL-1.2
"""Processor seconds for many time lines and examples, over the stories of all measures.

.venv/bin/python benchmarks/clock.py [how many]
"""

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from schakel.lawcheck.stories import TimeStory
from schakel.lawcheck.time_stories import story_calendar
from schakel.rules.folder import read_all
from schakel.rules.law import law_folder
from schakel.toolbox.calendar import Calendar
from schakel.toolbox.clock import Event, example_line, time_line
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import toolbox

TIMES = 10_000
START = date(2026, 3, 2)
Running = tuple[SafetyMeasure, tuple[Event, ...], date, Calendar]


def main() -> None:
    """Print how long it takes to ask every running measure where it stands."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    running = tuple(_running())
    events = sum(len(one[1]) for one in running) / len(running)
    _say(f"{len(toolbox().measures)} measures, {len(running)} stories, {events:.1f} events a story")
    lines = (_line(one) for one in itertools.cycle(running))
    _measure(f"{times} time lines", times, lambda: next(lines))
    measures = itertools.cycle(toolbox().measures)
    examples = times // 10
    _measure(
        f"{examples} examples",
        examples,
        lambda: example_line(toolbox(), next(measures), start=START),
    )


def _running() -> Iterator[Running]:
    """Yield the measures of the stories, on the last day of each, with all that happened."""
    folder = law_folder()
    for measure in toolbox().measures:
        paths = sorted(folder.glob(f"measures/{measure.id}/scenarios/*.yaml"))
        files, _ = read_all(folder, paths, TimeStory)
        for file in files:
            story = file.record
            events = tuple(
                Event(one.step, one.on, one.begins, one.until, one.ground, one.reason)
                for step in story.steps
                for one in step.events
            )
            yield measure, events, story.steps[-1].on, story_calendar(toolbox(), story)


def _line(running: Running) -> object:
    measure, events, day, calendar = running
    return time_line(toolbox(), measure, events, day=day, calendar=calendar)


def _measure(name: str, times: int, call: Callable[[], object]) -> None:
    call()
    begun = time.process_time()
    for _ in range(times):
        call()
    took = time.process_time() - begun
    _say(f"{name:24} {took:6.2f} s   {took / times * 1000:6.3f} ms each")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
