/* Rails of the tree, moving in it by arrows, and coming to rest at the open node. Without script: stubs only, and the list. */
(function () {
  "use strict";
  function daftar(akar, pilih) { return Array.prototype.slice.call(akar.querySelectorAll(pilih)); }
  function simpul(k) { return daftar(k, ":scope > .simpul"); }
  function gambar() {
    var pohon = document.querySelector(".pohon");
    if (!pohon) return;
    var kolom = daftar(pohon, ".pohon-kolom");
    var dasar = pohon.getBoundingClientRect().top;
    function letak(s) { return s.getBoundingClientRect().top - dasar + 20; }
    kolom.forEach(function (k, i) {
      daftar(k, ":scope > .rel-tegak").forEach(function (r) { r.remove(); });
      if (!i) return;
      var asal = kolom[i - 1].querySelector(":scope > .simpul.terbuka");
      var y = simpul(k).map(letak);
      if (!y.length) return;
      if (asal) y.push(letak(asal));
      var rel = document.createElement("li");
      var atas = Math.min.apply(null, y);
      rel.className = "rel-tegak"; rel.setAttribute("aria-hidden", "true");
      rel.style.top = atas - (k.getBoundingClientRect().top - dasar) + "px";
      rel.style.height = Math.max.apply(null, y) - atas + 2 + "px";
      k.append(rel);
    });
  }
  /* the column that was opened last comes into view, and the node one came for */
  function tampakkan() {
    var pohon = document.querySelector(".pohon.berkepala");
    if (!pohon) return;
    pohon.scrollLeft = pohon.scrollWidth;
    var tuju = pohon.querySelector("[data-tuju]") || document.querySelector(".pohon-daftar [data-tuju]");
    if (tuju) {
      var k = tuju.getBoundingClientRect();
      if (k.top < 0 || k.bottom > window.innerHeight) tuju.scrollIntoView({ block: "center", inline: "nearest" });
    }
  }
  function sesudah() { gambar(); tampakkan(); }
  sesudah();
  window.addEventListener("resize", gambar);
  if (document.fonts) document.fonts.ready.then(gambar);
  document.addEventListener("htmx:afterSettle", sesudah);
  document.addEventListener("keydown", function (e) {
    var s = e.target.closest(".pohon .simpul");
    if (!s || e.altKey || e.ctrlKey || e.metaKey || e.target.closest("input, textarea, select")) return;
    var kolom = daftar(s.closest(".pohon"), ".pohon-kolom");
    var k = kolom.indexOf(s.parentNode);
    var i = simpul(kolom[k]).indexOf(s);
    var tujuan = null;
    if (e.key === "ArrowDown") tujuan = simpul(kolom[k])[i + 1];
    else if (e.key === "ArrowUp") tujuan = simpul(kolom[k])[i - 1];
    else if (e.key === "ArrowRight" && kolom[k + 1]) tujuan = kolom[k + 1].querySelector(":scope > .terbuka") || simpul(kolom[k + 1])[0];
    else if (e.key === "ArrowLeft" && kolom[k - 1]) tujuan = kolom[k - 1].querySelector(":scope > .terbuka") || simpul(kolom[k - 1])[0];
    var fokus = tujuan && (tujuan.querySelector(".buka") || tujuan.querySelector("a"));
    if (tujuan && !fokus) { tujuan.tabIndex = -1; fokus = tujuan; }
    if (fokus) { e.preventDefault(); fokus.focus(); }
  });
})();
