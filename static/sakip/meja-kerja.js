/* Keys of the work-bench: J K next and previous finding, T accept, P needs correction, S save, [ ] other PK, ? help.
   Markup: [data-meja]; li[data-temuan="3"] > details; td[data-sel-temuan="3"]; inputs, buttons and links with data-kunci="T". */
(function () {
  "use strict";
  var meja = document.querySelector("[data-meja]");
  if (!meja) return;
  var mati = false;
  try { mati = localStorage.getItem("pintasan") === "mati"; } catch (e) { /* private window */ }
  function temuan() { return Array.prototype.slice.call(meja.querySelectorAll("[data-temuan] > details")); }
  function nomor(d) { return d.parentNode.dataset.temuan; }
  function tandai() {
    var buka = temuan().filter(function (d) { return d.open; })[0];
    var n = buka ? nomor(buka) : "";
    meja.querySelectorAll("[data-sel-temuan]").forEach(function (s) {
      var kini = s.dataset.selTemuan === n;
      s.classList.toggle("terpilih", kini);
      s.closest("tr").classList.toggle("disorot", kini || !!s.closest("tr").querySelector(".terpilih"));
    });
  }
  function buka(d, geser) {
    temuan().forEach(function (x) { x.open = x === d; });
    tandai();
    if (!geser) return;
    d.querySelector("summary").focus({ preventScroll: true });
    d.scrollIntoView({ block: "nearest" });
    var sel = meja.querySelector('[data-sel-temuan="' + nomor(d) + '"]');
    if (sel) sel.scrollIntoView({ block: "nearest" });
  }
  temuan().forEach(function (d) {
    d.addEventListener("toggle", function () { if (d.open) buka(d, false); else tandai(); });
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
    var semua = temuan();
    var kini = semua.filter(function (d) { return d.open; })[0];
    var i = semua.indexOf(kini);
    if (tuts === "J" && i < semua.length - 1) { e.preventDefault(); buka(semua[i + 1], true); return; }
    if (tuts === "K" && i > 0) { e.preventDefault(); buka(semua[i - 1], true); return; }
    var tempat = tuts === "[" || tuts === "]" || tuts === "?" ? document : kini;
    var sasaran = tempat && tempat.querySelector('[data-kunci="' + (tuts === "[" || tuts === "]" || tuts === "?" || /^[TPS]$/.test(tuts) ? tuts : "-") + '"]');
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
