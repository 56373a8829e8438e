/* Signing queue: the numbers in the sticky bar, outside the form, follow what is ticked. */
(function () {
  "use strict";
  var form = document.getElementById("tanda");
  var kaki = document.querySelector("[data-massal-kaki]");
  if (!form || !kaki) return;
  function hitung() {
    var pilih = Array.prototype.slice.call(form.querySelectorAll("[data-baris]:checked"));
    kaki.querySelectorAll("[data-jumlah]").forEach(function (j) { j.textContent = String(pilih.length); });
    var sen = pilih.reduce(function (s, x) { return s + BigInt(x.dataset.sen || "0"); }, BigInt(0)).toString().padStart(3, "0");
    kaki.querySelectorAll("[data-jumlah-uang]").forEach(function (j) {
      j.textContent = sen.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ".") + "," + sen.slice(-2);
    });
  }
  form.addEventListener("change", function () { setTimeout(hitung, 0); });
  hitung();
})();
