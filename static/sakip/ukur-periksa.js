/* Keys of the check of a measurement: J K next and previous figure, T accept, P needs mending (then its note), S save.
   Markup: form[data-periksa-angka] with [data-angka]; radios with data-putusan="T"; [data-sebab] says what stands in the way. */
(function () {
  "use strict";
  var form = document.querySelector("[data-periksa-angka]");
  if (!form) return;
  var angka = Array.prototype.slice.call(form.querySelectorAll("[data-angka]"));
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
  sakipPintasan(function (tuts) {
    if (sakipPindah(angka, tuts, function (a) { return a.querySelector("input[type=radio]:checked") || a; })) return true;
    if (tuts === "S") { document.querySelector("[data-simpan-putusan]").click(); return true; }
    var ini = /^[TP]$/.test(tuts) && angka.filter(function (a) { return a.contains(document.activeElement); })[0];
    var pilih = ini && ini.querySelector('[data-putusan="' + tuts + '"]');
    if (!pilih) return false;
    pilih.checked = true;
    hitung();
    (tuts === "P" ? ini.querySelector("textarea") : pilih).focus();
    return true;
  });
})();
