// The phone: one page that shows what its address asks for, also without a network.

import { state, listen, recall, recount, whoAmI, watch, sendSoon, askToStay } from './state.js';
import { home } from './home.js';
import { choose } from './choose.js';
import { work } from './work.js';
import { settle } from './settle.js';

const app = document.getElementById('app');
let leave = () => {};

/** Goes to another page of the phone. */
export function go(to, replace) {
  history[replace ? 'replaceState' : 'pushState'](null, '', '/phone/' + to);
  return show();
}

async function show() {
  const asked = new URLSearchParams(location.search);
  leave();
  leave = () => {};
  const view = !state.me ? home : asked.has('settle') ? settle : asked.has('task') ? work : asked.has('job') ? choose : home;
  leave = await view(app, asked, go) || (() => {});
}

/** Needs HTTPS or localhost. Without it everything works but a reload while the network is away. */
async function install() {
  if (!('serviceWorker' in navigator)) { return; }
  const first = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (first) { return; }
    state.update = true;
    if (location.search.includes('task=')) { recount(); } else { location.reload(); }
  });
  try {
    const worker = await navigator.serviceWorker.register('/phone/worker.js',
      { scope: '/phone/', type: 'module', updateViaCache: 'none' });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) { worker.update().catch(() => { /* without a network there is nothing newer */ }); }
    });
  } catch { /* an old browser: the page works as long as it is open */ }
}

addEventListener('popstate', show);
watch();
listen((event) => { if (event.type === 'person') { show(); } });
install();
await recall();
await show();
await whoAmI();
await sendSoon();
await askToStay();
