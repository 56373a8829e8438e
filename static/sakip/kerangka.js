/* The shell: `/` to search, menus that close, filtering of switches, toast, dialogs, htmx errors. */
(function () {
  "use strict";
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  function sedangMengetik(el) { return el && el.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]'); }

  document.addEventListener("keydown", function (e) {
    if (e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !sedangMengetik(e.target)) {
      var cari = document.querySelector("[data-cari-utama]");
      if (cari && cari.offsetParent) { e.preventDefault(); cari.focus(); cari.select(); }
    }
    if (e.key === "Escape") {
      semua("details[data-jatuh][open]").forEach(function (d) {
        var di = d.contains(document.activeElement);
        d.open = false;
        if (di) d.querySelector("summary").focus();
      });
    }
  });

  document.addEventListener("click", function (e) {
    semua("details[data-jatuh][open]").forEach(function (d) { if (!d.contains(e.target)) d.open = false; });
    var tutup = e.target.closest("[data-tutup-kilas]");
    if (tutup) tutup.closest(".kilas").remove();
    var buka = e.target.closest("[data-dialog]");
    if (buka) {
      var dialog = document.getElementById(buka.dataset.dialog);
      if (dialog && dialog.showModal) { e.preventDefault(); dialog.showModal(); }
    }
    var batal = e.target.closest("[data-tutup-dialog]");
    if (batal) { e.preventDefault(); batal.closest("dialog").close(); }
    if (e.target.closest("[data-cetak]")) { e.preventDefault(); window.print(); }
  });

  /* Switches with a long list: type to filter */
  semua("[data-saring-daftar]").forEach(function (kotak) {
    var tempat = kotak.querySelector("[data-saring-tempat]");
    var butir = semua("li", kotak);
    if (!tempat || butir.length < 6) return;
    tempat.hidden = false;
    var isian = tempat.querySelector("input");
    isian.addEventListener("input", function () {
      var kata = isian.value.trim().toLowerCase();
      var ada = 0;
      butir.forEach(function (li) { li.hidden = li.textContent.toLowerCase().indexOf(kata) < 0; if (!li.hidden) ada += 1; });
      var kosong = kotak.querySelector("[data-saring-kosong]");
      if (kosong) kosong.hidden = ada > 0;
    });
    var rincian = kotak.closest("details");
    if (rincian) rincian.addEventListener("toggle", function () { if (rincian.open) isian.focus(); });
  });

  /* Toast: stays ten seconds, longer while pointed at or focused */
  function jaga(kilas) {
    var tombol = kilas.querySelector("[data-tutup-kilas]");
    if (tombol) tombol.hidden = false;
    function hapus() { if (kilas.matches(":hover, :focus-within")) setTimeout(hapus, 4000); else kilas.remove(); }
    setTimeout(hapus, 10000);
  }
  semua(".kilas-tempat .kilas").forEach(jaga);
  window.kilas = function (teks) {
    var tempat = document.getElementById("kilas");
    if (!tempat) return;
    var kotak = document.createElement("div");
    kotak.className = "kilas";
    var isi = document.createElement("div");
    isi.textContent = teks;
    var tutup = document.createElement("button");
    tutup.type = "button"; tutup.className = "btn btn-polos btn-sm"; tutup.textContent = "Tutup"; tutup.setAttribute("data-tutup-kilas", "");
    kotak.append(isi, tutup);
    tempat.append(kotak);
    jaga(kotak);
  };

  /* htmx: say what went wrong, keep what was typed */
  function galat(teks) {
    var lama = document.getElementById("galat-htmx");
    if (lama) lama.remove();
    var kotak = document.createElement("div");
    kotak.id = "galat-htmx"; kotak.className = "kabar merah"; kotak.setAttribute("role", "alert"); kotak.tabIndex = -1;
    var isi = document.createElement("div");
    var tebal = document.createElement("strong");
    tebal.textContent = teks[0];
    isi.append(tebal, " " + teks[1]);
    kotak.append(isi);
    var utama = document.querySelector(".badan");
    if (utama) utama.parentNode.insertBefore(kotak, utama);
    kotak.scrollIntoView({ block: "center" });
    kotak.focus();
  }
  document.addEventListener("htmx:sendError", function () { galat(["Belum tersimpan.", "Sambungan terputus. Tulisan Anda masih ada; coba lagi sebentar lagi."]); });
  document.addEventListener("htmx:timeout", function () { galat(["Belum tersimpan.", "Server terlalu lama menjawab. Tulisan Anda masih ada; coba lagi."]); });
  document.addEventListener("htmx:responseError", function (e) {
    var kode = e.detail.xhr.status;
    var teks = {
      401: ["Anda sudah keluar.", "Masuk lagi di tab lain, lalu ulangi; tulisan Anda masih ada."],
      403: ["Permintaan ditolak.", "Anda tidak berwenang, atau sesi Anda berakhir. Muat ulang halaman; salin dulu tulisan yang belum tersimpan."],
      404: ["Tidak ditemukan.", "Baris ini mungkin sudah dihapus orang lain. Muat ulang halaman."],
      409: ["Belum tersimpan.", "Orang lain mengubah baris ini lebih dulu. Muat ulang halaman untuk membandingkan; tulisan Anda masih ada di sini."],
      413: ["Berkas terlalu besar.", "Pilih berkas yang lebih kecil."],
      429: ["Terlalu banyak percobaan.", "Tunggu beberapa menit, lalu coba lagi."],
      503: ["Sistem sedang sibuk.", "Tulisan Anda masih ada; coba lagi sebentar lagi."]
    }[kode] || ["Belum tersimpan.", "Terjadi kesalahan di server. Tulisan Anda masih ada; coba lagi."];
    galat(teks);
  });
  /* a refused form (422) is shown in its place */
  document.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.xhr.status === 422) { e.detail.shouldSwap = true; e.detail.isError = false; }
  });
})();
