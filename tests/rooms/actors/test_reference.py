# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and police zones are there after migrating, and loading them again changes
nothing.
"""

from schakel.actors import reference
from schakel.actors.models import Municipality, PoliceZone
from tests.world import OWNER


def test_all_flemish_municipalities_and_active_zones_are_there_after_migrating(database):
    assert Municipality.objects.count() == 285
    assert PoliceZone.objects.count() == 101
    assert not Municipality.objects.filter(police_zone__isnull=True).exists()
    assert Municipality.objects.get(nis="11002").name == "Antwerpen"


def test_loading_again_mends_a_name_and_keeps_what_is_fictional(town):
    Municipality.objects.using(OWNER).filter(nis="11002").update(name="Antwerpn")
    assert reference.load(reference.folder(), OWNER) == reference.Loaded(285, 101)
    assert Municipality.objects.get(nis="11002").name == "Antwerpen"
    assert Municipality.objects.filter(nis="99001").exists()
    assert Municipality.objects.count() == 287
