// The page /offline: what is held in this browser, and search over the names of the pack.
// All sentences stand in the page; this script shows the one that is so. Names enter the page as text, never as markup.
"use strict";

(() => {
  const MOST = 30;
  const show = (name) => document.querySelectorAll(`[data-offline="${name}"]`).forEach((each) => (each.hidden = false));
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s()\[\]{}'"’′·.,/_-]+/g, "");
  const partsOf = (text) => text.split(/[+＋,、]|\s(?:와|과|이랑|랑|하고|and|with)\s|(?<=[가-힣])(?:와|과|이랑|랑|하고)\s/u).map((each) => each.trim()).filter(Boolean);

  // Says what is held; whether it can be searched.
  async function tell() {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return void show("unsupported");
    try {
      await (await caches.open("offline-trial")).put("/offline/trial", new Response(""));
      await caches.delete("offline-trial");
    } catch {
      return void show("storage");
    }
    const state = await OFFLINE.state();
    if (document.documentElement.dataset.offlineTrouble) return void show("refused");
    if (state.trouble === "storage" || state.trouble === "broken") show(state.trouble);
    const held = state.version && state.format === OFFLINE.FORMAT;
    if (!held) return void (state.trouble || show("none"));
    for (const each of document.querySelectorAll("[data-offline-day]")) each.textContent = `${state.day}, ${state.version}`;
    show(state.current && state.current !== state.version ? "older" : "held");
    return true;
  }

  function hit(title, detail, address, demo) {
    const item = document.createElement("li");
    item.className = "hit";
    const link = item.appendChild(document.createElement("a"));
    link.href = address;
    link.textContent = title;
    const note = item.appendChild(document.createElement("span"));
    note.className = "quiet";
    note.textContent = ` ${detail}`;
    if (demo) item.append(document.querySelector("[data-offline-mark]").content.cloneNode(true));
    return item;
  }

  // 0 for the name itself, 1 for its beginning, 2 for a part of it; a name is never corrected (content rule 23).
  function nearness(names, wanted) {
    const found = names.map(fold).map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9));
    return Math.min(9, ...found);
  }

  // The name by which a page was found, where that is not its title.
  function foundBy(page, wanted) {
    const name = page.near ? page.names.find((each) => fold(each).includes(wanted)) : page.title;
    return name === page.title ? "" : name;
  }

  function pagesNamed(index, text) {
    const wanted = fold(text);
    const number = /^(?:un)?(\d{4})$/.exec(wanted);
    const numbers = index.numbers.filter((each) => (number ? each.un === number[1] : wanted.length > 2 && nearness(each.names, wanted) < 2));
    const pages = index.pages
      .map((each) => ({ ...each, near: nearness(each.names, wanted) }))
      .filter((each) => each.near < (wanted.length > 1 ? 9 : 2))
      .sort((a, b) => a.near - b.near || a.title.localeCompare(b.title, "ko"));
    return [
      ...(number ? numbers : []).map((each) => hit(`UN${each.un}`, each.names.join(" · "), `/un/${each.un}`, false)),
      ...pages.map((each) => hit(each.title, foundBy(each, wanted), each.address, each.demo)),
      ...(number ? [] : numbers).map((each) => hit(`UN${each.un}`, each.names.join(" · "), `/un/${each.un}`, false)),
    ];
  }

  // Two names: the mixture of both. One name: the mixtures that it is a side of, but none that is never suggested.
  function mixturesNamed(index, texts) {
    const sides = texts.map((text) => index.sides.filter((side) => nearness(side.names, fold(text)) === 0).map((side) => side.key));
    const title = Object.fromEntries(index.sides.map((side) => [side.key, side]));
    const found = index.mixtures.filter(({ keys: [a, b], suggested }) =>
      texts.length > 1
        ? sides.some((of, at) => of.includes(a) && sides.some((other, place) => place !== at && other.includes(b)))
        : suggested && sides[0].some((key) => key === a || key === b));
    return found.map(({ keys: [a, b], address }) => hit(`${title[a].title} + ${title[b].title}`, "", address, title[a].demo || title[b].demo));
  }

  async function search(text) {
    const index = await OFFLINE.part("names");
    if (!index) return;
    const texts = partsOf(text);
    const mixed = texts.length > 1 ? texts : text.split(/\s+/).filter(Boolean);
    let mixtures = mixturesNamed(index, mixed);
    let pages = pagesNamed(index, text);
    if (!pages.length) pages = mixed.flatMap((each) => pagesNamed(index, each).slice(0, MOST / mixed.length));
    show("answer");
    document.querySelector("[data-offline-text]").textContent = text;
    document.querySelector("[data-offline-mixtures]").replaceChildren(...mixtures.slice(0, MOST));
    document.querySelector("[data-offline-pages]").replaceChildren(...pages.slice(0, MOST));
    if (mixtures.length) show("mixtures");
    if (!mixtures.length && !pages.length) show("nothing");
  }

  const url = new URL(location.href);
  const text = (url.pathname === "/mix" ? url.searchParams.getAll("item").filter(Boolean).join(" + ") : url.searchParams.get("q") || "").trim().slice(0, 200);
  for (const box of document.querySelectorAll('input[name="q"]')) box.value = text;
  if (!["/", "/search", "/offline", "/mix"].includes(url.pathname)) show("elsewhere");
  tell().then((searchable) => searchable && text && search(text));
})();
