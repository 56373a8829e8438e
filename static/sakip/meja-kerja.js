/* Keys of the work-bench: J K next and previous finding, T accept, P needs correction, B was corrected, S save, [ ] other PK, ? help.
   Markup: [data-meja]; li[data-temuan="3"] > details; td[data-sel-temuan="3"]; inputs, buttons and links with data-kunci="T". */
(function () {
  "use strict";
  var meja = document.querySelector("[data-meja]");
  if (!meja) return;
  function semua() { return Array.prototype.slice.call(meja.querySelectorAll("[data-temuan] > details")); }
  /* those that are folded away with their heap are passed over */
  function temuan() { return semua().filter(function (d) { var l = d.closest("[data-lipat]"); return !l || l.open; }); }
  function nomor(d) { return d.parentNode.dataset.temuan; }
  function tandai() {
    var buka = semua().filter(function (d) { return d.open; })[0];
    var n = buka ? nomor(buka) : "";
    meja.querySelectorAll("[data-sel-temuan]").forEach(function (s) {
      var kini = s.dataset.selTemuan === n;
      s.classList.toggle("terpilih", kini);
      s.closest("tr").classList.toggle("disorot", kini || !!s.closest("tr").querySelector(".terpilih"));
    });
  }
  function buka(d, geser) {
    var lipat = d.closest("[data-lipat]");
    if (lipat) lipat.open = true;
    semua().forEach(function (x) { x.open = x === d; });
    tandai();
    if (!geser) return;
    d.querySelector("summary").focus({ preventScroll: true });
    d.scrollIntoView({ block: "nearest" });
    var sel = meja.querySelector('[data-sel-temuan="' + nomor(d) + '"]');
    if (sel) sel.scrollIntoView({ block: "nearest" });
  }
  semua().forEach(function (d) {
    d.addEventListener("toggle", function () { if (d.open) buka(d, false); else tandai(); });
  });
  /* a finding of one's own on this row: the form opens with the row chosen */
  meja.addEventListener("click", function (e) {
    var baris = e.target.closest("[data-mengenai]");
    var tambah = baris && document.getElementById("tambah-temuan");
    if (!tambah) return;
    e.preventDefault();
    tambah.open = true;
    tambah.querySelector("#mengenai").value = baris.dataset.mengenai;
    tambah.querySelector("#uraian").focus();
  });
  meja.addEventListener("click", function (e) {
    var tautan = e.target.closest('a[href^="#temuan-"]');
    if (!tautan) return;
    var li = document.getElementById(tautan.getAttribute("href").slice(1));
    if (li && li.querySelector("details")) { e.preventDefault(); buka(li.querySelector("details"), true); }
  });
  sakipPintasan(function (tuts) {
    var daftar = temuan();
    var kini = daftar.filter(function (d) { return d.open; })[0];
    var tuju = daftar[daftar.indexOf(kini) + ({ J: 1, K: -1 }[tuts] || NaN)];
    if (tuju) { buka(tuju, true); return true; }
    var luas = tuts === "[" || tuts === "]" || tuts === "?", tempat = luas ? document : /^[TPSB]$/.test(tuts) && kini;
    var sasaran = tempat && tempat.querySelector('[data-kunci="' + tuts + '"]');
    if (!sasaran) return false;
    sasaran.click();
    if (sasaran.type === "radio") sasaran.focus();
    return true;
  });
  tandai();
})();
