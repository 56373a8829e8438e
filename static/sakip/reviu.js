/* Checklist of a review: J K next and previous statement, 1 ya, 2 tidak, 3 tidak berlaku, C its note, Esc out of it.
   Answered "tidak", the note opens and waits for words. Markup: form[data-reviu] with .reviu-butir; keys by pintasan.js. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-reviu]");
  if (!form) return;
  var butir = Array.prototype.slice.call(form.querySelectorAll(".reviu-butir"));
  function kini() { return butir.filter(function (b) { return b.contains(document.activeElement); })[0]; }
  function terpilih(b) { return b.querySelector(".reviu-pilih input:checked") || b.querySelector(".reviu-pilih input"); }
  function catat(b) {
    b.querySelector("details").open = true;
    b.querySelector("textarea").focus();
  }
  form.addEventListener("change", function (e) {
    if (e.target.matches(".reviu-pilih input") && e.target.value === "tidak" && !e.target.closest("fieldset").querySelector("details").open) catat(e.target.closest(".reviu-butir"));
  });
  /* "tidak" says nothing without a note: it is sent with its words */
  form.addEventListener("htmx:beforeRequest", function (e) {
    var b = e.target.closest(".reviu-butir");
    if (!b || !b.querySelector('.reviu-pilih input[value="tidak"]:checked') || b.querySelector("textarea").value.trim()) return;
    e.preventDefault();
    var keadaan = b.querySelector(".reviu-keadaan"), kata = document.createElement("span");
    keadaan.querySelectorAll("span").forEach(function (x) { x.remove(); });
    kata.className = "redup";
    kata.textContent = "Disimpan setelah catatannya ditulis.";
    keadaan.append(kata);
  });
  form.addEventListener("keydown", function (e) {
    if (e.key === "Escape" && e.target.matches("textarea")) terpilih(e.target.closest(".reviu-butir")).focus();
  });
  /* with notes that are open it goes back, without it is done: one of the two is the filled button */
  document.addEventListener("htmx:oobAfterSwap", function () {
    var terbuka = Boolean(document.querySelector("#kemajuan [data-terbuka]"));
    [["kembalikan", terbuka], ["selesai", !terbuka]].forEach(function (x) {
      var t = document.querySelector("[data-lanjut-" + x[0] + "]");
      if (!t) return;
      t.classList.toggle("btn-primary", x[1]);
      t.classList.toggle("btn-outline-secondary", !x[1]);
    });
  });
  sakipPintasan(function (tuts) {
    if (sakipPindah(butir, tuts, terpilih)) return true;
    var b = kini(), pilih = b && b.querySelectorAll(".reviu-pilih input")["123".indexOf(tuts)];
    if (b && tuts === "C") { catat(b); return true; }
    if (!pilih) return false;
    pilih.focus();
    pilih.click();
    return true;
  });
})();
