/* Keys of the check of a measurement: J K next and previous figure, T accept, P needs mending (then its note), S save.
   Markup: form[data-periksa-angka] with [data-angka]; radios with data-putusan="T"; [data-sebab] says what stands in the way. */
(function () {
  "use strict";
  var form = document.querySelector("[data-periksa-angka]");
  var tuts = document.querySelector("[data-tuts]");
  if (!form || !tuts) return;
  var mati = false;
  try { mati = localStorage.getItem("pintasan") === "mati"; } catch (e) { /* private window */ }
  tuts.hidden = false;
  var angka = Array.prototype.slice.call(form.querySelectorAll("[data-angka]"));
  function kini() { return angka.findIndex(function (a) { return a.contains(document.activeElement); }); }
  function pergi(ke) {
    var tuju = angka[ke];
    if (!tuju) return;
    var radio = tuju.querySelector("input[type=radio]:checked");
    (radio || tuju).focus({ preventScroll: true });
    tuju.scrollIntoView({ block: "nearest" });
  }
  function hitung() {
    var tandai = form.querySelectorAll('input[data-putusan="P"]:checked').length;
    var terima = form.querySelectorAll('input[data-putusan="T"]:checked').length;
    var sebab = document.querySelector("[data-sebab]");
    if (!tandai && !terima) sebab.textContent = sebab.dataset.kosong;
    else if (tandai) sebab.textContent = tandai + " angka ditandai, sehingga belum dapat diterima seluruhnya.";
    else sebab.textContent = terima + " diterima, " + (angka.length - terima) + " belum diputuskan.";
    var kembali = document.querySelector("[data-lanjut-kembalikan]");
    var jadi = document.querySelector("[data-lanjut-terima]");
    kembali.classList.toggle("btn-primary", tandai > 0);
    kembali.classList.toggle("btn-outline-secondary", !tandai);
    jadi.classList.toggle("btn-primary", !tandai);
    jadi.classList.toggle("btn-outline-secondary", tandai > 0);
  }
  form.addEventListener("change", hitung);
  document.addEventListener("keydown", function (e) {
    if (mati || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
    if (e.target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]')) return;
    var i = kini();
    var huruf = e.key.toUpperCase();
    if (huruf === "J") { e.preventDefault(); pergi(i < 0 ? 0 : i + 1); }
    if (huruf === "K" && i > 0) { e.preventDefault(); pergi(i - 1); }
    if (huruf === "S") { e.preventDefault(); document.querySelector("[data-simpan-putusan]").click(); }
    var pilih = i >= 0 && form.contains(angka[i]) && angka[i].querySelector('[data-putusan="' + (/^[TP]$/.test(huruf) ? huruf : "-") + '"]');
    if (!pilih) return;
    e.preventDefault();
    pilih.checked = true;
    hitung();
    (huruf === "P" ? angka[i].querySelector("textarea") : pilih).focus();
  });
  var tombol = tuts.querySelector("[data-pintasan]");
  tombol.checked = !mati;
  tombol.addEventListener("change", function () {
    mati = !tombol.checked;
    try { localStorage.setItem("pintasan", mati ? "mati" : "hidup"); } catch (e) { /* private window */ }
  });
})();
