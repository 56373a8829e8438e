/* Keys of the work-bench: J K next and previous finding, T accept, P needs correction, B was corrected, S save, [ ] other PK, ? help.
   Markup: [data-meja]; li[data-temuan="3"] > details; td[data-sel-temuan="3"]; inputs, buttons and links with data-kunci="T". */
(function () {
  "use strict";
  var meja = document.querySelector("[data-meja]");
  if (!meja) return;
  var mati = false;
  try { mati = localStorage.getItem("pintasan") === "mati"; } catch (e) { /* private window */ }
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
  document.addEventListener("keydown", function (e) {
    if (mati || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
    if (e.target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]')) return;
    var tuts = e.key.length === 1 ? e.key.toUpperCase() : e.key;
    var daftar = temuan();
    var kini = daftar.filter(function (d) { return d.open; })[0];
    var i = daftar.indexOf(kini);
    if (tuts === "J" && i < daftar.length - 1) { e.preventDefault(); buka(daftar[i + 1], true); return; }
    if (tuts === "K" && i > 0) { e.preventDefault(); buka(daftar[i - 1], true); return; }
    var tempat = tuts === "[" || tuts === "]" || tuts === "?" ? document : kini;
    var sasaran = tempat && tempat.querySelector('[data-kunci="' + (tuts === "[" || tuts === "]" || tuts === "?" || /^[TPSB]$/.test(tuts) ? tuts : "-") + '"]');
    if (sasaran) { e.preventDefault(); sasaran.click(); if (sasaran.type === "radio") sasaran.focus(); }
  });
  document.querySelectorAll("[data-pintasan]").forEach(function (t) {
    t.closest("label").hidden = false;
    t.checked = !mati;
    t.addEventListener("change", function () {
      mati = !t.checked;
      try { localStorage.setItem("pintasan", mati ? "mati" : "hidup"); } catch (e) { /* private window */ }
    });
  });
  tandai();
})();
