// Keeps the pages of the phone, so that they open without a network, and sends what waits when the network is back while
// no page is open. It keeps no answer of the server and nothing of a person: those are in the database of the browser.

import { note } from './store.js';
import { send } from './sender.js';

const CACHE = 'hub-phone-@version@';
const FILES = '@files@';
const PAGE = '/phone/index.html';
const paths = new Set(FILES.map((file) => new URL(file, location.origin).pathname));

self.addEventListener('install', (e) => {
  // all or nothing: a set with a hole would be worse than the set before it
  e.waitUntil(caches.open(CACHE)
    .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', (e) => {
  e.waitUntil(caches.keys()
    .then((names) => Promise.all(names
      .filter((name) => name.startsWith('hub-phone-') && name !== CACHE)
      .map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/phone/data/')) { return; }
  if (e.request.mode === 'navigate' && url.pathname === '/phone/') {
    e.respondWith(kept(PAGE, e.request));
  } else if (paths.has(url.pathname)) {
    e.respondWith(kept(e.request, e.request));
  }
});

/** From this version's own set only, so that no page is put together from two versions. */
async function kept(key, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(key, { ignoreSearch: true }) || fetch(request);
}

self.addEventListener('sync', (e) => {
  if (e.tag === 'hub-send') { e.waitUntil(sendAll()); }
});

/** Without anybody signed in, or as somebody else, everything stays where it is. */
async function sendAll() {
  const me = await note('me');
  if (!me) { return; }
  try {
    await send(me.login);
  } catch (trouble) {
    if (trouble.kind === 'offline' || trouble.kind === 'busy') { throw trouble; }
  }
  new BroadcastChannel('hub-phone').postMessage('sent');
}
