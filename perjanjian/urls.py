"""URLs of the agreement: drawing up and reading (`urls_susun`), verifying and signing (`urls_alur`), the
Desk (`urls_desk`), reporting a change (`urls_lapor`)."""

from .urls_alur import urlpatterns as alur
from .urls_desk import urlpatterns as desk
from .urls_lapor import urlpatterns as lapor
from .urls_susun import urlpatterns as susun

app_name = "perjanjian"
urlpatterns = [*susun, *alur, *desk, *lapor]
