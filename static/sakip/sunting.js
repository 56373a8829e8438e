/* Row editor and assignment tree: everything works without it; this saves steps.
   Delete with undo, up and down, source value back into the row, Ctrl+Enter for a new row, how a target is read. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-sunting]");

  function baris(el) { return el.closest("[data-baris-pk]"); }
  function isian(b, nama) { return b.querySelector('[name$="-' + nama + '"]'); }
  function ubah(x) { x.dispatchEvent(new Event("input", { bubbles: true })); x.dispatchEvent(new Event("change", { bubbles: true })); }

  function siapkan(akar) {
    akar.querySelectorAll("[data-hapus-baris]").forEach(function (t) { t.hidden = false; });
    akar.querySelectorAll(".hapus-kotak").forEach(function (t) { t.hidden = true; });
  }
  function hapus(b, ya) {
    var kotak = isian(b, "hapus");
    if (kotak) { kotak.checked = ya; ubah(kotak); }
    b.classList.toggle("dihapus", ya);
    var tombol = b.querySelector(ya ? "[data-batal-hapus]" : "[data-hapus-baris]");
    if (tombol) tombol.focus();
  }
  function nomori(wadah) {
    wadah.querySelectorAll("[data-baris-pk]").forEach(function (b, i) { var u = isian(b, "urutan"); if (u) u.value = String(i); });
  }
  function geser(b, arah) {
    var wadah = b.parentElement;
    var teman = arah < 0 ? b.previousElementSibling : b.nextElementSibling;
    if (!teman) return;
    if (arah < 0) wadah.insertBefore(b, teman); else wadah.insertBefore(teman, b);
    nomori(wadah);
    var u = isian(b, "urutan");
    if (u) ubah(u);
  }
  function pakai(b) {
    b.querySelectorAll("[data-sumber-medan]").forEach(function (s) {
      var x = isian(b, s.dataset.sumberMedan);
      if (x) { x.value = s.dataset.sumberTeks; ubah(x); }
    });
    var ket = b.querySelector("[data-sumber]");
    if (ket) ket.remove();
    var target = isian(b, "target");
    if (target) target.focus();
  }
  function baca(b) {
    var keluar = b.querySelector("[data-dibaca]");
    var target = isian(b, "target"), satuan = isian(b, "satuan");
    if (!keluar || !target) return;
    var tanya = new URLSearchParams({ "x-target": target.value.slice(0, 120), "x-satuan": (satuan && satuan.value || "").slice(0, 60) });
    fetch(keluar.dataset.dibaca + "&" + tanya, { credentials: "same-origin" }).then(function (r) { return r.ok ? r.text() : ""; }).then(function (teks) {
      if (teks) keluar.textContent = teks.trim();
    }).catch(function () { /* without a connection the reading simply stays */ });
  }

  if (form) {
    siapkan(form);
    form.addEventListener("click", function (e) {
      var t = e.target.closest("[data-hapus-baris], [data-batal-hapus], [data-geser], [data-pakai]");
      if (!t || !baris(t)) return;
      e.preventDefault();
      if (t.hasAttribute("data-hapus-baris")) hapus(baris(t), true);
      else if (t.hasAttribute("data-batal-hapus")) hapus(baris(t), false);
      else if (t.hasAttribute("data-geser")) { geser(baris(t), Number(t.dataset.geser)); t.focus(); }
      else pakai(baris(t));
    });
    form.addEventListener("change", function (e) {
      var b = baris(e.target);
      if (b && /-(target|satuan)$/.test(e.target.name || "")) baca(b);
    });
    form.addEventListener("keydown", function (e) {
      if (e.key !== "Enter") return;
      if (e.ctrlKey || e.metaKey) {
        var grup = e.target.closest("[data-grup-pk]");
        var tambah = grup && grup.querySelector("[data-tambah-baris]");
        if (tambah) { e.preventDefault(); tambah.click(); }
      } else if (e.target.matches("input")) {
        e.preventDefault(); /* Enter in a field must not send a half-written agreement */
      }
    });
    form.addEventListener("input", function () {
      var k = document.querySelector("[data-simpan-keadaan]");
      if (k) k.textContent = "Ada perubahan yang belum disimpan";
    });
    document.body.addEventListener("htmx:afterSwap", function (e) {
      siapkan(form);
      var baru = e.target.querySelector("[data-baris-pk].baru:last-child textarea, [data-grup-pk]:last-child textarea");
      if (baru) baru.focus();
    });
  }

  /* Assignment tree: the choice at a program or kegiatan fills what is still empty below it, at once */
  document.querySelectorAll("[data-grup]").forEach(function (pilih) {
    pilih.addEventListener("change", function () {
      var kode = pilih.closest("[data-kode]").dataset.kode + ".";
      document.querySelectorAll("[data-kode]").forEach(function (li) {
        var sub = li.querySelector("[data-sub]");
        if (sub && li.dataset.kode.indexOf(kode) === 0 && !sub.value && pilih.value) { sub.value = pilih.value; li.classList.remove("belum"); }
      });
    });
  });
  document.querySelectorAll("[data-sub]").forEach(function (sub) {
    sub.addEventListener("change", function () { sub.closest("[data-kode]").classList.toggle("belum", !sub.value); });
  });
})();
