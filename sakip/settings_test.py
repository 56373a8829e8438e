"""Settings of the tests: the real ones, made quick. Neither the shell's nor .env's wishes reach the tests, but for
DATABASE_URL from the environment, which chooses the database."""

import os

os.environ.update(
    {
        "SAKIP_SECRET_KEY": "kunci-hanya-untuk-pengujian-0123456789-abcdefghijklmnop",
        "SAKIP_DEBUG": "False",
        "SAKIP_DEMO": "False",
        "SAKIP_HTTPS": "False",
        "SAKIP_BEHIND_PROXY": "False",
        "SAKIP_HOSTS": "localhost,127.0.0.1,testserver",
        "SAKIP_ORIGINS": "",
        "SAKIP_LOG": "WARNING",
        "SAKIP_SURAT": "dummymail://",
        "SAKIP_SURAT_DARI": "SAKIP <sakip@contoh.go.id>",
        "SAKIP_ALAMAT": "https://sakip.contoh.go.id",
    }
)
os.environ.setdefault("DATABASE_URL", "sqlite:///var/uji.sqlite3")  # pytest gives it a name of its own

from sakip.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
