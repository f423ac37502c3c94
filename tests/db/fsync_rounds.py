"""Appends between two marks on the standard output, for a test that counts system calls in between.

python -m tests.db.fsync_rounds FOLDER APPENDS
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import db
from tests.db.samples import MEETING, OTHER, opened, put, said


def main(folder: Path, appends: int) -> None:
    with opened(folder) as store:
        # The first write after opening begins the journal: its header and its name are synced once.
        put(store, OTHER, "热身")
        os.write(1, b"BEGIN\n")
        for seq in range(appends):
            with store.transaction() as tx:
                tx.save_draft("m7", "未说完")
                tx.append(MEETING, [said("一"), said("二")], expect=2 * seq)
                tx.drop_draft("m7")
                tx.put_shelf(db.ShelfRow(MEETING, "1", "", "", "", "", "", 2 * seq, b"{}"))
            store.head(MEETING)
        os.write(1, b"END\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
