/* Reading a report: the contents show which chapter is in sight. Markup: [data-isi] with links to the chapters' ids. */
(function () {
  "use strict";
  var isi = document.querySelector("[data-isi]");
  if (!isi || !window.IntersectionObserver) return;
  var tautan = Array.prototype.slice.call(isi.querySelectorAll("[data-bab]"));
  var bab = tautan.map(function (a) { return document.getElementById(a.hash.slice(1)); });
  var tampak = {};
  function tandai() {
    var kini = bab.filter(function (b) { return b && tampak[b.id]; })[0];
    tautan.forEach(function (a) {
      var ini = Boolean(kini) && a.hash === "#" + kini.id;
      if (ini === (a.getAttribute("aria-current") === "true")) return;
      if (!ini) { a.removeAttribute("aria-current"); return; }
      a.setAttribute("aria-current", "true");
      var jalur = a.closest("ol");
      if (jalur.scrollWidth > jalur.clientWidth) jalur.scrollLeft = a.parentNode.offsetLeft - 16;
    });
  }
  var mata = new IntersectionObserver(function (semua) {
    semua.forEach(function (s) { tampak[s.target.id] = s.isIntersecting; });
    tandai();
  }, { rootMargin: "-80px 0px -60% 0px" });
  bab.forEach(function (b) { if (b) mata.observe(b); });
})();
