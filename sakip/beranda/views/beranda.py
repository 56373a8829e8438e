"""The front page: deadlines, what waits for whom, progress."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def beranda(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/beranda.html")


def menunggu(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/menunggu.html")


def cari(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/cari.html")
