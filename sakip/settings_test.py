"""Settings of the tests: the real ones, made quick."""

import os

os.environ.setdefault("SAKIP_SECRET_KEY", "kunci-hanya-untuk-pengujian-0123456789-abcdefghijklmnop")
os.environ.setdefault("SAKIP_HTTPS", "False")

from sakip.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
