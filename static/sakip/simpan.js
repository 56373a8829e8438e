/* Autosave of rows: <form data-simpan="name of the draft in this browser"> with [data-baris][data-versi], a sheet's tr or
   a paragraph of a text. What was typed waits in localStorage until the server has it, also over a lost connection or a
   closed window. A row that waits has data-kotor; a field that is filled from outside is told by the event sakip:isi. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-simpan]");
  if (!form) { tertinggal(); return; }
  if (!window.fetch) return;
  var JEDA = Number(form.dataset.jeda) || 900, ULANG = [3000, 8000, 20000, 60000];
  var laci = form.dataset.simpan, ubahan = {}, bentrok = {}, salah = {};
  var jam = null, berjalan = false, gagal = 0, sesudah = null, aman = true;
  var tempat = document.querySelector("[data-keadaan]");
  function baris(id) { return form.querySelector('[data-baris="' + id + '"]'); }
  function medan(id, nama) { return baris(id) && baris(id).querySelector('[data-kolom="' + nama + '"], [data-pilihan="' + nama + '"]'); }
  function isikan(x, isi) { x.value = isi; x.dispatchEvent(new CustomEvent("sakip:isi", { bubbles: true })); }
  function nilai(x) { return x.type === "checkbox" ? (x.checked ? "on" : "") : x.value; }
  function banyak() { return Object.keys(ubahan).reduce(function (n, id) { return n + Object.keys(ubahan[id].isi).length; }, 0); }

  function ingat() {
    form.querySelectorAll("[data-baris]").forEach(function (tr) { tr.toggleAttribute("data-kotor", Boolean(ubahan[tr.dataset.baris])); });
    try {
      if (banyak()) localStorage.setItem(laci, JSON.stringify(ubahan)); else localStorage.removeItem(laci);
      return true;
    } catch (e) { return false; }
  }
  function ingatan() {
    try { return JSON.parse(localStorage.getItem(laci) || "{}") || {}; } catch (e) { return {}; }
  }
  function keadaan(jenis, teks) {
    if (!tempat) return;
    tempat.className = "simpan-keadaan " + jenis;
    if (tempat.textContent !== teks) tempat.textContent = teks;
  }
  function laporkan(pukul) {
    var n = banyak(), b = Object.keys(bentrok).length, s = Object.keys(salah).length;
    if (b) keadaan("gagal", "Bentrok pada " + b + " baris: pilih isi yang dipakai");
    else if (s) keadaan("gagal", s + " baris belum tersimpan: perbaiki isian yang ditandai");
    else if (gagal) keadaan("gagal", "Menunggu sambungan: " + n + " perubahan tersimpan di perangkat ini");
    else if (n) keadaan("proses", "Menyimpan…");
    else if (pukul) keadaan("", "Tersimpan " + pukul);
  }

  function catat(x) {
    var tr = x.closest("[data-baris]"), nama = x.dataset.kolom || x.dataset.pilihan;
    if (!tr || !nama) return;
    var id = tr.dataset.baris;
    ubahan[id] = ubahan[id] || { versi: tr.dataset.versi, isi: {} };
    ubahan[id].isi[nama] = nilai(x);
    delete salah[id];
    aman = ingat();
    if (!gagal) keadaan("proses", "Menyimpan…"); else laporkan();
    jadwalkan(JEDA);
  }
  form.addEventListener("input", function (e) { catat(e.target); });
  form.addEventListener("change", function (e) { if (e.target.matches("[data-pilihan]")) catat(e.target); });

  function jadwalkan(jeda) { clearTimeout(jam); jam = setTimeout(kirim, jeda); }
  function muatan() {
    var isi = new URLSearchParams(), dikirim = {};
    form.querySelectorAll("[name=csrfmiddlewaretoken], [data-ikut]").forEach(function (x) { isi.set(x.name, x.value); });
    Object.keys(ubahan).forEach(function (id) {
      if (bentrok[id] || salah[id]) return;
      dikirim[id] = Object.assign({}, ubahan[id].isi);
      isi.set("r-" + id + "-versi", ubahan[id].versi);
      Object.keys(dikirim[id]).forEach(function (nama) { isi.set("r-" + id + "-" + nama, dikirim[id][nama]); });
    });
    return { isi: isi, dikirim: dikirim };
  }
  function kirim() {
    clearTimeout(jam);
    if (berjalan) return;
    var m = muatan();
    if (!Object.keys(m.dikirim).length) { laporkan(); lanjut(); return; }
    berjalan = true;
    var henti = new AbortController(), batas = setTimeout(function () { henti.abort(); }, 20000);
    fetch(form.action, { method: "POST", body: m.isi, credentials: "same-origin", signal: henti.signal, headers: { Accept: "application/json" } })
      .then(function (r) {
        if (r.redirected || r.status === 401 || r.status === 403) throw new Error("masuk");
        if (r.status === 404 || r.status === 409) return r.json().catch(function () { return {}; }).then(function (j) { throw new Error(j.pesan || "tutup"); });
        if (!r.ok) throw new Error("server");
        return r.json();
      })
      .then(function (j) { gagal = 0; terima(j, m.dikirim); })
      .catch(function (e) { tidak(e); })
      .then(function () { clearTimeout(batas); berjalan = false; });
  }
  function tidak(e) {
    if (e.message === "masuk") { keadaan("gagal", "Sesi Anda berakhir. Masuk lagi, lalu buka lembar ini: " + banyak() + " perubahan tersimpan di perangkat ini"); return; }
    if (e.name !== "AbortError" && e.name !== "TypeError" && e.message !== "server") { keadaan("gagal", e.message === "tutup" ? "Lembar ini tidak dapat diubah lagi. Muat ulang halaman." : e.message); return; }
    gagal += 1;
    laporkan();
    jadwalkan(ULANG[Math.min(gagal, ULANG.length) - 1]);
  }
  window.addEventListener("beforeunload", function (e) { if (!aman && banyak()) { e.preventDefault(); e.returnValue = ""; } });
  window.addEventListener("online", function () { if (banyak()) kirim(); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && banyak()) kirim(); });
  form.addEventListener("sakip:kirim", function () { if (banyak()) kirim(); });

  function terima(j, dikirim) {
    Object.keys(j.baris || {}).forEach(function (id) {
      var hasil = j.baris[id], tr = baris(id);
      if (!tr) { delete ubahan[id]; return; }
      tandai(tr, hasil.galat || {});
      if (hasil.galat) { salah[id] = true; return; }
      if (hasil.bentrok) { buka(id, hasil); return; }
      tr.dataset.versi = hasil.versi;
      var hidden = tr.querySelector("[data-versi-isian]");
      if (hidden) hidden.value = hasil.versi;
      Object.keys(hasil.sel || {}).forEach(function (nama) { ganti(tr, nama, hasil.sel[nama]); });
      Object.keys(hasil.isi || {}).forEach(function (nama) {
        var x = medan(id, nama);
        if (x && x !== document.activeElement && x.type !== "checkbox" && !(ubahan[id] && ubahan[id].isi[nama] !== undefined && ubahan[id].isi[nama] !== (dikirim[id] || {})[nama])) isikan(x, hasil.isi[nama]);
      });
      if (!ubahan[id] || !dikirim[id]) return;
      ubahan[id].versi = hasil.versi;
      Object.keys(dikirim[id]).forEach(function (nama) { if (ubahan[id].isi[nama] === dikirim[id][nama]) delete ubahan[id].isi[nama]; });
      if (!Object.keys(ubahan[id].isi).length) delete ubahan[id];
    });
    Object.keys(j.halaman || {}).forEach(function (nama) { var t = document.querySelector('[data-bagian="' + nama + '"]'); if (t) t.innerHTML = j.halaman[nama]; });
    ingat();
    laporkan(j.jam);
    form.dispatchEvent(new CustomEvent("sakip:jawaban"));
    var sisa = Object.keys(ubahan).some(function (id) { return !bentrok[id] && !salah[id]; });
    if (sisa) jadwalkan(JEDA); else lanjut();
  }
  function ganti(tr, nama, html) {
    var t = tr.querySelector('[data-sel="' + nama + '"]');
    if (t && !t.contains(document.activeElement)) t.innerHTML = html;
  }
  function tandai(tr, galat) {
    tr.querySelectorAll("[data-galat-isian]").forEach(function (g) { g.remove(); });
    tr.querySelectorAll("[data-kolom]").forEach(function (x) {
      var pesan = galat[x.dataset.kolom];
      x.classList.toggle("is-invalid", Boolean(pesan));
      if (!pesan) { x.removeAttribute("aria-invalid"); return; }
      x.setAttribute("aria-invalid", "true");
      var p = document.createElement("p");
      p.className = "galat"; p.dataset.galatIsian = ""; p.textContent = pesan;
      x.insertAdjacentElement("afterend", p);
    });
  }

  /* ---- somebody else saved that row: both texts, and the choice */
  function buka(id, hasil) {
    tutup(id);
    var tr = baris(id), sel = tr.tagName === "TR", kotak = document.createElement(tr.tagName), td = sel ? document.createElement("td") : kotak;
    kotak.className = "baris-bentrok"; kotak.dataset.bentrok = id;
    td.innerHTML = hasil.bentrok;
    if (sel) { td.colSpan = tr.children.length; kotak.append(td); }
    tr.after(kotak);
    bentrok[id] = hasil;
  }
  function tutup(id) {
    delete bentrok[id];
    var lama = form.querySelector('[data-bentrok="' + id + '"]');
    if (lama) lama.remove();
  }
  form.addEventListener("click", function (e) {
    var tombol = e.target.closest(".bentrok-kaki button");
    var kotak = tombol && tombol.closest("[data-bentrok]");
    if (!kotak) return;
    e.preventDefault();
    var id = kotak.dataset.bentrok, hasil = bentrok[id] || null;
    if (!hasil) return;
    var milik = kotak.querySelector('input[type="radio"][value="saya"]').checked;
    tutup(id);
    baris(id).dataset.versi = hasil.versi;
    if (milik) ubahan[id].versi = hasil.versi;
    else {
      delete ubahan[id];
      Object.keys(hasil.isi).forEach(function (nama) { var x = medan(id, nama); if (x && x.type !== "checkbox") isikan(x, hasil.isi[nama]); });
      Object.keys(hasil.sel || {}).forEach(function (nama) { ganti(baris(id), nama, hasil.sel[nama]); });
    }
    ingat();
    kirim();
  });

  /* ---- the button, and links that must wait for the last change */
  function lanjut() { var a = sesudah; sesudah = null; if (a && !banyak()) a(); }
  form.addEventListener("submit", function (e) {
    var tombol = e.submitter, lain = tombol && tombol.name && tombol.name !== "simpan";
    if (lain && !banyak()) return;
    e.preventDefault();
    e.stopPropagation();
    gagal = 0;
    if (lain) sesudah = function () { form.requestSubmit(tombol.isConnected ? tombol : form.querySelector('[name="' + tombol.name + '"][value="' + tombol.value + '"]')); };
    kirim();
  });
  document.addEventListener("click", function (e) {
    var a = e.target.closest("a[data-sesudah-simpan]");
    if (!a || !banyak() || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    sesudah = function () { window.location.assign(a.href); };
    kirim();
  });

  /* ---- the sheet was closed before everything was sent: what is left on this device, to be copied or let go */
  function tertinggal() {
    var kotak = document.querySelector("[data-tertinggal]"), isi = {};
    if (!kotak) return;
    try { isi = JSON.parse(localStorage.getItem(kotak.dataset.tertinggal) || "{}") || {}; } catch (e) { return; }
    var daftar = kotak.querySelector("ul");
    Object.keys(isi).forEach(function (id) {
      var judul = document.querySelector("#angka-" + id + " .kisi-nomor");
      var li = document.createElement("li"), medan = isi[id].isi || {};
      var polos = function (html) { return new DOMParser().parseFromString(html, "text/html").body.textContent; };
      li.textContent = kotak.querySelector("[data-daftar]") ? (judul ? judul.textContent : "Baris lain") + ": " + Object.keys(medan).map(function (n) { return n.replace("_", " ") + " " + medan[n]; }).join("; ") : polos(medan.isi || "");
      daftar.append(li);
    });
    kotak.hidden = !daftar.querySelector("li:not([hidden])");
    kotak.querySelector("button").addEventListener("click", function () { localStorage.removeItem(kotak.dataset.tertinggal); kotak.hidden = true; });
  }

  /* ---- what an earlier visit could not save */
  var lama = ingatan();
  Object.keys(lama).forEach(function (id) {
    if (!baris(id)) return;
    ubahan[id] = lama[id];
    Object.keys(lama[id].isi).forEach(function (nama) {
      var x = medan(id, nama);
      if (!x) return;
      if (x.type === "checkbox") x.checked = Boolean(lama[id].isi[nama]); else isikan(x, lama[id].isi[nama]);
    });
  });
  ingat();
  if (banyak()) { keadaan("proses", "Mengirim " + banyak() + " perubahan yang tersimpan di perangkat ini…"); kirim(); }
})();
