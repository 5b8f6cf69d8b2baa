// Before the first scan: on which order or count, and where. What is chosen is taken along for the time without a network.

import * as store from './store.js';
import { state } from './state.js';
import { get } from './net.js';
import { say, number } from './words.js';
import { el, icon, iconButton, button } from './parts.js';
import { statusBar } from './bar.js';
import { hear } from './hear.js';

const OFFERED = 200;

/** A task as the phone keeps it; its key says what it is, so that it is there once. */
export async function takeAlong(job, chosen) {
  const { document = null, place = null, party = null, reason = null, material = null, lot = null } = chosen;
  const taken = document ? await get(job.word === 'count' ? 'count' : 'order', document) : null;
  const key = [state.me.login, job.word, document, place, party, reason, material, lot].map((part) => part || '').join('|');
  const task = {
    key, login: state.me.login, job: job.word, jobName: job.name, icon: job.icon, document, party, reason, material, lot,
    place: place || (job.word === 'count' && taken ? taken.place : null),
    note: taken ? taken.note : party, done: taken ? taken.done : 0, total: taken ? taken.total : null,
    open: !taken || taken.open, lines: taken ? taken.lines : [], units: taken ? taken.units : [],
    more: !!taken && taken.more, takenAt: Date.now(), usedAt: Date.now(),
  };
  await store.saveTask(task);
  return task;
}

export async function choose(app, asked, go) {
  const job = state.me.jobs.find((one) => one.word === asked.get('job'));
  if (!job) { return go('', true); }
  const bar = statusBar();
  const body = el('main', { class: 'pbody', id: 'main' });
  app.replaceChildren(
    el('header', { class: 'top' }, iconButton('arrow-left', say('back'), () => history.back()),
      el('div', { class: 'grow' }, el('h1', {}, job.name), el('div', { class: 'sm sec' }, job.hint))),
    bar.node, body);
  const page = { job, asked, go, body };
  if (asked.get('document') || asked.has('free') || !(job.kind || job.word === 'count')) {
    await details(page);
  } else {
    await documents(page);
  }
  const deaf = hear(app, (code) => { const field = body.querySelector('input.code'); if (field) { field.value = code; field.form.requestSubmit(); } });
  return () => { bar.stop(); deaf(); };
}

/** Which order or count. Without a network those that were taken along before. */
async function documents({ job, go, body }) {
  const pick = (code) => go(`?job=${encodeURIComponent(job.word)}&document=${encodeURIComponent(code)}`);
  const form = el('form', { class: 'pform', onsubmit: (e) => { e.preventDefault(); const code = e.target.code.value.trim(); if (code) { pick(code); } } },
    el('label', { class: 'lbl', for: 'code' }, say(job.word === 'count' ? 'choose.count' : 'choose.order')),
    el('div', { class: 'row' }, el('input', { class: 'inp l code grow', id: 'code', name: 'code', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go' }),
      el('button', { class: 'btn l pri', 'aria-label': say('choose.go') }, icon('arrow-right'))),
    job.orderNeeded ? null : button('', null, say('choose.free'), () => go(`?job=${encodeURIComponent(job.word)}&free=1`)));
  const list = el('div', { 'aria-live': 'polite' }, el('p', { class: 'pquiet' }, say('choose.loading')));
  body.replaceChildren(form, list);
  try {
    const found = await get('documents', job.word === 'count' ? 'count' : job.kind);
    list.replaceChildren(...(found.length ? found.map((one) => documentRow(one, pick)) : [empty('check-circle', say('choose.none'))]));
  } catch (trouble) {
    const known = (await store.tasks(state.me.login)).filter((task) => task.job === job.word);
    list.replaceChildren(say2(trouble), ...known.map((task) =>
      documentRow({ ...task, code: task.document || task.jobName }, () => go('?task=' + encodeURIComponent(task.key)))));
  }
}

const say2 = (trouble) => el('p', { class: 'pquiet' }, trouble.kind === 'offline' ? say('choose.offline') : trouble.detail || say('bar.' + trouble.kind));
const empty = (name, text) => el('div', { class: 'pempty' }, icon(name), el('p', {}, text));

function documentRow(one, pick) {
  return el('button', { type: 'button', class: 'prow ptask', 'data-code': one.code, onclick: () => pick(one.code) }, icon('receipt', 'sec'),
    el('span', {}, el('b', {}, one.code), el('span', { class: 'sm sec' }, [one.note,
      one.due ? el('span', { class: one.late ? 'warn-t b' : '' }, ' · ' + one.due) : ''].filter(Boolean))),
    el('b', { class: 'r' }, one.total === null || one.total === undefined ? number(one.done) : `${number(one.done)} / ${number(one.total)}`));
}

/** Where, for whom, of what: only what the job needs. */
async function details({ job, asked, go, body }) {
  const document = asked.get('document');
  body.replaceChildren(el('p', { class: 'pquiet' }, say('choose.loading')));
  const start = async (chosen) => {
    try {
      const task = await takeAlong(job, { document, ...chosen });
      await go('?task=' + encodeURIComponent(task.key), true);
    } catch (trouble) {
      body.prepend(el('div', { class: 'note no', role: 'alert' }, icon('times-circle'), say2(trouble)));
    }
  };
  let order = null;
  let places = [];
  try {
    if (job.material && document) { order = await get('order', document); }
    if (job.place) { places = await get('places'); await store.keepNote('places', places); }
  } catch (trouble) {
    places = await store.note('places') || [];
    if (job.material) { body.replaceChildren(say2(trouble)); return; }
  }
  const lines = order ? order.lines : [];
  if (!job.place && !job.party && !job.reason && !job.material) { await start({}); return; }
  body.replaceChildren(el('form', { class: 'pform', onsubmit: (e) => { e.preventDefault(); start(said(e.target)); } },
    document && el('p', { class: 'row' }, icon('receipt'), el('b', {}, document)),
    job.place && field('place', say('choose.place'), { list: 'places', required: true, value: (order && order.place) || '', class: 'inp l code' }),
    el('datalist', { id: 'places' }, places.slice(0, OFFERED).map((place) => el('option', { value: place.code }, place.name))),
    job.party && !document && field('party', say('choose.party'), { required: true, class: 'inp l code' }),
    job.reason && field('reason', say('choose.reason'), { required: true, maxlength: 500, class: 'inp l' }),
    lines.length > 0 && el('div', { class: 'fld' }, el('label', { class: 'lbl', for: 'material' }, say('choose.material')),
      el('select', { class: 'inp l', id: 'material', name: 'material' }, lines.map((line) => el('option', { value: line.material },
        `${line.no} · ${line.name} · ${number(line.done)} / ${number(line.quantity)}`)))),
    lines.length > 0 && field('lot', say('choose.lot'), { maxlength: 80, class: 'inp l' }),
    el('button', { class: 'btn pri l w', id: 'start' }, icon('barcode'), say('choose.start'))));
}

const field = (name, label, of) => el('div', { class: 'fld' }, el('label', { class: 'lbl', for: name }, label),
  el('input', { id: name, name, autocomplete: 'off', spellcheck: 'false', ...of }));

const said = (form) => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim() || null]));
