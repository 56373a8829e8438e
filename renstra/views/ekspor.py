"""Planning documents out as worksheets that come back, for everybody who may read them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from renstra.excel import rencana as excel_rencana
from renstra.excel import rkt as excel_rkt
from renstra.excel import tolok_ukur as excel_tolok_ukur
from renstra.models import RKT, DokumenAnggaran, Rencana
from renstra.views.dasar import milik
from sakip.unduhan import kirim_xlsx


@require_safe
def rencana_ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = milik(request, Rencana.objects.select_related("pd", "pemda", "induk"), pk, tulis=False)
    return kirim_xlsx(excel_rencana.ekspor(rencana), str(rencana))


@require_safe
def rkt_ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = milik(request, RKT.objects.select_related("pd", "pemda"), pk, tulis=False)
    return kirim_xlsx(excel_rkt.ekspor(rkt), str(rkt))


@require_safe
def anggaran_tolok_ukur(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = milik(request, DokumenAnggaran.objects.select_related("pd", "pemda"), pk, tulis=False)
    return kirim_xlsx(excel_tolok_ukur.ekspor(dokumen), f"{dokumen.pd.kode}-tolok-ukur-{dokumen}")
