/* Writing a part of a report: each paragraph of form[data-tulis] becomes a place to type with marks, lists, tables.
   Saving, drafts on this device and conflicts are simpan.js's; here the shapes, pasting, and what others do meanwhile. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-tulis]");
  if (!form || !window.fetch || !window.DOMParser) return;
  var BLOK = { P: "p", DIV: "p", H1: "h4", H2: "h4", H3: "h4", H4: "h4", H5: "h4", H6: "h4" };
  var TANDA = { B: "strong", STRONG: "strong", I: "em", EM: "em", U: "u", SUB: "sub", SUP: "sup", UL: "ul", OL: "ol", LI: "li", TABLE: "table", THEAD: "thead", TBODY: "tbody", TR: "tr", TH: "th", TD: "td" };
  var BUANG = { SCRIPT: 1, STYLE: 1, META: 1, TITLE: 1, LINK: 1, XML: 1, IMG: 1, SVG: 1, TEMPLATE: 1 };
  var SELANG = 20000, JARAK = 3000, alat = form.querySelector("[data-alat]"), wadah = form.querySelector("[data-rows]");
  var kini = null, simpanan = null, ditanya = 0, nanti = null, menutup = false, terpisah = false;
  form.querySelector("[name=bentuk]").value = "html";
  form.querySelectorAll("[data-tanpa-skrip]").forEach(function (x) { x.remove(); });
  document.querySelectorAll("[data-bantuan]").forEach(function (x) { x.hidden = false; });
  document.execCommand("defaultParagraphSeparator", false, "p");
  document.execCommand("styleWithCSS", false, false);

  /* ---- what is pasted, brought down to marks that are known; the server cleans again */
  function lolos(teks) { return teks.replace(/[&<>"]/g, function (c) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c]; }); }
  function cuci(simpul) {
    return Array.prototype.map.call(simpul.childNodes, function (x) {
      if (x.nodeType === 3) return lolos(x.data);
      if (x.nodeType !== 1) return "";
      var tag = x.tagName.toUpperCase(), dalam;
      if (BUANG[tag]) return "";
      if (tag === "BR") return "<br>";
      dalam = cuci(x);
      if (BLOK[tag]) return x.querySelector("p, div, ul, ol, table, h1, h2, h3, h4") ? dalam : "<" + BLOK[tag] + ">" + dalam + "</" + BLOK[tag] + ">";
      if (tag === "A" && /^(https?:|mailto:)/i.test(x.getAttribute("href") || "")) return '<a href="' + lolos(x.getAttribute("href")) + '">' + dalam + "</a>";
      if (!TANDA[tag] || /^docs-internal/.test(x.id)) return dalam;
      var rentang = ["colspan", "rowspan"].map(function (n) { var v = x.getAttribute(n); return /^T[DH]$/.test(tag) && /^\d{1,2}$/.test(v || "") ? " " + n + '="' + v + '"' : ""; }).join("");
      return "<" + TANDA[tag] + rentang + ">" + dalam + "</" + TANDA[tag] + ">";
    }).join("");
  }
  /* styles go before the text is read: the page's rules forbid them, even in a document that nobody sees */
  function bersih(html) {
    var tanpa = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");
    return cuci(new DOMParser().parseFromString(tanpa, "text/html").body);
  }
  function polos(teks) {
    var blok = teks.replace(/\r\n?/g, "\n").split(/\n{2,}/).filter(function (b) { return b.trim(); });
    if (blok.length < 2) return lolos(teks.trim()).replace(/\n/g, "<br>");
    return blok.map(function (b) { return "<p>" + lolos(b).replace(/\n/g, "<br>") + "</p>"; }).join("");
  }

  /* ---- a paragraph becomes a place to type */
  function isian(b, nama) { return b.querySelector('[data-kolom="' + nama + '"]'); }
  function id(b) { return b.dataset.baris; }
  function editor(b) { return b.querySelector(".tulis-editor"); }
  function kosongkah(e) { e.classList.toggle("kosong", !e.textContent.trim() && !e.querySelector("li, td, img")); }
  function siapkan(b) {
    var x = isian(b, "isi"), tpl = b.querySelector("template[data-isi]");
    if (!x || editor(b)) return;
    var e = document.createElement("div");
    e.className = "tulis-editor laporan-paragraf";
    e.contentEditable = "true";
    e.setAttribute("role", "textbox");
    e.setAttribute("aria-multiline", "true");
    e.setAttribute("aria-labelledby", "label-" + id(b));
    e.spellcheck = true;
    e.lang = "id";
    e.append(tpl.content.cloneNode(true));
    x.value = e.innerHTML;
    x.hidden = true;
    x.tabIndex = -1;
    x.after(e);
    kosongkah(e);
    b.removeAttribute("tabindex");
  }
  function ketik(b) {
    var x = isian(b, "isi");
    x.value = editor(b).innerHTML;
    kosongkah(editor(b));
    x.dispatchEvent(new Event("input", { bubbles: true }));
  }
  wadah.querySelectorAll("[data-baris]").forEach(siapkan);
  alat.hidden = false;
  /* what is on the page is on the server when a button sends the form: only the act goes along */
  form.addEventListener("submit", function () {
    var kotor = form.querySelector("[data-kotor]");
    form.querySelectorAll('[data-kolom="isi"]').forEach(function (x) { x.disabled = !kotor; });
  });
  window.addEventListener("pageshow", function () { form.querySelectorAll('[data-kolom="isi"]').forEach(function (x) { x.disabled = false; }); });

  form.addEventListener("sakip:isi", function (ev) {
    var b = ev.target.closest("[data-baris]"), e = b && editor(b);
    if (!e || !ev.target.matches('[data-kolom="isi"]') || (e === document.activeElement && !b.dataset.dipisah)) return;
    delete b.dataset.dipisah;
    e.innerHTML = bersih(ev.target.value);
    kosongkah(e);
  });
  form.addEventListener("input", function (ev) { if (ev.target.classList.contains("tulis-editor")) ketik(ev.target.closest("[data-baris]")); });
  form.addEventListener("focusin", function (ev) {
    var e = ev.target.closest(".tulis-editor");
    if (!e) return;
    kini = e;
    var sesudah = document.querySelector("[data-sesudah]");
    if (sesudah) sesudah.value = id(e.closest("[data-baris]"));
    segera();
  });
  form.addEventListener("focusout", function (ev) {
    var e = ev.target.closest(".tulis-editor"), b = e && e.closest("[data-baris]");
    if (!b || b.querySelector("img") || e.querySelectorAll(":scope > *").length < 2) { if (b) kirimkan(); return; }
    var p = isian(b, "pisah");
    p.value = "1";
    b.dataset.dipisah = "1";
    terpisah = true;
    p.dispatchEvent(new Event("input", { bubbles: true }));
    ketik(b);
    kirimkan();
  });
  function kirimkan() { form.dispatchEvent(new CustomEvent("sakip:kirim")); }

  form.addEventListener("paste", function (ev) {
    var e = ev.target.closest(".tulis-editor"), d = ev.clipboardData;
    if (!e || !d) return;
    ev.preventDefault();
    var html = d.getData("text/html"), teks = d.getData("text/plain");
    if (html) document.execCommand("insertHTML", false, bersih(html));
    else if (teks) document.execCommand("insertHTML", false, polos(teks));
    if (d.files.length || /<img/i.test(html)) kabari("Gambar tidak ikut ditempel. Unggah lewat tombol Gambar, dengan uraiannya.");
  });
  form.addEventListener("drop", function (ev) { if (ev.target.closest(".tulis-editor") && ev.dataTransfer.files.length) { ev.preventDefault(); kabari("Unggah gambar lewat tombol Gambar, dengan uraiannya."); } });
  function kabari(teks) {
    var k = document.getElementById("kilas"), d = document.createElement("div");
    d.className = "kilas";
    d.textContent = teks;
    k.replaceChildren(d);
    setTimeout(function () { d.remove(); }, 8000);
  }

  /* ---- toolbar: one Tab stop, arrows between its buttons */
  var tombol = Array.prototype.slice.call(alat.querySelectorAll("button"));
  tombol.forEach(function (t, i) { t.tabIndex = i ? -1 : 0; });
  alat.addEventListener("mousedown", function (ev) { if (ev.target.closest("[data-perintah]")) ev.preventDefault(); });
  alat.addEventListener("keydown", function (ev) {
    var arah = { ArrowRight: 1, ArrowLeft: -1 }[ev.key];
    if (!arah) return;
    var tampak = tombol.filter(function (t) { return t.offsetParent; }), i = tampak.indexOf(document.activeElement);
    var tuju = tampak[(i + arah + tampak.length) % tampak.length];
    ev.preventDefault();
    tombol.forEach(function (t) { t.tabIndex = t === tuju ? 0 : -1; });
    tuju.focus();
  });
  function pilihan() { var s = document.getSelection(); return s.rangeCount && kini && kini.contains(s.anchorNode) ? s : null; }
  function dekat(tag) { var s = pilihan(), n = s && (s.anchorNode.nodeType === 1 ? s.anchorNode : s.anchorNode.parentElement); return n ? n.closest(tag) : null; }
  document.addEventListener("selectionchange", function () {
    var s = pilihan();
    if (!s) return;
    simpanan = s.getRangeAt(0).cloneRange();
    alat.querySelectorAll("[data-perintah][aria-pressed]").forEach(function (t) {
      t.setAttribute("aria-pressed", String(t.dataset.perintah === "judul" ? Boolean(dekat("h4")) : document.queryCommandState(t.dataset.perintah)));
    });
    alat.querySelector("[data-alat-tabel]").hidden = !dekat("td, th");
  });
  function pulihkan() {
    if (!kini) kini = form.querySelector(".tulis-editor");
    if (!kini) return false;
    kini.focus();
    if (simpanan && kini.contains(simpanan.startContainer)) { var s = document.getSelection(); s.removeAllRanges(); s.addRange(simpanan); }
    return true;
  }
  alat.addEventListener("click", function (ev) {
    var t = ev.target.closest("[data-perintah]");
    if (!t || !pulihkan()) return;
    var p = t.dataset.perintah;
    if (p === "judul") document.execCommand("formatBlock", false, dekat("h4") ? "p" : "h4");
    else if (p === "tabel") sisipkanTabel();
    else if (p === "tautan") mintaTautan();
    else if (/^(baris|kolom)/.test(p)) ubahTabel(p);
    else document.execCommand(p, false, null);
    if (p !== "tautan") ketik(kini.closest("[data-baris]"));
  });
  /* a figure that stands beside goes into the paragraph being written, where the report watches it */
  document.querySelectorAll("[data-sisip]").forEach(function (t) { t.hidden = false; });
  document.addEventListener("mousedown", function (ev) { if (ev.target.closest("[data-sisip]")) ev.preventDefault(); });
  document.addEventListener("click", function (ev) {
    var t = ev.target.closest("[data-sisip]");
    if (!t) return;
    if (!pulihkan()) { kabari("Tambah paragraf dulu, lalu sisipkan angkanya."); return; }
    var s = document.getSelection(), kiri = s.anchorNode.nodeType === 3 ? s.anchorNode.data.slice(0, s.anchorOffset) : "";
    document.execCommand("insertText", false, (kiri && !/\s$/.test(kiri) ? " " : "") + t.dataset.sisip);
    ketik(kini.closest("[data-baris]"));
  });
  function sisipkanTabel() {
    document.getSelection().collapseToEnd();
    document.execCommand("insertHTML", false, "<table><tbody><tr><th><br></th><th><br></th></tr><tr><td><br></td><td><br></td></tr></tbody></table><p><br></p>");
    var baru = Array.prototype.filter.call(kini.querySelectorAll("table"), function (t) { return !t.textContent.trim(); })[0];
    if (baru) letak(baru.rows[0].cells[0]);
  }
  function mintaTautan() {
    var dialog = document.getElementById("dialog-tautan"), alamat = document.getElementById("alamat-tautan"), a = dekat("a"), jarak = simpanan;
    alamat.value = a ? a.href : "";
    dialog.returnValue = "";
    dialog.showModal();
    dialog.onclose = function () {
      if (dialog.returnValue !== "pasang") return;
      simpanan = jarak;
      pulihkan();
      if (!alamat.value) document.execCommand("unlink");
      else if (document.getSelection().isCollapsed) document.execCommand("insertHTML", false, '<a href="' + lolos(alamat.value) + '">' + lolos(alamat.value) + "</a>");
      else document.execCommand("createLink", false, alamat.value);
      ketik(kini.closest("[data-baris]"));
    };
  }
  function ubahTabel(p) {
    var sel = dekat("td, th"), tr = sel && sel.closest("tr"), tabel = sel && sel.closest("table");
    if (!sel) return;
    var i = sel.cellIndex, baru;
    if (p === "baris+") {
      baru = document.createElement("tr");
      Array.prototype.forEach.call(tr.cells, function () { baru.append(kotak("td")); });
      (tr.parentElement.tagName === "THEAD" ? tabel.tBodies[0] || tabel : tr.parentElement).insertBefore(baru, tr.parentElement.tagName === "THEAD" ? (tabel.tBodies[0] || tabel).firstChild : tr.nextSibling);
      letak(baru.cells[0]);
    } else if (p === "baris-") { if (tabel.rows.length > 1) tr.remove(); else tabel.remove(); }
    else Array.prototype.slice.call(tabel.rows).forEach(function (r) {
      if (p === "kolom+") { var c = kotak(r.cells[i] ? r.cells[i].tagName : "td"); r.insertBefore(c, r.cells[i + 1] || null); }
      else if (r.cells.length > 1 && r.cells[i]) r.cells[i].remove();
      else if (r.cells.length <= 1) tabel.remove();
    });
  }
  function kotak(tag) { var c = document.createElement(tag); c.append(document.createElement("br")); return c; }
  function letak(el) { var s = document.getSelection(); s.removeAllRanges(); var r = document.createRange(); r.selectNodeContents(el); r.collapse(true); s.addRange(r); }

  /* ---- pictures: the part of the page becomes a dialog */
  var bagian = document.querySelector("[data-gambar]");
  if (bagian) {
    var d = document.createElement("dialog"), terbuka = bagian.open;
    d.className = "dialog";
    d.id = "dialog-gambar";
    d.setAttribute("aria-labelledby", "judul-gambar");
    var badan = document.createElement("div"), judul = document.createElement("h2"), batal = document.createElement("button");
    badan.className = "dialog-isi";
    judul.id = "judul-gambar";
    judul.textContent = "Sisipkan gambar";
    batal.type = "button"; batal.className = "btn btn-outline-secondary"; batal.dataset.tutupDialog = ""; batal.textContent = "Batal";
    var f = bagian.querySelector("form");
    f.classList.remove("panel-isi");
    f.append(" ", batal);
    badan.append(judul, f);
    d.append(badan);
    bagian.replaceWith(d);
    if (terbuka) d.showModal();
  }

  /* ---- acts on paragraphs without leaving the page */
  form.addEventListener("click", function (ev) {
    var t = ev.target.closest("button[data-aksi]");
    if (!t) return;
    ev.preventDefault();
    bertindak(t.dataset.aksi, t.closest("[data-baris]"));
  });
  form.addEventListener("keydown", function (ev) {
    var e = ev.target.closest(".tulis-editor"), b = e && e.closest("[data-baris]");
    if (!b) return;
    if (ev.altKey && (ev.key === "ArrowUp" || ev.key === "ArrowDown")) { ev.preventDefault(); bertindak((ev.key === "ArrowUp" ? "naik:" : "turun:") + id(b), b); }
    else if ((ev.ctrlKey || ev.metaKey) && ev.key === "Enter") { ev.preventDefault(); bertindak("tambah:" + id(b), b); }
  });
  function bertindak(aksi, b) {
    if (b && b.hasAttribute("data-kotor")) {
      form.addEventListener("sakip:jawaban", function () { if (!b.hasAttribute("data-kotor")) bertindak(aksi, b); }, { once: true });
      kirimkan();
      return;
    }
    minta(form.action, { aksi: aksi }).then(function (j) {
      selaras(j, true);
      var tuju = j.ke && baris(j.ke);
      if (tuju && editor(tuju)) { editor(tuju).focus(); tuju.scrollIntoView({ block: "nearest" }); }
    }).catch(function (e) { kabari(e.message === "sambungan" ? "Belum ada sambungan; tulisan yang sudah ada tetap dapat diubah." : e.message); });
  }
  function baris(n) { return wadah.querySelector('[data-baris="' + n + '"]'); }
  function semua() { return Array.prototype.slice.call(wadah.querySelectorAll("[data-baris]")); }
  function minta(alamat, isi) {
    var data = new URLSearchParams(isi);
    data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.set("kenal", semua().map(function (b) { return id(b) + ":" + b.dataset.versi; }).join(","));
    return fetch(alamat, { method: "POST", body: data, credentials: "same-origin", headers: { Accept: "application/json" } }).catch(function () { throw new Error("sambungan"); }).then(function (r) {
      if (r.redirected || r.status === 401 || r.status === 403) throw new Error("Sesi Anda berakhir atau laporan ini ditutup. Muat ulang halaman.");
      return r.json().then(function (j) { if (!r.ok) throw new Error(j.pesan || "Tidak berhasil. Muat ulang halaman."); return j; });
    });
  }

  /* ---- what others did: new, changed, moved, taken out; never over what is being typed here */
  function selaras(j, sendiri) {
    if (!j.urutan) return;
    Object.keys(j.html || {}).forEach(function (n) {
      var lama = baris(n), t = document.createElement("template");
      t.innerHTML = j.html[n];
      var baru = t.content.querySelector("[data-baris]");
      if (!lama) { wadah.append(baru); siapkan(baru); if (!sendiri) baru.classList.add("dari-lain"); return; }
      if (lama.hasAttribute("data-kotor") || lama.contains(document.activeElement) || wadah.querySelector('[data-bentrok="' + n + '"]')) return;
      lama.replaceWith(baru);
      siapkan(baru);
    });
    semua().forEach(function (b) { if (j.urutan.indexOf(Number(id(b))) < 0 && !b.hasAttribute("data-kotor") && !b.contains(document.activeElement)) b.remove(); });
    var fokus = document.activeElement.closest("[data-baris]");
    var ada = j.urutan.map(baris).filter(Boolean);
    if (semua().map(id).join() !== ada.map(id).join()) {
      if (fokus && ada.indexOf(fokus) >= 0) {
        var k = ada.indexOf(fokus);
        ada.slice(0, k).forEach(function (b) { fokus.before(b); });
        ada.slice(k + 1).reverse().forEach(function (b) { fokus.after(b); });
      } else ada.forEach(function (b) { wadah.append(b); });
    }
    form.querySelector("[data-kosong]").hidden = semua().length > 0;
  }
  function tanya() {
    if (document.hidden || menutup) return;
    ditanya = Date.now();
    var e = document.activeElement.closest(".tulis-editor"), b = e && e.closest("[data-baris]");
    minta(form.dataset.kabar, { paragraf: b ? id(b) : "" }).then(function (j) {
      selaras(j, false);
      var sebut = {};
      (j.sedang || []).forEach(function (s) { if (s.paragraf) (sebut[s.paragraf] = sebut[s.paragraf] || []).push(s.nama); });
      semua().forEach(function (b) {
        var kata = sebut[id(b)] ? sebut[id(b)].join(", ") + " sedang menulis di paragraf ini" : "", s = b.querySelector("[data-siapa]");
        if (s && s.textContent !== kata) s.textContent = kata;
      });
    }).catch(function () { /* without a connection what others do is simply not known */ });
  }
  /* who writes where is told at once, but not more often than every few seconds */
  function segera() {
    if (nanti) return;
    nanti = setTimeout(function () { nanti = null; tanya(); }, Math.max(0, JARAK - (Date.now() - ditanya)));
  }
  form.addEventListener("sakip:jawaban", function () { if (terpisah) tanya(); else segera(); terpisah = false; });
  window.addEventListener("pagehide", function () { menutup = true; });
  setInterval(tanya, SELANG);
  tanya();
  var awal = /^#p-\d+$/.test(location.hash) && document.querySelector(location.hash + " .tulis-editor");
  /* going to the place that the address names takes the focus away again, some time before all is loaded */
  function fokuskan() { if (awal && document.activeElement === document.body) awal.focus(); }
  fokuskan();
  window.addEventListener("load", function () { setTimeout(fokuskan); });
})();
