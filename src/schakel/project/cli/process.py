# SPDX-License-Identifier: EUPL-1.2
"""Django in this process, logged in as one role."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from schakel.project import environment
from schakel.project.cluster import Cluster
from schakel.project.environment import Environment


def read_environment(role: str) -> Environment:
    """Choose the role of this process, whatever the shell says, and return the settings."""
    os.environ["SCHAKEL_DB_ROLE"] = role
    return environment.read(os.environ)


def start_django(role: str, *, also: tuple[str, ...] = ()) -> None:
    """Set Django up with "default" logged in as `role`, and an alias for each role in `also`."""
    import django

    os.environ["SCHAKEL_DB_ROLE"] = role
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.project.settings")
    if also:
        from schakel.project import settings

        for other in also:
            settings.DATABASES[other] = settings.database_of(other)
    django.setup()


@contextmanager
def server(settings: Environment, *, stop_always: bool = False) -> Iterator[None]:
    """Have the embedded server while this runs, when the database is embedded.

    It is stopped again if it was not running; with `stop_always` also when an earlier process,
    killed, had left it running.
    """
    if settings.database is not None:
        yield
        return
    cluster = Cluster(settings.state, settings.keys, say=say)
    started = cluster.start()
    try:
        yield
    finally:
        if started or stop_always:
            cluster.stop()


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
