"""The data files of the worked example, read once."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "data"


@cache
def baca(nama: str) -> dict[str, Any]:
    """One data file, by name: `organisasi`, `rencana`, `daerah/...`."""
    isi: dict[str, Any] = json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8"))
    return isi


def daftar_daerah() -> list[str]:
    return sorted(f.stem for f in (FOLDER / "daerah").glob("*.json"))
