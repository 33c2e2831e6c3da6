# SPDX-License-Identifier: EUPL-1.2
"""The coarsest cut of a dimension that still tells every shown node apart.

Leaves that lie in exactly the same shown nodes can only be known together, so they are one atom.
It keeps the attack small and loses nothing: a larger sum of leaves is bounded the same way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schakel.monitor.disclosure.hierarchy import Hierarchy


@dataclass(frozen=True)
class Coarse:
    """A dimension cut coarse.

    `names`: node to the one name of all nodes that hold the same leaves; `ways`: the splits between
    those names; `atoms`: leaf to the name of its atom.
    """

    names: Mapping[str, str]
    ways: Mapping[str, tuple[tuple[str, ...], ...]]
    atoms: Mapping[str, str]


def coarse(hierarchy: Hierarchy, shown: Iterable[str]) -> Coarse:
    """Return the dimension cut no finer than what `shown` tells apart."""
    kinds = _kinds(hierarchy, tuple(dict.fromkeys(shown)))
    groups: dict[frozenset[str], str] = {}
    atom_of: dict[str, frozenset[str]] = {}
    for group in kinds:
        atom_of.update(dict.fromkeys(group, group))
    held: dict[str, frozenset[str]] = {}
    for node in hierarchy.nodes:
        leaves = hierarchy.leaves_of(node)
        if leaves == frozenset().union(*(atom_of[leaf] for leaf in leaves)):
            held[node] = leaves
            groups.setdefault(leaves, node)
    for group in kinds:
        groups.setdefault(group, "+".join(sorted(group)))
    atoms = {leaf: groups[group] for leaf, group in atom_of.items()}
    return Coarse(
        {node: groups[leaves] for node, leaves in held.items()},
        _ways(hierarchy, held, groups, atoms),
        atoms,
    )


def _kinds(hierarchy: Hierarchy, shown: tuple[str, ...]) -> list[frozenset[str]]:
    inside: dict[str, list[int]] = {leaf: [] for leaf in hierarchy.leaves}
    for number, node in enumerate(shown):
        for leaf in hierarchy.leaves_of(node):
            inside[leaf].append(number)
    alike: dict[tuple[int, ...], list[str]] = {}
    for leaf, numbers in inside.items():
        alike.setdefault(tuple(numbers), []).append(leaf)
    return [frozenset(leaves) for leaves in alike.values()]


def _ways(
    hierarchy: Hierarchy,
    held: Mapping[str, frozenset[str]],
    groups: Mapping[frozenset[str], str],
    atoms: Mapping[str, str],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    ways: dict[str, dict[tuple[str, ...], None]] = {}
    for split in hierarchy.splits:
        leaves = held.get(split.whole)
        if leaves is None or len({atoms[leaf] for leaf in leaves}) == 1:
            continue
        if all(part in held for part in split.parts):
            parts = tuple(groups[held[part]] for part in split.parts)
        else:
            parts = tuple(sorted({atoms[leaf] for leaf in leaves}))
        whole = groups[leaves]
        if parts != (whole,):
            ways.setdefault(whole, {})[parts] = None
    return {whole: tuple(found) for whole, found in ways.items()}
