// Suggestions below the search box: an editable combobox with a list (ARIA 1.2, "list autocomplete with manual selection").
// Without this script the form is a plain search and finds the same.
//
// Keys as in KRDS: ↓ ↑ move, Enter selects, Esc closes. While a syllable is composed, the input method gets the keys: Enter
// then ends the syllable and must not send the form. Texts enter the page as text, never as markup.
"use strict";

(() => {
  const WAIT_MS = 90; // shorter than the pause between two syllables of a fast typist, longer than the pause between two jamo
  const KEPT = 8;
  const STORE = "recent-searches";
  const COMPOSING = 229; // the key code of a key for the input method; Safari sends it after the composition ended

  const element = (name, attributes, text = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  };

  // Stored in this browser only. Where storage is forbidden there are no recent searches; searching works the same.
  const recent = {
    all() {
      try {
        const kept = JSON.parse(localStorage.getItem(STORE) || "[]");
        return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, KEPT) : [];
      } catch {
        return [];
      }
    },
    keep(texts) {
      try {
        localStorage.setItem(STORE, JSON.stringify(texts.slice(0, KEPT)));
      } catch {
        // Storage is full or forbidden; the visitor did not ask for it, so no message is needed.
      }
    },
    add(text) {
      this.keep([text, ...this.all().filter((other) => other !== text)]);
    },
  };

  function searched(text) {
    return `/search?q=${encodeURIComponent(text)}`;
  }

  function suggestionOf(hit) {
    return {
      title: hit.title_ko || hit.title_en,
      lang: hit.title_ko ? "ko" : "en",
      detail: [hit.kind_label, hit.cas.length ? `CAS ${hit.cas.join(", ")}` : "", hit.why].filter(Boolean).join(" · "),
      mark: hit.origin === "demo" ? "시연 자료" : "",
      // A corrected name may be another substance, so it leads to the search and not to the page.
      address: hit.match === "typo" ? searched(hit.title_ko || hit.title_en) : hit.url,
    };
  }

  function recentOnes() {
    const kept = recent.all().map((text) => ({ title: text, detail: "최근 검색어", mark: "", address: searched(text) }));
    return kept.length ? [...kept, { title: "최근 검색어 모두 지우기", detail: "", mark: "", clears: true }] : [];
  }

  function enhance(form, number) {
    const input = form.querySelector("input[name=q]");
    const list = element("ul", { id: `suggestions-${number}`, role: "listbox", "aria-label": "제안", class: "suggestions", hidden: "" });
    const status = element("p", { role: "status", class: "hidden" });
    input.parentElement.append(list, status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox",
    })) input.setAttribute(name, value);

    let shown = [];
    let active = -1;
    let timer = 0;
    let asking = null;

    const isOpen = () => !list.hidden;

    function close() {
      clearTimeout(timer);
      if (asking) asking.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = index;
      const option = list.children[active];
      if (!option) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    function optionOf(suggestion, index) {
      const option = element("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" });
      const title = element("strong", suggestion.lang === "en" ? { lang: "en" } : {}, suggestion.title);
      option.append(title);
      if (suggestion.detail) option.append(" ", element("span", { class: "quiet" }, suggestion.detail));
      if (suggestion.mark) option.append(" ", element("span", { class: "mark" }, suggestion.mark));
      // A pressed mouse button must not move the focus away from the box before the click arrives.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(index));
      return option;
    }

    function show(suggestions, said) {
      shown = suggestions;
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...shown.map(optionOf));
      list.hidden = shown.length === 0;
      input.setAttribute("aria-expanded", String(isOpen()));
      status.textContent = said;
    }

    function take(index) {
      const suggestion = shown[index];
      if (suggestion.clears) {
        recent.keep([]);
        close();
        status.textContent = "최근 검색어를 지웠습니다.";
        return;
      }
      close();
      location.assign(suggestion.address);
    }

    async function ask() {
      const text = input.value.trim();
      if (asking) asking.abort();
      if (!text) {
        const kept = recentOnes();
        show(kept, kept.length ? `최근 검색어 ${kept.length - 1}개` : "");
        return;
      }
      const current = (asking = new AbortController());
      try {
        const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(text)}`, { signal: current.signal });
        if (!response.ok) throw new Error(`suggest answered ${response.status}`);
        const { hits } = await response.json();
        if (current === asking && document.activeElement === input) {
          show(hits.map(suggestionOf), hits.length ? `제안 ${hits.length}개` : "제안 없음");
        }
      } catch (error) {
        if (error.name === "AbortError") return;
        // The form works without suggestions; the list of an earlier text would mislead.
        show([], "제안을 불러오지 못했습니다. 찾기 단추로 찾을 수 있습니다.");
      }
    }

    function askSoon() {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    }

    function move(step) {
      if (!isOpen()) {
        ask();
        return;
      }
      // One more position than options: the box itself, with the text of the person.
      const places = shown.length + 1;
      mark(((active + 1 + step + places) % places) - 1);
    }

    input.addEventListener("input", askSoon);
    input.addEventListener("focus", () => {
      if (!input.value.trim() && !input.autofocus) ask();
    });
    input.addEventListener("click", () => {
      if (!isOpen() && !input.value.trim()) ask();
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === COMPOSING) {
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && isOpen()) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && isOpen() && active >= 0) {
        event.preventDefault();
        take(active);
      }
    });
  }

  document.querySelectorAll("form.find").forEach(enhance);

  // Only searches with hits are stored; the server leaves the attribute out for words of self-harm.
  const kept = document.querySelector("[data-searched]");
  if (kept && kept.dataset.searched) recent.add(kept.dataset.searched);
})();
