# SPDX-License-Identifier: EUPL-1.2
"""A dimension of a table: places, phenomena or periods, and how wholes are made of parts.

A whole may be split in more than one way: Flanders in provinces and, across them, in police zones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from schakel.monitor.disclosure.errors import ReleaseError


@dataclass(frozen=True)
class Split:
    """One way in which `whole` is the sum of `parts`; the parts do not overlap."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Hierarchy:
    """The nodes of one dimension. A node that no split divides is a leaf.

    `single` names leaves that stand in no split, such as the one period of a release.

    Raises:
        ReleaseError: a node is its own part; parts overlap; two splits of one whole do not hold the
            same leaves. Each would let a sum say something else than the counts below it.
    """

    name: str
    splits: tuple[Split, ...] = ()
    single: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, *splits: Mapping[str, Iterable[str]]) -> "Hierarchy":
        """Return a hierarchy from mappings of whole to parts; a second one may cut otherwise."""
        cut = [Split(whole, tuple(parts)) for one in splits for whole, parts in one.items()]
        return cls(name, tuple(cut))

    def __post_init__(self) -> None:
        for split in self.splits:
            self._refuse_overlap(split)
            self.leaves_of(split.whole)

    @cached_property
    def ways(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Per whole, the ways in which it is split."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for split in self.splits:
            found[split.whole] = (*found.get(split.whole, ()), split.parts)
        return found

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Every node once, in the order in which the splits name them."""
        named = (name for split in self.splits for name in (split.whole, *split.parts))
        return tuple(dict.fromkeys((*named, *self.single)))

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The nodes that are not split."""
        return tuple(node for node in self.nodes if node not in self.ways)

    def leaves_of(self, node: str) -> frozenset[str]:
        """Return the leaves below a node; a leaf holds itself.

        Raises:
            ReleaseError: the dimension does not know the node.
        """
        if node not in self._known:
            message = (
                f"„{node}” staat niet in {self.name}. "
                f"Voeg het toe aan de hiërarchie, of haal het uit de tabel."
            )
            raise ReleaseError(message)
        return self._below(node, ())

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.nodes)

    @cached_property
    def _found(self) -> dict[str, frozenset[str]]:
        return {}

    def _below(self, node: str, above: tuple[str, ...]) -> frozenset[str]:
        if node in above:
            message = f"{self.name}: „{node}” is een deel van zichzelf. Haal de kring eruit."
            raise ReleaseError(message)
        if node not in self._found:
            ways = self.ways.get(node)
            if ways is None:
                return frozenset({node})
            held = [
                frozenset().union(*(self._below(part, (*above, node)) for part in parts))
                for parts in ways
            ]
            self._refuse_difference(node, held)
            self._found[node] = held[0]
        return self._found[node]

    def _refuse_difference(self, node: str, held: list[frozenset[str]]) -> None:
        odd = sorted(frozenset().union(*held) - frozenset.intersection(*held))
        if odd:
            message = (
                f"{self.name}: twee splitsingen van „{node}” houden niet hetzelfde in; {odd[0]} "
                f"staat er maar in één. Maak ze volledig, of geef het nieuwe geheel een eigen naam."
            )
            raise ReleaseError(message)

    def _refuse_overlap(self, split: Split) -> None:
        seen: set[str] = set()
        for part in split.parts:
            double = sorted(seen & self.leaves_of(part))
            if double:
                message = (
                    f"{self.name}: in „{split.whole}” telt {double[0]} twee keer. "
                    f"De delen van één splitsing mogen elkaar niet overlappen."
                )
                raise ReleaseError(message)
            seen |= self.leaves_of(part)
        if not split.parts:
            message = f"{self.name}: „{split.whole}” heeft geen delen. Noem ze, of laat het weg."
            raise ReleaseError(message)


def joined(hierarchies: Iterable[Hierarchy]) -> Hierarchy:
    """Return one dimension that holds every split of several releases.

    Raises:
        ReleaseError: a name means something else in one release than in another.
    """
    every = tuple(hierarchies)
    splits = dict.fromkeys(split for one in every for split in one.splits)
    wholes = {split.whole for split in splits}
    single = dict.fromkeys(name for one in every for name in one.single if name not in wholes)
    return Hierarchy(every[0].name, tuple(splits), tuple(single))
