// Where the offline pack lies in the browser: one cache for what is known of it, and one cache for each version.
// Read by the service worker, which is this file and service_worker.js in one, and by the page /offline.
"use strict";

const OFFLINE = (() => {
  const FORMAT = 1; // of portal/publish/offline_pack.py; a pack of another shape is deleted
  const STATE_CACHE = "offline-state";
  const PACK_CACHE = "offline-pack-";
  const STATE = "/offline/state";
  const part = (name) => `/offline/parts/${name}`;

  async function read(cacheName, address) {
    if (!(await caches.has(cacheName))) return null;
    const found = await (await caches.open(cacheName)).match(address);
    return found ? found.json() : null;
  }

  const asJson = (value) => new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });

  return {
    FORMAT,
    OVERDUE_MS: 30 * 24 * 60 * 60 * 1000,

    // {version, mode, hiding, day, format} of the pack that is there, {contact, current, trouble, broken} of the last contact.
    async state() {
      return (await read(STATE_CACHE, STATE)) || {};
    },

    async remember(state) {
      await (await caches.open(STATE_CACHE)).put(STATE, asJson(state));
    },

    async part(name) {
      const { version, format } = await this.state();
      return version && format === FORMAT ? read(PACK_CACHE + version, part(name)) : null;
    },

    async store(version, parts) {
      const cache = await caches.open(PACK_CACHE + version);
      for (const [name, content] of Object.entries(parts)) await cache.put(part(name), asJson(content));
    },

    async deleteAllBut(version) {
      for (const name of await caches.keys()) {
        if (name.startsWith(PACK_CACHE) && name !== PACK_CACHE + version) await caches.delete(name);
      }
    },
  };
})();
