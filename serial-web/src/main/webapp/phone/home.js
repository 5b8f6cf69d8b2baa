// The first page: what is under way, what has to be looked at, and the jobs that there are.

import * as store from './store.js';
import { state, listen } from './state.js';
import { say, number } from './words.js';
import { el, icon } from './parts.js';
import { statusBar } from './bar.js';
import { person } from './person.js';

const MARK = '/phone/icon.svg';

export async function home(app, asked, go) {
  const bar = statusBar();
  const body = el('main', { class: 'pbody', id: 'main' });
  const draw = async () => body.replaceChildren(...(state.me ? await content(go) : state.trouble ? stranger() : []));
  const me = state.me;
  app.replaceChildren(
    el('header', { class: 'top' },
      el('img', { class: 'mark', src: MARK, alt: '', width: 28, height: 28 }),
      el('h1', { class: 'grow' }, 'Serial Hub'),
      me && el('button', { type: 'button', class: 'icb', id: 'person', 'aria-label': say('person', me.name), onclick: person },
        el('span', { class: 'ava', 'aria-hidden': 'true' }, me.initials))),
    bar.node, body);
  await draw();
  const stop = listen((event) => { if (event.type === 'counts' || event.type === 'told') { draw(); } });
  return () => { bar.stop(); stop(); };
}

function stranger() {
  return [el('section', { class: 'pempty' }, icon('user'), el('p', {}, say('home.nobody')),
    el('a', { class: 'btn pri l', href: '/signin.xhtml?to=/phone/' }, say('sign-in')))];
}

async function content(go) {
  const tasks = await store.tasks(state.me.login);
  return [
    state.others && el('div', { class: 'note warn' }, icon('users'), el('div', {}, say('home.others', state.others))),
    state.refused && el('button', { type: 'button', class: 'pcard no', id: 'to-settle', onclick: () => go('?settle=1') },
      icon('times-circle'), el('b', { class: 'grow' }, say('home.refused', state.refused)), icon('angle-right')),
    tasks.length && el('section', {}, el('h2', { class: 'phead' }, say('home.under-way')),
      await Promise.all(tasks.map((task) => taskRow(task, go)))),
    !state.me.jobs.length && el('div', { class: 'pempty' }, icon('barcode'), el('p', {}, say('home.no-jobs'))),
    state.me.jobs.length > 0 && el('section', {}, el('h2', { class: 'phead' }, say('home.start')),
      el('div', { class: 'pjobs' }, state.me.jobs.filter((job) => job.daily).map((job) => jobCard(job, go))),
      seldom(state.me.jobs.filter((job) => !job.daily), go)),
    el('section', {}, el('h2', { class: 'phead' }, say('home.online-only')),
      link('/search/search.xhtml', 'search', say('home.look-up')),
      link('/', 'desktop', say('home.desk'))),
  ].filter(Boolean);
}

async function taskRow(task, go) {
  const waiting = (await store.scansOf(task.key)).filter((scan) => scan.state === 'waiting').length;
  return el('button', { type: 'button', class: 'prow ptask', onclick: () => go('?task=' + encodeURIComponent(task.key)) },
    icon(task.icon, 'sec'),
    el('span', {}, el('b', {}, task.document || task.jobName), el('span', { class: 'sm sec' },
      [task.document ? task.jobName : null, task.note, task.place].filter(Boolean).join(' · '))),
    el('span', { class: 'r' }, el('b', {}, task.total === null ? number(task.done) : `${number(task.done)} / ${number(task.total)}`),
      waiting ? el('span', { class: 'sm sec' }, say('home.waiting', waiting)) : null));
}

const seldom = (jobs, go) => jobs.length > 0 && el('details', { class: 'pmore' }, el('summary', {}, say('home.more-jobs', jobs.length)),
  el('div', { class: 'pjobs' }, jobs.map((job) => jobCard(job, go))));

function jobCard(job, go) {
  return el('button', { type: 'button', class: 'pjob', 'data-job': job.word,
    onclick: () => go('?job=' + encodeURIComponent(job.word)) }, icon(job.icon), el('b', {}, job.name));
}

const link = (to, name, text) => el('a', { class: 'prow plink', href: to }, icon(name, 'sec'), el('b', {}, text), icon('angle-right', 'mut'));
