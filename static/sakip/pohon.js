/* Rails of the tree and moving in it by arrows. Without script: stubs only, and the list. */
(function () {
  "use strict";
  var pohon = document.querySelector(".pohon");
  if (!pohon) return;
  var kolom = Array.prototype.slice.call(pohon.querySelectorAll(".pohon-kolom"));
  function simpul(k) { return Array.prototype.slice.call(k.querySelectorAll(":scope > .simpul")); }
  function gambar() {
    kolom.forEach(function (k, i) {
      var lama = k.querySelector(":scope > .rel-tegak");
      if (lama) lama.remove();
      if (!i) return;
      var asal = kolom[i - 1].querySelector(":scope > .simpul.terbuka");
      var y = simpul(k).map(function (s) { return s.offsetTop + 20; });
      if (asal) y.push(asal.offsetTop + 20);
      if (y.length < 2) return;
      var rel = document.createElement("li");
      rel.className = "rel-tegak"; rel.setAttribute("aria-hidden", "true");
      var atas = Math.min.apply(null, y);
      rel.style.top = atas + "px";
      rel.style.height = Math.max.apply(null, y) - atas + 2 + "px";
      k.append(rel);
    });
  }
  gambar();
  window.addEventListener("resize", gambar);
  if (document.fonts) document.fonts.ready.then(gambar);
  pohon.addEventListener("keydown", function (e) {
    var s = e.target.closest(".simpul");
    if (!s || e.target.closest("input, textarea, select")) return;
    var k = kolom.indexOf(s.parentNode);
    var i = simpul(s.parentNode).indexOf(s);
    var tujuan = null;
    if (e.key === "ArrowDown") tujuan = simpul(kolom[k])[i + 1];
    else if (e.key === "ArrowUp") tujuan = simpul(kolom[k])[i - 1];
    else if (e.key === "ArrowRight" && kolom[k + 1]) tujuan = simpul(kolom[k + 1])[0];
    else if (e.key === "ArrowLeft" && kolom[k - 1]) tujuan = kolom[k - 1].querySelector(":scope > .terbuka") || simpul(kolom[k - 1])[0];
    var fokus = tujuan && (tujuan.querySelector(".buka, a") || tujuan);
    if (fokus) { e.preventDefault(); fokus.focus(); }
  });
})();
