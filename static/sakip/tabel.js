/* Tables: choose all, count what is chosen, show the bulk bar. Without script the bar is simply always there.
   <form data-massal> with input[name][data-baris]; [data-semua]; .massal; [data-jumlah] takes the number. */
(function () {
  "use strict";
  document.querySelectorAll("[data-massal]").forEach(function (wadah) {
    var semua = wadah.querySelector("[data-semua]");
    var bilah = wadah.querySelector(".massal");
    function baris() { return Array.prototype.slice.call(wadah.querySelectorAll("[data-baris]:not(:disabled)")); }
    function hitung() {
      var b = baris();
      var n = b.filter(function (x) { return x.checked; }).length;
      if (bilah) bilah.hidden = n === 0;
      wadah.querySelectorAll(".massal-ket").forEach(function (k) { k.hidden = n === 0; });
      wadah.querySelectorAll("[data-jumlah]").forEach(function (j) { j.textContent = String(n); });
      /* per action: how many of the chosen rows allow it (data-boleh="ajukan kirim") */
      wadah.querySelectorAll("[data-boleh-jumlah]").forEach(function (j) {
        var aksi = j.dataset.bolehJumlah;
        j.textContent = String(b.filter(function (x) { return x.checked && (" " + (x.dataset.boleh || "") + " ").indexOf(" " + aksi + " ") >= 0; }).length);
      });
      wadah.querySelectorAll("[data-jumlah-uang]").forEach(function (j) {
        var sen = b.reduce(function (s, x) { return x.checked && x.dataset.sen ? s + BigInt(x.dataset.sen) : s; }, BigInt(0));
        var teks = sen.toString().padStart(3, "0");
        j.textContent = teks.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ".") + "," + teks.slice(-2);
      });
      if (semua) { semua.checked = n > 0 && n === b.length; semua.indeterminate = n > 0 && n < b.length; }
    }
    wadah.addEventListener("change", function (e) {
      if (e.target === semua) baris().forEach(function (x) { x.checked = semua.checked; });
      hitung();
    });
    wadah.addEventListener("click", function (e) {
      if (!e.target.closest("[data-batal-pilih]")) return;
      e.preventDefault();
      baris().forEach(function (x) { x.checked = false; });
      hitung();
    });
    if (semua) semua.closest(".pilih, label, th") && (semua.hidden = false);
    hitung();
  });
})();
