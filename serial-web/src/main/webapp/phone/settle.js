// What the server refused stays here until a person has settled it: tried again, told apart, or set aside.

import * as store from './store.js';
import { state, listen, recount, keep, now } from './state.js';
import { say, minute } from './words.js';
import { el, icon, iconButton, button, serial, sheet } from './parts.js';
import { statusBar } from './bar.js';
import { newId } from './id.js';

export async function settle(app, asked, go) {
  const bar = statusBar();
  const body = el('main', { class: 'pbody', id: 'main' });
  app.replaceChildren(
    el('header', { class: 'top' }, iconButton('arrow-left', say('back'), () => history.back()),
      el('h1', { class: 'grow' }, say('settle.title'))),
    bar.node, body);
  const draw = async () => {
    const found = await store.scansIn(state.me.login, 'refused');
    body.replaceChildren(...(found.length
      ? [el('p', { class: 'pquiet' }, say('settle.hint')), ...found.reverse().map((scan) => refusedRow(scan, draw, true))]
      : [el('div', { class: 'pempty' }, icon('check-circle'), el('p', {}, say('settle.none')))]));
  };
  await draw();
  const stop = listen((event) => { if (event.type === 'told' || event.type === 'elsewhere') { draw(); } });
  return () => { bar.stop(); stop(); };
}

/** A sentence for the reason, also where the server gave none. */
export function why(answer) {
  return answer.stumbled ? [say('settle.stumbled'), ''] : [answer.reason || answer.what || '', answer.todo || ''];
}

/** @param withTask names the task, where rows of several stand together */
export function refusedRow(scan, changed, withTask) {
  const { answer } = scan;
  const [reason, todo] = why(answer);
  const row = el('div', { class: 'prow pref', 'data-code': scan.code, role: 'listitem' },
    icon(answer.kind === 'warn' ? 'exclamation-triangle' : 'times-circle', answer.kind === 'warn' ? 'warn-t' : 'no-t'),
    el('div', {}, serial(answer.code || scan.code, answer.serial),
      el('div', { class: 'sm' }, el('b', { class: 'no-t' }, reason, ' '), todo),
      el('div', { class: 'sm sec' }, [withTask ? scan.document || scan.jobName : null, minute(scan.madeAt)].filter(Boolean).join(' · '))),
    iconButton('angle-right', say('settle.handle'), () => handle(scan, changed)));
  return row;
}

function handle(scan, changed) {
  const { answer } = scan;
  const done = async (close) => {
    await store.change([scan.id], (kept) => ({ ...kept, state: 'settled' }));
    await recount();
    close();
    await changed();
  };
  const again = async (close, material) => {
    const { n, id, answer: old, tries, tried, ...same } = scan;
    await keep({ ...same, id: newId(), at: now(), material: material || scan.material });
    await done(close);
  };
  const choices = (answer.choices || []).filter((choice) => choice.material);
  sheet(answer.code || scan.code, el('p', {}, el('b', { class: 'no-t' }, why(answer)[0], ' '), why(answer)[1]), (close) => [
    ...choices.map((choice) => button('l w', 'box', choice.label, () => again(close, choice.material))),
    button('l w pri', 'check', say('settle.done'), () => done(close), { autofocus: true }),
    scan.kind === 'scan' && !choices.length && button('l w', 'refresh', say('settle.again'), () => again(close)),
    el('a', { class: 'btn l w', href: '/search/search.xhtml?scan=1&q=' + encodeURIComponent(scan.code) }, icon('search'), say('settle.look')),
  ]);
}
