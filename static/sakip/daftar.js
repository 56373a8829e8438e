/* List of PK: filters that fold on a phone and send themselves; the sentence of the bulk bar. */
(function () {
  "use strict";
  var saring = document.querySelector("[data-saring]");
  if (saring) {
    var buka = saring.querySelector("[data-saring-buka]");
    saring.classList.add("berskrip");
    if (buka) {
      buka.hidden = false;
      buka.addEventListener("click", function () {
        var terbuka = saring.classList.toggle("terbuka");
        buka.setAttribute("aria-expanded", String(terbuka));
      });
    }
    saring.addEventListener("change", function (e) { if (e.target.matches("select")) saring.requestSubmit(); });
    /* keep the address short: what is empty is not sent */
    saring.addEventListener("submit", function () {
      saring.querySelectorAll("select, input").forEach(function (x) { if (!x.value || (x.name === "urut" && x.value === "tenggat")) x.disabled = true; });
    });
    window.addEventListener("pageshow", function () { saring.querySelectorAll(":disabled").forEach(function (x) { x.disabled = false; }); });
  }

  var wadah = document.querySelector("[data-massal]");
  var ket = wadah && wadah.querySelector("[data-sebab-massal]");
  if (!ket) return;
  var utama = wadah.querySelector(".massal .btn-primary[data-aksi]");
  function kalimat() {
    var aksi = utama.dataset.aksi, pasif = utama.dataset.pasif;
    var dipilih = Array.prototype.filter.call(wadah.querySelectorAll("[data-baris]"), function (x) { return x.checked; });
    var tidak = {}, boleh = 0;
    dipilih.forEach(function (x) {
      if ((" " + (x.dataset.boleh || "") + " ").indexOf(" " + aksi + " ") >= 0) { boleh += 1; return; }
      var alasan = x.getAttribute("data-sebab-" + aksi) || "tidak dapat";
      tidak[alasan] = (tidak[alasan] || 0) + 1;
    });
    var sisa = dipilih.length - boleh;
    var teks = boleh + " dari " + dipilih.length + " dapat " + pasif + ".";
    if (sisa) teks += " " + sisa + " tidak: " + Object.keys(tidak).map(function (a) { return tidak[a] + " " + a.charAt(0).toLowerCase() + a.slice(1); }).join(", ") + ".";
    ket.textContent = teks;
    wadah.querySelectorAll(".massal [data-aksi]").forEach(function (b) {
      var n = dipilih.filter(function (x) { return (" " + (x.dataset.boleh || "") + " ").indexOf(" " + b.dataset.aksi + " ") >= 0; }).length;
      b.disabled = n === 0;
    });
  }
  wadah.addEventListener("change", kalimat);
  /* only those that allow the act are sent with it */
  wadah.addEventListener("submit", function (e) {
    var aksi = e.submitter && e.submitter.dataset.aksi;
    if (!aksi) return;
    wadah.querySelectorAll("[data-baris]:checked").forEach(function (x) {
      if ((" " + (x.dataset.boleh || "") + " ").indexOf(" " + aksi + " ") < 0) x.checked = false;
    });
    if (aksi === "tanda_tangan") { var t = e.target.querySelector("[name=csrfmiddlewaretoken]"); if (t) t.disabled = true; }
  });
  kalimat();
})();
