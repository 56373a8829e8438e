/* Checklist of a review: answered "tidak", the note opens and waits for words. */
document.addEventListener("change", (e) => {
  const pilih = e.target;
  if (!pilih.matches('.reviu-pilih input[type="radio"]') || pilih.value !== "tidak") return;
  const catatan = pilih.closest("fieldset").querySelector("details");
  if (catatan.open) return;
  catatan.open = true;
  catatan.querySelector("textarea").focus();
});
