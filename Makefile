# Two commands to begin with: `make demo` (try it), `make test` (prove it). The rest: `make bantuan`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := bantuan
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
PY := .venv/bin/python
DEMO := var/demo
# Random for every run; nothing is stored with it.
KUNCI = $$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')
# The environment of a production installation, for the checks.
PERIKSA = env SAKIP_DEBUG=False SAKIP_DEMO=False SAKIP_HTTPS=True SAKIP_SECRET_KEY="$(KUNCI)" SAKIP_HOSTS=sakip.example.go.id \
	DATABASE_URL=sqlite://:memory:
GUNICORN = .venv/bin/gunicorn sakip.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 1 --threads 8 \
	--timeout 120 --no-control-socket
# The server with its worker beside it; both end together.
LAYANI = alat/layani.sh
DENGAN_DEMO = set -a; . $(DEMO)/lingkungan; set +a

.PHONY: bantuan demo demo-baru run env test check bench fuzz gambar pasang pasang-dev
bantuan: ## daftar perintah
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# --- Installing: once, and again when pyproject.toml changes -------------------------------------------------------
DAFTAR = import sys, tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	print(*p["dependencies"], *(p["optional-dependencies"]["dev"] if "dev" in sys.argv else []), sep="\n")

.venv/.terpasang: pyproject.toml
	@alat/paket.sh
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Memasang pustaka Python ..."
	@$(PY) -c '$(DAFTAR)' > .venv/daftar.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check -r .venv/daftar.txt
	@touch $@

.venv/.terpasang-dev: .venv/.terpasang
	@alat/paket.sh dev
	@$(PY) -c '$(DAFTAR)' dev > .venv/daftar.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check -r .venv/daftar.txt
	@touch $@

pasang: .venv/.terpasang
pasang-dev: .venv/.terpasang-dev

# --- Trying and serving -------------------------------------------------------------------------------------------
demo: .venv/.terpasang $(DEMO)/lingkungan ## contoh lengkap empat kabupaten di http://127.0.0.1:8000
	@$(DENGAN_DEMO); $(PY) manage.py migrate --verbosity 0
	@$(DENGAN_DEMO); $(PY) manage.py collectstatic --noinput --verbosity 0
	@$(DENGAN_DEMO); $(PY) manage.py muat_contoh
	@$(DENGAN_DEMO); $(PY) manage.py ingatkan
	@echo; echo "Buka http://127.0.0.1:$(PORT) - hentikan dengan Ctrl+C, ulang dari awal dengan make demo-baru"
	@$(DENGAN_DEMO); exec $(LAYANI) $(GUNICORN) --log-level warning

demo-baru: ## hapus data contoh, mulai lagi dari awal
	@rm -rf $(DEMO)
	@$(MAKE) demo

$(DEMO)/lingkungan:
	@mkdir -p $(DEMO)
	@printf '%s\n' "SAKIP_SECRET_KEY='$(KUNCI)'" SAKIP_DEMO=True SAKIP_DEBUG=False SAKIP_HTTPS=False \
		SAKIP_HOSTS=localhost,127.0.0.1 SAKIP_LOG=WARNING \
		"DATABASE_URL='sqlite:///$(CURDIR)/$(DEMO)/sakip.sqlite3'" "SAKIP_FILES='$(CURDIR)/$(DEMO)/berkas'" > $@

run: .venv/.terpasang ## jalankan menurut .env
	@test -f .env || { echo "Belum ada .env: jalankan make env, lalu sesuaikan isinya (lihat .env.contoh)." >&2; exit 1; }
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@exec $(LAYANI) $(GUNICORN)

env: ## tulis .env dengan kunci acak
	@if [ -e .env ]; then echo ".env sudah ada; tidak ditimpa." >&2; exit 1; fi
	@umask 077; sed "s|^SAKIP_SECRET_KEY=.*|SAKIP_SECRET_KEY=$(KUNCI)|" .env.contoh > .env
	@echo ".env ditulis. Sesuaikan SAKIP_HOSTS dan DATABASE_URL."

# --- Proving ------------------------------------------------------------------------------------------------------
test: .venv/.terpasang-dev ## semua uji, di SQLite dan PostgreSQL; UJI="tests/renstra -k dpa" memilih sebagian
	@$(PY) -m tests.alat.uji $(UJI)

check: .venv/.terpasang-dev ## format, lint, tipe, templat, migrasi, setelan produksi, bagan alur
	@PERIKSA_PY=$(PY) $(PERIKSA) alat/periksa.sh

bench: .venv/.terpasang-dev ## waktu halaman pada 500, 5.000, 50.000 PK; impor rekap 20.000 baris; menyusun 1.000-10.000 PK; satu berita acara bagi 150 PK; setahun pengukuran; LKjIP 30-120 indikator
	@$(PY) -m tests.bench.ukur
	@$(PY) -m tests.bench.impor
	@$(PY) -m tests.bench.musim
	@$(PY) -m tests.bench.pengukuran
	@$(PY) -m tests.bench.laporan

N ?= 500
BENIH ?= 2026
MULAI ?= 0
fuzz: .venv/.terpasang-dev ## N=2000 berkas rusak lewat semua pengimpor (BENIH=..., MULAI=nomor kasus pertama)
	@$(PY) -m tests.fuzz.jalan $(N) $(BENIH) $(MULAI)

gambar: .venv/.terpasang-dev ## perbarui gambar di docs/gambar/
	@$(PY) tests/gambar.py
