/* Keys of the verifier's inbox: J K next and previous PK, Enter opens it. The same switch as on the work-bench.
   Markup: [data-baris-periksa] with a link in its heading; keys by pintasan.js. */
(function () {
  "use strict";
  var baris = Array.prototype.slice.call(document.querySelectorAll("[data-baris-periksa]"));
  sakipPintasan(function (tuts) { return sakipPindah(baris, tuts, function (b) { return b.querySelector("th a"); }); });
  var saring = document.querySelector("[data-saring-periksa]");
  if (saring) saring.addEventListener("change", function (e) { if (e.target.matches("select")) saring.requestSubmit(); });
})();
