"""Collects the whole truth sets only where HUISHEN_CASES names the folder that holds them."""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("HUISHEN_CASES") else ["test_*.py"]
