"""Puts each request of a demo installation on the training date."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from .latihan import dengan_tanggal_latihan


class TanggalLatihanMiddleware:
    """Not used at all where the installation is not a demo."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with dengan_tanggal_latihan():
            return self.get_response(request)
