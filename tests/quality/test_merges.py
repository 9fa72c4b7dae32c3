"""Resolution measured alone: annotations of the clusters are filed, and what was merged is scored."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SIJILL_SHARED", ROOT.parent / "shared"))
CLUSTERS = SHARED / "corpus" / "clusters" / "clusters.json"

FLOORS = {
    ("encounters", "precision"): 0.97,
    ("encounters", "F1"): 0.90,
    ("people read", "precision"): 0.99,
    ("people read", "F1"): 0.98,
}


@pytest.mark.skipif(not CLUSTERS.exists(), reason="the clusters are beside the repository (../shared), not in it")
def test_what_is_one_is_merged_and_what_is_two_is_not_in_any_order() -> None:
    """The floors hold, all different people stay apart, and a shuffled order of filing changes no record."""
    command = [sys.executable, str(ROOT / "tools" / "score_merges.py"), str(CLUSTERS), "--gold", "--orders", "1"]
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    ).stdout
    for (line, figure), floor in FLOORS.items():
        found = re.search(rf"^{line}\b.*?{figure} ([0-9.]+)", told, re.MULTILINE)
        assert found, told
        assert float(found[1]) >= floor, f"{line}: {figure} {found[1]} is below {floor}"
    apart = re.search(r"^different people kept apart (\d+)/(\d+)", told, re.MULTILINE)
    assert apart, told
    assert apart[1] == apart[2]
    assert "order 0: 0 records differ" in told
