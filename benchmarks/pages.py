# SPDX-License-Identifier: EUPL-1.2
"""Queries and milliseconds of the pages of the journeys, on the loaded demo (benchmarks/README.md).

.venv/bin/python benchmarks/pages.py [folder]
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

TIMES = 20
TRIED = 200
QUIET = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SELECT SET_CONFIG")
# The address, the function that uses it, and what fills its argument.
PAGES = (
    ("demo_people", "", ""),
    ("today", "safety_coordinator", ""),
    ("today", "mayor", ""),
    ("today", "clb_counsellor", ""),
    ("notices", "clb_counsellor", ""),
    ("signal_give", "clb_counsellor", ""),
    ("signal_give_to", "clb_counsellor", "tables_table"),
    ("signals", "safety_coordinator", ""),
    ("signal", "clb_counsellor", "cases_signal"),
    ("signal", "safety_coordinator", "cases_signal"),
    ("information_question", "information_officer", "cases_informationcheck"),
    ("cases", "safety_coordinator", ""),
    ("case_search", "safety_coordinator", ""),
    ("case", "safety_coordinator", "cases_case"),
    ("case", "caw_worker", "cases_case"),
    ("case_invite", "safety_coordinator", "cases_case"),
    ("invitation", "youth_worker", "cases_casemember"),
    ("contribution_share", "clb_counsellor", "cases_case"),
    ("tasks", "caw_worker", ""),
    ("task", "caw_worker", "cases_task"),
    ("tendencies", "mayor", ""),
    ("meetings", "safety_coordinator", ""),
    ("meeting", "safety_coordinator", "meetings_meeting"),
    ("meeting_composition", "safety_coordinator", "meetings_meeting"),
    ("cockpit", "safety_coordinator", "meetings_meeting"),
    ("item_minutes", "safety_coordinator", "meetings_agendaitem"),
    ("case_close", "safety_coordinator", "cases_case"),
    ("case_escalate", "safety_coordinator", "cases_case"),
    ("protocol_template", "safety_coordinator", "tables_table"),
    ("administration", "administrator", ""),
    ("reading_log", "dpo", ""),
    ("sources", "", ""),
    ("say", "", ""),
)


def main() -> None:
    """Load the demo when the folder is empty, and print one line a page."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="schakel-"))
    os.environ |= {"SCHAKEL_DEMO": "1", "SCHAKEL_STATE_DIR": str(folder)}
    from schakel.project.cli.process import read_environment, server, start_django

    with server(read_environment("web"), stop_always=True):
        _prepare()
        start_django("web", also=("owner", "clock"))
        from django.utils import timezone

        from schakel.demo import loading

        with suppress(loading.AlreadyLoadedError):
            loading.load(timezone.localdate(), _tell)
        sys.stdout.write("| page | as | queries | median ms |\n|---|---|---:|---:|\n")
        for name, function, kind in PAGES:
            sys.stdout.write(_line(name, function, kind))


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _prepare() -> None:
    import subprocess

    command = [sys.executable, "-m", "schakel.project.cli", "migrate"]
    subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603  (ourselves)


def _line(name: str, function: str, kind: str) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for client in _clients(function):
        for path in _paths(name, kind):
            # The first time loads the law and the templates.
            if client.get(path).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            asked = [one["sql"].upper() for one in captured.captured_queries]
            queries = sum(not text.startswith(QUIET) for text in asked)
            median = statistics.median(_milliseconds(client, path) for _ in range(TIMES))
            return f"| {name} | {function or 'visitor'} | {queries} | {median:.0f} |\n"
    return f"| {name} | {function or 'visitor'} | opens for nobody | |\n"


def _milliseconds(client: "Client", path: str) -> float:
    begin = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - begin) * 1000


def _clients(function: str) -> Iterator["Client"]:
    from django.test import Client
    from django.utils import timezone

    from schakel.actors.models import Account, Mandate

    if not function:
        yield Client(SERVER_NAME="localhost")
        return
    held = Mandate.objects.using("owner").filter(function=function, begin__lte=timezone.localdate())
    for account in Account.objects.using("owner").filter(person_id__in=held.values("person_id")):
        client = Client(SERVER_NAME="localhost")
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
        yield client


def _paths(name: str, table: str) -> Iterator[str]:
    from django.db import connections
    from django.urls import reverse

    if not table:
        yield reverse(name)
        return
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id LIMIT %s", [TRIED])  # noqa: S608
        for (row,) in cursor.fetchall():
            yield reverse(name, args=[row])


if __name__ == "__main__":
    main()
