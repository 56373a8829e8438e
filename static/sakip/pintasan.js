/* Keys of a page without Ctrl or Alt: never while something is typed or a dialog is open, and they can be switched off
   (WCAG 2.1.4), remembered on this device. Markup: input[data-pintasan] in its label or in [data-tuts], shown here.
   Use: sakipPintasan(function (tuts, ev) { ... }); true for a key that was used. */
(function () {
  "use strict";
  var saklar = document.querySelectorAll("[data-pintasan]"), mati = false, siap = false;
  try { mati = localStorage.getItem("pintasan") === "mati"; } catch (e) { /* private window */ }
  /* shown, and heard, once htmx listens: it begins with this event, and what is answered before would not be sent */
  document.addEventListener("DOMContentLoaded", function () {
    siap = true;
    saklar.forEach(function (s) { (s.closest("[data-tuts]") || s.closest("label")).hidden = false; });
  });
  saklar.forEach(function (s) {
    s.checked = !mati;
    s.addEventListener("change", function () {
      mati = !s.checked;
      try { localStorage.setItem("pintasan", mati ? "mati" : "hidup"); } catch (e) { /* private window */ }
    });
  });
  window.sakipPintasan = function (tekan) {
    document.addEventListener("keydown", function (e) {
      if (!siap || mati || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
      if (e.target.closest('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]')) return;
      if (tekan(e.key.length === 1 ? e.key.toUpperCase() : e.key, e)) e.preventDefault();
    });
  };
  /* which of these holds the focus; the next or the one before comes into sight */
  window.sakipPindah = function (semua, tuts, tuju) {
    var arah = { J: 1, K: -1 }[tuts], i = semua.findIndex(function (x) { return x.contains(document.activeElement); });
    var ke = arah && semua[i < 0 ? 0 : i + arah];
    if (!ke) return false;
    tuju(ke).focus({ preventScroll: true });
    ke.scrollIntoView({ block: "nearest" });
    return true;
  };
})();
