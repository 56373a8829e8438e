"""The cast, with PD `satu` of Alfa ready for imports."""

from datetime import datetime
from types import SimpleNamespace

import pytest

from tests.pemeran import pemeran
from tests.renstra import pabrik


@pytest.fixture
def panggung(db: None, sekarang: datetime) -> SimpleNamespace:
    """pd (satu), pd_lain (dua), perencana, perencana_pemda, lain (planner of dua), asing (planner in Beta), now."""
    p = pemeran()
    pd = p.alfa.pd["satu"]
    pd.kode_sipd, pd.bidang_urusan = pabrik.KODE_SKPD, "1.01"
    pd.save()
    return SimpleNamespace(
        pemeran=p,
        pemda=p.alfa.pemda,
        pd=pd,
        pd_lain=p.alfa.pd["dua"],
        perencana=p.alfa.pengguna["perencana_satu"],
        lain=p.alfa.pengguna["perencana_dua"],
        perencana_pemda=p.alfa.pengguna["perencana_pemda"],
        asing=p.beta.pengguna["perencana_satu"],
        now=sekarang,
    )
