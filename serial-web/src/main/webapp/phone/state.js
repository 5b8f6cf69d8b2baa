// How things stand between this phone and the server: who is at it, whether the server answers, how much waits.

import * as store from './store.js';
import { get, Trouble } from './net.js';
import { send } from './sender.js';

const SECOND = 1000;
const LONGEST = 60 * SECOND;
const REST = 15 * SECOND;
const WEEK = 7 * 24 * 3600 * SECOND;
const talk = new BroadcastChannel('hub-phone');
const listeners = new Set();

export const state = {
  me: null,
  online: navigator.onLine,
  trouble: null,
  waiting: 0,
  refused: 0,
  others: 0,
  sentAt: 0,
  kept: null,
  update: false,
};

let tries = 0;
let timer = 0;
let sending = null;

/** @param listener told of every change, and of scans that got their answer */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event) {
  listeners.forEach((listener) => listener(event));
}

export async function recount() {
  const login = state.me ? state.me.login : '';
  [state.waiting, state.refused] = await Promise.all(
    ['waiting', 'refused'].map((one) => (login ? store.countIn(login, one) : 0)));
  tell({ type: 'counts' });
}

/** The clock of the server, as far as this phone knows it. */
export const now = () => new Date(Date.now() + (state.me ? state.me.offset || 0 : 0)).toISOString();

/** Who was at the phone the last time. */
export async function recall() {
  state.me = await store.note('me') || null;
  await store.tidy(Date.now() - WEEK);
  state.others = await store.othersWaiting(state.me ? state.me.login : '');
  await recount();
}

/** Who is at the phone as the server knows it. What was kept of the person before goes, but for scans that wait. */
export async function whoAmI() {
  try {
    const asked = Date.now();
    const me = await get('me');
    const before = state.me;
    if (before && before.login !== me.login) { await store.forget(before.login, false); }
    state.me = { ...me, offset: Date.parse(me.now) - (asked + Date.now()) / 2 };
    await store.keepNote('me', state.me);
    reached();
    state.others = await store.othersWaiting(me.login);
    await recount();
    if (!before || before.login !== me.login) { tell({ type: 'person' }); }
  } catch (trouble) {
    failed(trouble);
    await recount();
  }
}

function reached() {
  state.online = true;
  state.trouble = null;
  tries = 0;
}

function failed(trouble) {
  if (!(trouble instanceof Trouble)) { throw trouble; }
  state.trouble = trouble;
  state.online = trouble.kind !== 'offline';
  if (trouble.kind === 'refused' && trouble.code === 'scans-of-somebody-else') { state.trouble.kind = 'other'; }
}

/** Sends what waits, and again later if that fails: at first soon, then every minute. */
export function sendSoon() {
  clearTimeout(timer);
  sending = sending || sendNow().finally(() => { sending = null; });
  return sending;
}

async function sendNow() {
  if (!state.me) { return; }
  try {
    const n = await send(state.me.login, (scan) => tell({ type: 'told', scan }));
    if (n) {
      state.sentAt = Date.now();
      reached();
      talk.postMessage('sent');
    }
  } catch (trouble) {
    failed(trouble);
    await later(trouble);
  }
  await recount();
  if (state.waiting && !state.trouble) { setTimeout(sendSoon); }
}

async function later(trouble) {
  tries += 1;
  const wait = Math.min(LONGEST, SECOND * 2 ** Math.min(tries, 6));
  const millis = Math.max(wait / 2 + Math.random() * wait / 2, (trouble.seconds || 0) * SECOND);
  if (trouble.kind === 'offline' || trouble.kind === 'busy') {
    timer = setTimeout(sendSoon, millis);
    await askWorker();
  }
}

/** Where the browser can, it sends for us when the network is back, though no page is open. */
async function askWorker() {
  try {
    const worker = await navigator.serviceWorker.getRegistration('/phone/');
    await worker.sync.register('hub-send');
  } catch { /* not every browser can: the page sends when it is opened */ }
}

export async function retry() {
  tries = 0;
  if (!state.me || state.trouble) { await whoAmI(); }
  await sendSoon();
}

/** A scan is on the disk before this returns. */
export async function keep(scan) {
  const kept = await store.add({ ...scan, login: state.me.login, state: 'waiting', madeAt: Date.now() });
  await recount();
  talk.postMessage('kept');
  sendSoon();
  return kept;
}

export async function askToStay() {
  try {
    state.kept = await navigator.storage.persist();
  } catch {
    state.kept = null;
  }
}

export function watch() {
  talk.addEventListener('message', async () => { await recount(); tell({ type: 'elsewhere' }); });
  addEventListener('online', retry);
  addEventListener('offline', () => { state.online = false; tell({ type: 'counts' }); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { retry(); } });
  setInterval(() => { if (state.waiting === 0 && state.trouble && !document.hidden) { whoAmI(); } }, REST);
}
