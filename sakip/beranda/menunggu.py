"""What waits for somebody: the acts that the workflow opens to his or her roles today."""

from sakip.organisasi.hak import Hak

from perjanjian.queries.menunggu import hitung_menunggu


def jumlah_menunggu(hak: Hak, tahun: int) -> int:
    """How many PKs of the year wait for an act of this user."""
    return hitung_menunggu(hak, tahun)
