/* The tree of a plan: arrows between its rows, one form open at a time, what stands stale after a change renewed.
   Without script every link leads to a page of its own. */
(function () {
  "use strict";
  function pohon() { return document.querySelector("[data-pohon]"); }
  if (!pohon()) return;
  function jalan() { return Array.prototype.slice.call(pohon().querySelectorAll("[data-jalan]")); }
  function cabang(el) { return el.closest("tbody[data-dalam]"); }
  function dalam(tbody) { return Number(tbody.dataset.dalam); }
  function isian() { return pohon().querySelector("[data-isian]"); }

  /* ---- a form in a row: only one, and nothing typed in it is lost */
  var kotor = false;
  document.addEventListener("input", function (e) { if (e.target.closest("[data-isian]")) kotor = true; });
  function tutupIsian() {
    var baris = isian();
    if (!baris) return;
    var batal = baris.querySelector("[data-batal-isian]");
    kotor = false;
    document.dispatchEvent(new Event("sakip:tersimpan"));
    if (batal && batal.hasAttribute("hx-get")) batal.click();
    else {
      var asal = cabang(baris);
      baris.remove();
      var fokus = asal && asal.querySelector("[data-jalan]");
      if (fokus) fokus.focus();
    }
  }
  document.addEventListener("htmx:beforeRequest", function (e) {
    var asal = e.detail.elt;
    if (!pohon().contains(asal)) return;
    var menggeser = asal.hasAttribute("data-geser-simpul");
    if (!asal.hasAttribute("data-buka-isian") && !menggeser) return;
    var lama = isian();
    if (!lama) return;
    if (kotor) {
      e.preventDefault();
      window.kilas("Simpan atau batalkan dahulu isian yang terbuka.");
      var pertama = lama.querySelector("input:not([type=hidden]), textarea, select");
      if (pertama) pertama.focus();
    } else if (!lama.querySelector("[data-batal-isian][hx-get]")) lama.remove();
    else if (cabang(lama) !== cabang(asal)) tutupIsian();
  });
  document.addEventListener("click", function (e) {
    var batal = e.target.closest("[data-batal-isian]");
    if (!batal || !pohon().contains(batal)) return;
    kotor = false;
    document.dispatchEvent(new Event("sakip:tersimpan"));
    if (!batal.hasAttribute("hx-get")) { e.preventDefault(); tutupIsian(); }
  });
  document.addEventListener("htmx:beforeSwap", function (e) {
    var asal = e.detail.requestConfig && e.detail.requestConfig.elt;
    if (!asal || !pohon().contains(asal)) return;
    if (e.detail.xhr.status === 409) { e.detail.shouldSwap = true; e.detail.isError = false; }
    if (asal.dataset.lipat) buang(cabang(asal));
  });
  document.addEventListener("htmx:afterSettle", function (e) {
    var baris = isian();
    if (baris && (e.detail.elt === baris || baris.contains(e.detail.elt) || e.detail.elt.contains(baris))) {
      var salah = baris.querySelector(".is-invalid, .bentrok, .kesalahan-ringkas");
      var isi = salah && salah.matches("input, textarea, select") ? salah : baris.querySelector("input:not([type=hidden]), textarea, select");
      if (isi && !baris.contains(document.activeElement)) isi.focus();
      return;
    }
    var asal = e.detail.requestConfig && e.detail.requestConfig.elt;
    if (asal && (asal.dataset.lipat || asal.hasAttribute("data-batal-isian"))) {
      var baru = document.getElementById(e.detail.target && e.detail.target.id);
      var fokus = baru && baru.querySelector(asal.dataset.lipat ? ".lipat" : "[data-jalan]");
      if (fokus) fokus.focus();
    }
  });

  /* the rows below a branch that is closed or comes anew */
  function buang(tbody) {
    while (tbody.nextElementSibling && tbody.nextElementSibling.dataset.dalam && dalam(tbody.nextElementSibling) > dalam(tbody)) tbody.nextElementSibling.remove();
  }

  /* ---- saved: the version of the other buttons, the focus, a word */
  document.addEventListener("renstra:tersimpan", function (e) {
    kotor = false;
    document.dispatchEvent(new Event("sakip:tersimpan"));
    var lama = pohon().dataset.versi;
    document.querySelectorAll('input[name="versi_kunci"]').forEach(function (x) { if (x.value === lama) x.value = String(e.detail.versi); });
    pohon().dataset.versi = String(e.detail.versi);
    var bagian = e.detail.fokus && document.getElementById(e.detail.fokus);
    var fokus = bagian && bagian.querySelector("[data-jalan]");
    if (fokus) { fokus.focus(); bagian.scrollIntoView({ block: "nearest" }); }
    if (e.detail.kata) window.kilas(e.detail.kata);
  });

  /* ---- keys */
  function ke(langkah, dari) {
    var semua = jalan();
    var i = semua.indexOf(dari);
    if (i < 0) { var b = cabang(dari); i = semua.findIndex(function (x) { return b && b.contains(x); }); }
    var tujuan = semua[i + langkah];
    if (tujuan) tujuan.focus();
    return Boolean(tujuan);
  }
  function induk(tbody) {
    var atas = tbody.previousElementSibling;
    while (atas && !(atas.dataset.dalam && dalam(atas) < dalam(tbody))) atas = atas.previousElementSibling;
    return atas;
  }
  function kiri(b) {
    var tutup = b.querySelector('[data-lipat="tutup"]');
    var atas = induk(b);
    if (tutup) tutup.click();
    else if (atas) atas.querySelector("[data-jalan]").focus();
  }
  function geser(b, arah) {
    var tombol = b.querySelector('[data-geser-simpul] button[value="' + arah + '"]');
    if (tombol) tombol.click(); /* a click, for htmx sends the button that was clicked */
  }
  document.addEventListener("keydown", function (e) {
    if (!pohon().contains(e.target)) return;
    var form = e.target.closest("[data-isian] form.isian-pohon");
    if (form) {
      if (e.key === "Escape" && !kotor) { e.preventDefault(); tutupIsian(); }
      if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); form.requestSubmit(); }
      return;
    }
    var b = cabang(e.target);
    if (!b || e.ctrlKey || e.metaKey || e.target.closest("input, textarea, select")) return;
    if (e.altKey) {
      if (e.key === "ArrowUp" || e.key === "ArrowDown") { e.preventDefault(); geser(b, e.key === "ArrowUp" ? "naik" : "turun"); }
      return;
    }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") { if (ke(e.key === "ArrowDown" ? 1 : -1, e.target)) e.preventDefault(); }
    else if (e.key === "ArrowRight") { var buka = b.querySelector('[data-lipat="buka"]'); e.preventDefault(); if (buka) buka.click(); else ke(1, e.target); }
    else if (e.key === "ArrowLeft") { e.preventDefault(); kiri(b); }
  });
})();
