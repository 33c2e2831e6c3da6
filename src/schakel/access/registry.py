# SPDX-License-Identifier: EUPL-1.2
"""Everything the rooms wrote down in their modules named `access`, found by itself.

A room registers nothing: what stands in such a module as a Kind, an Action or a Deed is known here.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

from django.apps import apps

from schakel.access.kinds import Action, Deed, Kind, Opens, Reading, Thing
from schakel.kernel.errors import NotFoundError

OURS = "schakel."
T = TypeVar("T")


def written(type_: type[T], module_name: str) -> tuple[T, ...]:
    """Return every value of a type in the modules of this name, of all rooms, each once."""
    found: dict[int, T] = {}
    for module in _modules(module_name):
        for value in vars(module).values():
            if isinstance(value, type_):
                found[id(value)] = value
    return tuple(found.values())


@cache
def things() -> Mapping[str, Thing]:
    """Return everything the journal can be about, by name.

    Raises:
        ValueError: two things have one name.
    """
    return _by("name", written(Thing, "access"))


@cache
def kinds() -> Mapping[str, Kind[Any]]:
    """Return every readable thing, by name."""
    return {name: thing for name, thing in things().items() if isinstance(thing, Kind)}


@cache
def deeds() -> Mapping[str, Deed]:
    """Return everything the journal can keep, by code; reading a kind is one of them.

    Raises:
        ValueError: two deeds have one code.
    """
    readings: list[Deed] = [kind.reading for kind in kinds().values()]
    alone = [deed for deed in written(Deed, "access") if not isinstance(deed, Reading)]
    return _by("code", (*alone, *{id(one): one for one in readings}.values()))


def actions_on(kind: Kind[Any]) -> tuple[Action[Any], ...]:
    """Return what may be done to a kind of thing, by whichever room."""
    return tuple(one for one in deeds().values() if isinstance(one, Action) and one.on is kind)


@cache
def openings() -> tuple[Opens[Any], ...]:
    """Return what rooms open of the things of lower ones."""
    return written(Opens, "access")


def kind_named(name: str) -> Kind[Any]:
    """Return a kind by its name.

    Raises:
        NotFoundError: nothing readable has this name.
    """
    found = kinds().get(name)
    if found is None:
        raise NotFoundError
    return found


def _by(key: str, values: tuple[T, ...]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for value in values:
        if getattr(value, key) in found:
            message = f"access: two things are called {getattr(value, key)!r}. Rename one."
            raise ValueError(message)
        found[getattr(value, key)] = value
    return found


def _modules(name: str) -> Iterator[ModuleType]:
    for room in apps.get_app_configs():
        if room.name.startswith(OURS) and room.module is not None:
            paths = list(room.module.__path__)
            for found in pkgutil.walk_packages(paths, f"{room.name}."):
                if found.name.rsplit(".", 1)[-1] == name:
                    yield import_module(found.name)
