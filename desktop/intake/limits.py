"""How much of a stranger's file is read before it is refused."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds for one file; the defaults are far above any honest ledger.

    Honest sheets of 100,000 rows were measured at a packing ratio of 12 to 19, so a ratio above
    100 is hostile; below `ratio_floor` unpacked bytes it is harmless whatever the ratio.
    """

    file_bytes: int = 64 * MIB
    members: int = 4_000
    unpacked_bytes: int = 200 * MIB
    ratio: int = 100
    ratio_floor: int = 8 * MIB
    sheets: int = 64
    rows: int = 20_000  # with content, per sheet; what follows is cut and said
    columns: int = 256  # per sheet; what lies to the right is left and said
    cells: int = 600_000  # with content, in the whole file
    places: int = 4_000_000  # cells and the blanks to their left, in the whole file
    characters: int = 40_000_000  # in the whole file
    spans: int = 20_000  # merged ranges per sheet
    filled_cells: int = 400_000  # cells a sheet's merged ranges may fill
    seconds: float = 30.0  # for the separate process
    memory: int = 1536 * MIB  # address space of the separate process, where the system can bound it


DEFAULT = Limits()
