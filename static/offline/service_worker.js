// The service worker: the network first, and the offline pack where the network does not answer.
// With each page that the network answers it asks for the pack's version, loads a new pack behind it, and deletes at once
// a pack of which something is withheld now, or of a demonstration that has ended (content rules 27 and 31).

const TIMEOUT_MS = 5000; // an address that the pack holds waits no longer for the network; others wait until it fails
const RETRY_BROKEN_MS = 10 * 60 * 1000;
const UNANSWERED = [502, 504]; // a proxy says that the portal does not answer
const NOT_OURS = /^\/(admin|api|static|offline\/(version|pack))(\/|$)/;
const PARTS = [
  [/^\/substances\//, "cards"],
  [/^\/un\//, "numbers"],
  [/^\/guides\//, "guides"],
  [/^\/guidance(\/|$)/, "guidance"],
  [/^\/classes(\/|$)/, "classes"],
  [/^\/mix$/, "mixtures"],
];
const SEARCH = "/offline";

const offlineClients = new Set(); // clients whose page came from the pack: their styles come from there at once

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(contact)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && !NOT_OURS.test(url.pathname)) event.respondWith(navigation(event, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(event, url));
});

async function navigation(event, url) {
  const network = fetch(event.request).then((response) => {
    if (UNANSWERED.includes(response.status)) throw new Error(`the proxy answers ${response.status}`);
    return response;
  });
  // Also where the answer comes so late that a held page is shown: what is withheld since must be gone with the next page.
  event.waitUntil(network.then(contact, () => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS, null));
  try {
    return (await Promise.race([network, late])) || (await heldPage(event, url)) || (await network);
  } catch (error) {
    const page = (await heldPage(event, url)) || (await packPage(event, SEARCH, "search"));
    if (page) return page;
    throw error; // nothing is held: the browser shows its own page
  }
}

// The page at this address in the pack, or null. A substance is its card; an English card is the Korean one.
async function heldPage(event, url) {
  const path = decodeURI(url.pathname).replace(/^\/en\//, "/").replace(/^\/un\/(?:un)?\s*(\d{4})$/i, "/un/$1");
  const [, name] = PARTS.find(([pattern]) => pattern.test(path)) || [];
  if (!name) return null;
  for (const address of addresses(path, url.searchParams)) {
    const page = await packPage(event, address, name);
    if (page) return page;
  }
  return null;
}

function addresses(path, query) {
  if (path === "/mix") return [`/mix?${new URLSearchParams(query.getAll("item").sort().map((key) => ["item", key]))}`];
  if (!path.startsWith("/substances/")) return [path];
  const card = path.endsWith("/card") ? path : `${path}/card`;
  return query.get("form") ? [`${card}?${new URLSearchParams({ form: query.get("form") })}`, card] : [card];
}

async function packPage(event, address, name) {
  const [pages, pieces, state] = [await OFFLINE.part(name), await OFFLINE.part("pieces"), await OFFLINE.state()];
  const row = pages && pieces && Object.hasOwn(pages, address) ? pages[address] : null;
  if (!row) return null;
  const [before, title, main, after, policy] = row;
  let html = pieces[before].replace("\0", () => title) + main + pieces[after];
  if (Date.now() - state.contact > OFFLINE.OVERDUE_MS) html = html.replace('class="offline-overdue" hidden', 'class="offline-overdue"');
  offlineClients.add(event.resultingClientId);
  const headers = { "Content-Type": "text/html; charset=utf-8", "X-Content-Type-Options": "nosniff" };
  return new Response(html, { headers: { ...headers, "Content-Security-Policy": pieces[policy] || state.policy } });
}

async function asset(event, url) {
  if (offlineClients.has(event.clientId)) {
    const held = await packAsset(url);
    if (held) return held;
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    const held = await packAsset(url);
    if (held) return held;
    throw error;
  }
}

async function packAsset(url) {
  const assets = await OFFLINE.part("assets");
  if (!assets || !Object.hasOwn(assets, url.pathname)) return null;
  const [type, text] = assets[url.pathname];
  return new Response(text, { headers: { "Content-Type": type } });
}

// One contact at a time; what is asked meanwhile is asked once more after it.
let contacting = null;
let again = false;

function contact() {
  if (contacting) {
    again = true;
    return contacting;
  }
  contacting = untilQuiet().finally(() => (contacting = null));
  return contacting;
}

async function untilQuiet() {
  do {
    again = false;
    await oneContact();
  } while (again);
}

async function oneContact() {
  let now;
  try {
    const response = await fetch("/offline/version", { cache: "no-store" });
    if (!response.ok) return; // no contact: the portal is away
    now = await response.json();
  } catch {
    return; // no contact: the network is away, and the pack stays what it was
  }
  const held = await OFFLINE.state();
  const seen = { contact: Date.now(), current: now.version, policy: now.policy, broken: held.broken };
  const outlived = held.format !== OFFLINE.FORMAT || held.mode !== now.mode || held.hiding !== now.hiding;
  if (outlived) {
    await OFFLINE.remember(seen);
    await OFFLINE.deleteAllBut("");
  } else {
    await OFFLINE.remember({ ...held, ...seen, trouble: "" });
  }
  const is_new = outlived || held.version !== now.version;
  if (is_new && now.ready && !triedInVain(held, now) && !isSlow()) await renew(now);
}

// A broken pack is not loaded again with every page.
function triedInVain(held, now) {
  return held.broken && held.broken.digest === now.digest && Date.now() - held.broken.at < RETRY_BROKEN_MS;
}

// On a line like this the pack would hold up the pages themselves; it is loaded at the next contact on a better one.
function isSlow() {
  const line = self.navigator.connection;
  return Boolean(line && (line.saveData || /2g$/.test(line.effectiveType || "")));
}

async function renew(now) {
  try {
    const response = await fetch(`/offline/pack/${now.version}`, { cache: "no-store", priority: "low" });
    if (!response.ok) return; // another version came meanwhile; the next contact asks for that one
    const bytes = await response.arrayBuffer();
    if ((await hex(bytes)) !== now.digest) return await note({ trouble: "broken", broken: { digest: now.digest, at: Date.now() } });
    const { parts, ...pack } = JSON.parse(new TextDecoder().decode(bytes));
    await OFFLINE.store(now.version, parts);
    await note({ ...pack, trouble: "", broken: null });
    await OFFLINE.deleteAllBut(now.version);
  } catch (error) {
    await note({ trouble: error.name === "QuotaExceededError" ? "storage" : "cut" });
  }
}

async function note(what) {
  await OFFLINE.remember({ ...(await OFFLINE.state()), ...what });
}

async function hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
