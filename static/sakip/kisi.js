/* A table to type into like a sheet: <form data-kisi> with tr[data-baris] and fields [data-kolom] in them.
   Arrows, Enter and Tab move; Esc brings back; a block from Excel fills down and right; Ctrl+Z takes back. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-kisi]");
  if (!form) return;
  var semula = new WeakMap(), batal = [];
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || form).querySelectorAll(pilih)); }
  function terlihat(x) { return Boolean(x) && x.offsetParent !== null; }
  function baris() { return semua("tr[data-baris]").filter(terlihat); }
  function isian(b) { return semua("[data-kolom]", b).filter(terlihat); }
  function utuh(x) { return x.selectionStart === 0 && x.selectionEnd === x.value.length; }
  function terkunci(x) { return x.readOnly || x.disabled; }
  function tulis(x, nilai) {
    x.value = nilai;
    x.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function fokus(x) { if (x) { x.focus(); if (x.select) x.select(); x.scrollIntoView({ block: "nearest", inline: "nearest" }); } }

  function tegak(x, arah) {
    var rows = baris(), i = rows.indexOf(x.closest("tr")) + arah;
    for (; i >= 0 && i < rows.length; i += arah) {
      var tujuan = rows[i].querySelector('[data-kolom="' + x.dataset.kolom + '"]');
      if (terlihat(tujuan)) { fokus(tujuan); return; }
    }
  }
  function datar(x, arah) {
    var deret = isian(x.closest("tr"));
    var tujuan = deret[deret.indexOf(x) + arah];
    if (tujuan) fokus(tujuan);
  }
  function sisip(x, teks) {
    x.setRangeText(teks, x.selectionStart, x.selectionEnd, "end");
    x.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function kembali(x) {
    var lama = semula.get(x);
    if (lama === undefined || lama === x.value) return false;
    tulis(x, lama);
    x.select();
    return true;
  }

  form.addEventListener("focusin", function (e) {
    if (!e.target.matches("[data-kolom]")) return;
    semula.set(e.target, e.target.value);
    if (e.target.matches("input") && e.target.select) e.target.select();
  });
  form.addEventListener("focusout", function (e) {
    var x = e.target, lama = x.matches("[data-kolom]") ? semula.get(x) : undefined;
    if (lama === undefined || lama === x.value) return;
    batal.push([{ x: x, nilai: lama }]);
    semula.set(x, x.value);
  });
  function urungkan() {
    var grup = batal.pop();
    if (!grup) return;
    grup.forEach(function (g) { tulis(g.x, g.nilai); semula.set(g.x, g.nilai); });
    fokus(grup[0].x);
  }

  form.addEventListener("keydown", function (e) {
    var x = e.target;
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z" && !e.shiftKey) {
      e.preventDefault();
      if (!x.matches("[data-kolom]") || !kembali(x)) urungkan();
      return;
    }
    if (!x.matches("[data-kolom]") || e.ctrlKey || e.metaKey || e.isComposing) return;
    if (e.key === "Enter") {
      e.preventDefault();
      if (e.altKey && x.matches("textarea")) sisip(x, "\n"); else tegak(x, e.shiftKey ? -1 : 1);
    } else if (e.key === "Escape") {
      if (kembali(x)) e.preventDefault();
    } else if (e.key === "F2") {
      e.preventDefault();
      x.setSelectionRange(x.value.length, x.value.length);
    } else if (!e.altKey && !e.shiftKey && /^Arrow/.test(e.key)) panah(e, x);
  });
  function panah(e, x) {
    var awal = utuh(x) || x.selectionEnd === 0, akhir = utuh(x) || x.selectionStart === x.value.length;
    var satu = x.matches("input");
    if (e.key === "ArrowUp" && (satu || awal)) { e.preventDefault(); tegak(x, -1); }
    if (e.key === "ArrowDown" && (satu || akhir)) { e.preventDefault(); tegak(x, 1); }
    if (e.key === "ArrowLeft" && awal) { e.preventDefault(); datar(x, -1); }
    if (e.key === "ArrowRight" && akhir) { e.preventDefault(); datar(x, 1); }
  }

  /* Numerator and denominator: two columns more, where somebody wants them */
  var tombol = form.querySelector("[data-pasangan]"), tabel = form.querySelector("[data-kisi-tabel]");
  function pasangkan(ya) {
    tabel.classList.toggle("tanpa-pasangan", !ya);
    tombol.setAttribute("aria-pressed", String(ya));
  }
  if (tombol && tabel) {
    tombol.hidden = false;
    pasangkan(tabel.hasAttribute("data-berpasangan"));
    tombol.addEventListener("click", function () { pasangkan(tabel.classList.contains("tanpa-pasangan")); });
  }

  /* ---- a block from a worksheet */
  function urai(teks) {
    var hasil = [[""]], kutip = false, isi = teks.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (var i = 0; i < isi.length; i++) {
      var h = isi[i], deret = hasil[hasil.length - 1];
      if (kutip && h === '"' && isi[i + 1] === '"') { deret[deret.length - 1] += '"'; i++; }
      else if (h === '"' && (kutip || deret[deret.length - 1] === "")) kutip = !kutip;
      else if (h === "\t" && !kutip) deret.push("");
      else if (h === "\n" && !kutip) hasil.push([""]);
      else deret[deret.length - 1] += h;
    }
    return hasil;
  }
  function rencanakan(x, blok) {
    var rows = baris().slice(baris().indexOf(x.closest("tr")));
    var kolom = isian(x.closest("tr")).map(function (k) { return k.dataset.kolom; });
    kolom = kolom.slice(kolom.indexOf(x.dataset.kolom));
    var hasil = { isi: [], sisa: [] };
    blok.forEach(function (deret, i) {
      deret.forEach(function (mentah, j) {
        var teks = mentah.trim(), tujuan = rows[i] && kolom[j] && rows[i].querySelector('[data-kolom="' + kolom[j] + '"]');
        var sebab = !rows[i] ? "melewati baris terakhir" : !kolom[j] ? "melewati kolom terakhir" : !tujuan || terkunci(tujuan) ? "isian ini tidak dapat diubah"
          : tujuan.maxLength > 0 && teks.length > tujuan.maxLength ? "lebih dari " + tujuan.maxLength + " huruf" : "";
        if (!sebab) hasil.isi.push({ x: tujuan, nilai: teks });
        else if (teks) hasil.sisa.push({ tempat: "Baris " + (i + 1) + ", kolom " + (j + 1), teks: teks, sebab: sebab });
      });
    });
    return hasil;
  }
  function tempel(x, isi) {
    batal.push(isi.map(function (s) { return { x: s.x, nilai: s.x.value }; }));
    isi.forEach(function (s) { tulis(s.x, s.nilai); semula.set(s.x, s.nilai); });
    fokus(x);
    form.dispatchEvent(new CustomEvent("kisi:tempel", { detail: isi.length }));
  }
  function tanyakan(x, rencana) {
    var dialog = document.getElementById("d-tempel");
    var daftar = dialog.querySelector("[data-tempel-sisa]");
    daftar.textContent = "";
    rencana.sisa.slice(0, 50).forEach(function (s) {
      var tr = document.createElement("tr");
      [s.tempat, s.teks.length > 80 ? s.teks.slice(0, 80) + "…" : s.teks, s.sebab].forEach(function (t) { var td = document.createElement("td"); td.textContent = t; tr.append(td); });
      daftar.append(tr);
    });
    dialog.querySelector("[data-tempel-ringkas]").textContent = rencana.isi.length + " isian dapat diisi. " + rencana.sisa.length + " tidak mendapat tempat:";
    var lanjut = dialog.querySelector("[data-tempel-lanjut]");
    lanjut.disabled = !rencana.isi.length;
    lanjut.onclick = function () { dialog.close(); tempel(x, rencana.isi); };
    dialog.showModal();
  }
  form.addEventListener("paste", function (e) {
    var x = e.target, teks = e.clipboardData ? e.clipboardData.getData("text/plain") : "";
    if (!x.matches || !x.matches("[data-kolom]") || terkunci(x)) return;
    var blok = urai(teks);
    if (blok.length === 1 && blok[0].length === 1) return; /* one value: as everywhere */
    if (x.matches("textarea") && !utuh(x) && teks.indexOf("\t") < 0) return; /* a text with lines, inside a text */
    e.preventDefault();
    var rencana = rencanakan(x, blok);
    if (rencana.sisa.length) tanyakan(x, rencana); else tempel(x, rencana.isi);
  });
})();
