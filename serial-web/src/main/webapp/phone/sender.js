// Sends what waits, in its order and in batches. Runs in the page and in the worker; a lock keeps it to one at a time, and
// where there is no lock (plain HTTP) sending twice is no harm, since every scan has an id of its own.

import * as store from './store.js';
import { post, Trouble } from './net.js';

const BATCH = 50;
const GIVE_UP = 5;

/** @returns how many scans were told; throws Trouble when it could not go on */
export function send(login, told = () => {}) {
  const work = () => drain(login, told);
  const locks = globalThis.navigator.locks;
  return locks ? locks.request('hub-phone ' + login, work) : work();
}

async function drain(login, told) {
  for (let n = 0; ;) {
    const batch = await next(login, told);
    if (!batch.length) { return n; }
    const settled = await tell(login, batch);
    await stand(settled);
    n += settled.length;
    settled.forEach(told);
    if (!settled.length) { throw new Trouble('busy'); }
  }
}

/** What could not be taken back stands again. */
async function stand(settled) {
  const failed = settled.filter((scan) => scan.kind === 'back' && scan.state === 'refused').map((scan) => scan.of);
  if (failed.length) { await store.change(failed, (scan) => ({ ...scan, back: false })); }
}

/** What was taken back goes once its scan has an answer; if that was a refusal there is nothing to take back. */
async function next(login, told) {
  const batch = [];
  for (const scan of await store.scansIn(login, 'waiting', BATCH)) {
    if (scan.kind === 'back') {
      const first = await store.scan(scan.of);
      if (first && first.state === 'waiting') { break; }
      if (!first || !first.answer || first.answer.kind !== 'ok') {
        (await store.change([scan.id], (kept) => ({ ...kept, state: 'settled' }))).forEach(told);
        continue;
      }
      scan.event = first.answer.event;
    }
    batch.push(scan);
  }
  return batch;
}

const wire = ({ id, kind, job, document, place, party, reason, material, lot, code, at, event }) =>
  ({ id, kind, job, document, place, party, reason, material, lot, code, at, event });

/** From the moment it is tried, a scan may have counted, so nobody can simply drop it any more. */
const tried = (batch) => store.change(batch.map((scan) => scan.id),
  (scan) => scan.state === 'waiting' && { ...scan, tried: true, event: batch.find((one) => one.id === scan.id).event });

async function tell(login, waiting) {
  const batch = await tried(waiting);
  if (!batch.length) { return []; }
  let answers;
  try {
    answers = await post('scans', { login, scans: batch.map(wire) });
  } catch (trouble) {
    if (trouble.kind !== 'refused' || trouble.code === 'scans-of-somebody-else') { throw trouble; }
    if (batch.length > 1) { return tell(login, batch.slice(0, 1)); }
    return refuse(batch[0].id, { kind: 'no', code: batch[0].code, reason: trouble.detail });
  }
  const byId = new Map(answers.filter((one) => one.state === 'told').map((one) => [one.id, one.answer]));
  const settled = await store.change([...byId.keys()], (scan) => scan.state === 'waiting' && ({
    ...scan, state: isGood(byId.get(scan.id)) ? 'told' : 'refused', answer: byId.get(scan.id), toldAt: Date.now(),
  }));
  const later = answers.find((one) => one.state === 'later');
  return later ? settled.concat(await putOff(later.id)) : settled;
}

const isGood = (answer) => answer.kind === 'ok' || answer.kind === 'repeat';

function refuse(id, answer) {
  return store.change([id], (scan) => scan.state === 'waiting' && ({ ...scan, state: 'refused', answer }));
}

/** A scan that the server stumbles over again and again must not hold up the others for ever. */
async function putOff(id) {
  const [scan] = await store.change([id], (kept) => ({ ...kept, tries: (kept.tries || 0) + 1 }));
  return scan && scan.tries >= GIVE_UP ? refuse(id, { kind: 'no', code: scan.code, stumbled: true }) : [];
}
