// Keeps the page current: asks every half minute whether the record changed, and if so shows the new page in place.
(() => {
  const EVERY = 30000;
  const live = document.getElementById("live");
  if (!live) return;
  let mark = live.dataset.mark;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/version", { cache: "no-store" });
      if (!answer.ok) return;
      const now = await answer.text();
      if (now === mark) return;
      const page = await fetch(location.href, { cache: "no-store" });
      if (!page.ok) return;
      const made = new DOMParser().parseFromString(await page.text(), "text/html");
      const fresh = made.getElementById("content");
      const old = document.getElementById("content");
      const opened = [...old.querySelectorAll("details[open]")].length;
      if (opened) { document.getElementById("live").textContent = "There are new entries. Reload the page to see them."; mark = now; return; }
      old.replaceChildren(...fresh.childNodes);
      mark = now;
      const told = document.getElementById("live");
      told.textContent = "Brought up to date at " + new Date().toLocaleTimeString() + ".";
    } catch {
      // offline: the next look will tell
    }
  };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
})();
