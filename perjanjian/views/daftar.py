"""The list of agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def daftar(request: HttpRequest) -> HttpResponse:
    return render(request, "perjanjian/daftar.html")
