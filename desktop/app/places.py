"""Where things lie on this machine: stores, keys, the office's settings. Nothing here is shared over a network."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders of this user; none need exist yet."""

    config: Path
    data: Path

    @property
    def keys(self) -> Path:
        """Where the keys of stores lie until key slots exist, one file a store, readable by the user alone."""
        return self.config / "keys"

    @property
    def profiles(self) -> Path:
        """Where the kinds of meeting lie that the office made for itself, one file each."""
        return self.config / "profiles"

    @property
    def store(self) -> Path:
        """The store that opens when no other is named."""
        return self.data / "store"

    @property
    def rehearsal(self) -> Path:
        """The store rehearsals are taken down in, when no other is named."""
        return self.data / "rehearsal"


def here() -> Places:
    """The folders by the habits of the operating system; XDG variables are followed where they are set."""
    home = Path.home()
    if sys.platform == "win32":
        roaming = Path(os.environ.get("APPDATA", home / "AppData" / "Roaming"))
        return Places(roaming / "huishen", roaming / "huishen")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Places(config / "huishen", data / "huishen")
