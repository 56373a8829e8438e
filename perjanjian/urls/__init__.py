"""URLs of the agreement: drawing up and reading (`susun`), verifying and signing (`alur`), the Desk,
reporting a change (`lapor`)."""

from .alur import urlpatterns as alur
from .desk import urlpatterns as desk
from .lapor import urlpatterns as lapor
from .susun import urlpatterns as susun

app_name = "perjanjian"
urlpatterns = [*susun, *alur, *desk, *lapor]
