# SPDX-License-Identifier: EUPL-1.2
"""An installed Schakel finds the law, the reference data and the demo without a project around
it."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from schakel.project.environment import REPOSITORY

FINDS = """
import django
django.setup()
import schakel
from schakel.actors import reference
from schakel.demo.content import reading
from schakel.rules import law
from django.conf import settings
print(schakel.__file__, law.law_folder(), reference.folder(), reading.region_folder())
print(*settings.LOCALE_PATHS)
law.book()
"""


@pytest.fixture(scope="module")
def wheel() -> dict[str, object]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    return dict(project["tool"]["hatch"]["build"]["targets"]["wheel"])


def test_what_goes_into_the_wheel_has_its_place_in_it(wheel):
    assert set(wheel["only-include"]) == set(wheel["sources"])
    assert wheel["sources"] == {
        "src/schakel": "schakel",
        "law": "schakel/law",
        "reference": "schakel/reference",
        "demo": "schakel/demo/region",
    }


def test_an_installed_schakel_reads_its_own_data(wheel, tmp_path):
    for folder, place in wheel["sources"].items():
        shutil.copytree(
            REPOSITORY / folder, tmp_path / place, ignore=shutil.ignore_patterns("__pycache__")
        )
    found = subprocess.run(
        [sys.executable, "-c", FINDS],
        cwd=tmp_path,
        env={
            "PATH": os.defpath,
            "PYTHONPATH": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "schakel.project.settings_test",
        },
        check=True,
        capture_output=True,
        text=True,
    )
    package = tmp_path / "schakel"
    assert [Path(one) for one in found.stdout.split()] == [
        package / "__init__.py",
        package / "law",
        package / "reference",
        package / "demo" / "region",
        package / "locale",
    ]
