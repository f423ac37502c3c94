"""Sums over a list of heights that are read and changed in logarithmic time (Fenwick's tree)."""

from collections.abc import Iterable


class Fenwick:
    """A list of whole numbers with the sum of any first part of it, and the item at any sum, at hand."""

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = list(values)
        self._tree = [0, *self._values]
        for at in range(1, len(self._tree)):
            above = at + (at & -at)
            if above < len(self._tree):
                self._tree[above] += self._tree[at]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, at: int) -> int:
        return self._values[at]

    def set(self, at: int, value: int) -> int:
        """Make item ``at`` equal ``value`` and return by how much it grew."""
        grown = value - self._values[at]
        self._values[at] = value
        node = at + 1
        while grown and node < len(self._tree):
            self._tree[node] += grown
            node += node & -node
        return grown

    def append(self, value: int) -> None:
        """Add ``value`` at the end."""
        self._values.append(value)
        node = len(self._values)
        low = node - (node & -node)
        self._tree.append(self.before(node - 1) - self.before(low) + value)

    def before(self, count: int) -> int:
        """Return the sum of the first ``count`` items."""
        total = 0
        while count:
            total += self._tree[count]
            count -= count & -count
        return total

    @property
    def total(self) -> int:
        """The sum of all items."""
        return self.before(len(self._values))

    def find(self, height: int) -> int:
        """Return the item that covers ``height`` from the top; the first or last one beyond the ends."""
        at, step = 0, 1 << len(self._values).bit_length()
        rest = max(0, height)
        while step:
            if at + step < len(self._tree) and self._tree[at + step] <= rest:
                at += step
                rest -= self._tree[at]
            step >>= 1
        return min(at, max(0, len(self._values) - 1))
