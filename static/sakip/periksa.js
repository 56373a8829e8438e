/* Keys of the verifier's inbox: J K next and previous PK, Enter opens it. The same switch as on the work-bench.
   Markup: [data-baris-periksa] with a link in its heading; [data-tuts] shows the keys; input[data-pintasan]. */
(function () {
  "use strict";
  var baris = Array.prototype.slice.call(document.querySelectorAll("[data-baris-periksa]"));
  var tuts = document.querySelector("[data-tuts]");
  if (!baris.length || !tuts) return;
  var mati = false;
  try { mati = localStorage.getItem("pintasan") === "mati"; } catch (e) { /* private window */ }
  tuts.hidden = false;
  function tautan(b) { return b.querySelector("th a"); }
  document.addEventListener("keydown", function (e) {
    if (mati || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
    if (e.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')) return;
    var arah = { J: 1, K: -1 }[e.key.toUpperCase()];
    if (!arah) return;
    var kini = baris.findIndex(function (b) { return b.contains(document.activeElement); });
    var tuju = baris[kini < 0 ? 0 : kini + arah];
    if (!tuju) return;
    e.preventDefault();
    tautan(tuju).focus();
    tuju.scrollIntoView({ block: "nearest" });
  });
  var tombol = tuts.querySelector("[data-pintasan]");
  tombol.checked = !mati;
  tombol.addEventListener("change", function () {
    mati = !tombol.checked;
    try { localStorage.setItem("pintasan", mati ? "mati" : "hidup"); } catch (e) { /* private window */ }
  });
  var saring = document.querySelector("[data-saring-periksa]");
  if (saring) saring.addEventListener("change", function (e) { if (e.target.matches("select")) saring.requestSubmit(); });
})();
