/* Light or dark: what the reader chose, else what the system asks. Runs before the first paint. */
(function () {
  "use strict";
  var akar = document.documentElement;
  var sistem = window.matchMedia("(prefers-color-scheme: dark)");
  function pilihan() { try { return localStorage.getItem("tema"); } catch (e) { return null; } }
  function pakai() {
    akar.setAttribute("data-bs-theme", pilihan() || (sistem.matches ? "dark" : "light"));
    document.querySelectorAll("[data-tema-kata]").forEach(function (k) { k.textContent = gelap() ? "Mode terang" : "Mode gelap"; });
    document.querySelectorAll("[data-tema]").forEach(function (t) { t.setAttribute("aria-pressed", String((t.dataset.tema === "dark") === gelap())); });
  }
  function gelap() { return akar.getAttribute("data-bs-theme") === "dark"; }
  function simpan(nilai) { try { localStorage.setItem("tema", nilai); } catch (e) { akar.setAttribute("data-bs-theme", nilai); } pakai(); }
  pakai();
  sistem.addEventListener("change", pakai);
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-tema-daftar]").forEach(function (t) { t.hidden = false; });
    pakai();
  });
  document.addEventListener("click", function (e) {
    var tombol = e.target.closest("[data-tema], [data-tema-balik]");
    if (tombol) simpan(tombol.dataset.tema || (gelap() ? "light" : "dark"));
  });
})();
