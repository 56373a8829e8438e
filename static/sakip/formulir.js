/* Forms: show password, leave-warning, busy button, confirm dialogs, accounts of the demo, drop of files. */
(function () {
  "use strict";
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }

  semua("[data-intip]").forEach(function (tombol) {
    var isian = document.getElementById(tombol.dataset.intip);
    if (!isian) return;
    tombol.hidden = false;
    tombol.addEventListener("click", function () {
      var tampak = isian.type === "password";
      isian.type = tampak ? "text" : "password";
      tombol.setAttribute("aria-pressed", String(tampak));
    });
  });

  /* Keep what was typed: warn before leaving a form that was changed */
  var kotor = false;
  document.addEventListener("input", function (e) { if (e.target.closest("form[data-jaga]")) kotor = true; });
  document.addEventListener("sakip:tersimpan", function () { kotor = false; });
  window.addEventListener("beforeunload", function (e) { if (kotor) { e.preventDefault(); e.returnValue = ""; } });

  /* Confirm: <form data-tanya="id of a dialog">; the dialog's button has data-lanjut */
  document.addEventListener("submit", function (e) {
    var form = e.target;
    var dialog = form.dataset.tanya && document.getElementById(form.dataset.tanya);
    if (dialog && dialog.showModal && !form.dataset.yakin) {
      e.preventDefault();
      var pengirim = e.submitter;
      dialog.showModal();
      var lanjut = dialog.querySelector("[data-lanjut]");
      lanjut.onclick = function (klik) {
        klik.preventDefault();
        form.dataset.yakin = "1";
        dialog.close();
        form.requestSubmit(pengirim && form.contains(pengirim) ? pengirim : undefined);
      };
      return;
    }
    if (form.method === "dialog") return;
    kotor = false;
    var tombol = e.submitter;
    if (form.dataset.terkirim) { e.preventDefault(); return; } /* no second sending by a double click */
    if (form.method !== "post" || form.hasAttribute("data-ulang") || form.closest("[hx-post]") || form.hasAttribute("hx-post")) return;
    form.dataset.terkirim = "1";
    setTimeout(function () { pulih(form); }, 15000); /* a download leaves the page where it is */
    if (tombol) {
      tombol.classList.add("sibuk");
      tombol.setAttribute("aria-disabled", "true");
      if (tombol.dataset.sibuk) { var kata = tombol.querySelector("[data-kata]"); if (kata) kata.textContent = tombol.dataset.sibuk; }
    }
  });
  function pulih(form) {
    delete form.dataset.terkirim;
    delete form.dataset.yakin;
    semua(".btn.sibuk", form).forEach(function (t) { t.classList.remove("sibuk"); t.removeAttribute("aria-disabled"); });
  }
  window.addEventListener("pageshow", function (e) {
    if (!e.persisted) return;
    semua("form[data-terkirim]").forEach(pulih);
  });

  /* Demo: choose an account */
  semua("[data-akun]").forEach(function (tombol) {
    tombol.addEventListener("click", function () {
      var nama = document.getElementById("id_username");
      var sandi = document.getElementById("id_password");
      if (!nama) return;
      nama.value = tombol.dataset.akun;
      if (sandi && tombol.dataset.sandi) sandi.value = tombol.dataset.sandi;
      (sandi && !sandi.value ? sandi : document.querySelector("[data-masuk]") || nama).focus();
    });
  });

  /* Drop a file */
  semua(".unggah").forEach(function (kotak) {
    var isian = kotak.querySelector('input[type="file"]');
    if (!isian) return;
    ["dragover", "dragleave", "drop"].forEach(function (nama) {
      kotak.addEventListener(nama, function (e) {
        e.preventDefault();
        kotak.classList.toggle("seret", nama === "dragover");
        if (nama === "drop" && e.dataTransfer.files.length) { isian.files = e.dataTransfer.files; isian.dispatchEvent(new Event("change", { bubbles: true })); }
      });
    });
  });

  /* After a refused form: go to the first error */
  var ringkas = document.querySelector(".kesalahan-ringkas") || document.querySelector("main form .is-invalid");
  if (ringkas) { if (ringkas.classList.contains("kesalahan-ringkas")) ringkas.tabIndex = -1; ringkas.focus(); }
})();
