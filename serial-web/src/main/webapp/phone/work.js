// At work: one scan after the other. Green appears only after the server has answered; until then a scan is kept.

import * as store from './store.js';
import { state, listen, keep, now, recount } from './state.js';
import { get } from './net.js';
import { say, number, minute } from './words.js';
import { el, icon, iconButton, button, serial, shape, bar as stack, sheet } from './parts.js';
import { statusBar } from './bar.js';
import { hint, index } from './check.js';
import { canSee } from './hear.js';
import { scanner } from './scanner.js';
import { refusedRow, why } from './settle.js';
import { waitingRow, toldRow, isOdd } from './rows.js';
import { newId } from './id.js';

const ROWS = 40;
const CHECKING = 400;

export async function work(app, asked, go) {
  const task = await store.task(asked.get('task'));
  if (!task || task.login !== state.me.login) { return go('', true); }
  const page = new Work(app, task, go);
  await page.open();
  return () => page.close();
}

class Work {
  constructor(app, task, go) {
    this.go = go;
    this.task = task;
    this.known = index(task.units);
    this.pending = new Set();
    this.answers = 0;
    this.bar = statusBar();
    this.verdict = el('section', { class: 'verdict idle', id: 'verdict', role: 'status' });
    this.counts = el('div', { class: 'pcount' });
    this.list = el('div', { class: 'plist', role: 'list', 'aria-label': say('work.last') });
    this.where = el('div', { class: 'sm sec', id: 'where' });
    this.sound = iconButton('volume-up', say('work.sound'), () => { hub.sound.toggle(); this.drawSound(); });
    this.scanner = scanner((code) => this.scan(code), (trouble) => this.show('warn', say('work.camera'), null, [say('work.no-camera-' + trouble)]));
    app.replaceChildren(
      el('header', { class: 'top' }, iconButton('arrow-left', say('back'), () => go('')),
        el('div', { class: 'grow' }, el('h1', {}, task.document || task.jobName), this.where),
        this.sound, iconButton('ellipsis-v', say('work.more'), () => this.more(), { id: 'more' })),
      this.bar.node, this.verdict, this.counts, this.scanner.frame, this.scanner.form, this.list, this.dock());
  }

  dock() {
    const camera = button('pri', 'camera', say('work.camera'), () => this.scanner.toggleCamera(), { id: 'camera' });
    const type = button('pri', 'barcode', say('work.type'), () => this.scanner.type(), { id: 'type-big' });
    return el('footer', { class: 'dock' },
      iconButton('pencil', say('work.type'), () => this.scanner.type(), { class: 'btn', id: 'type' }),
      canSee ? camera : type,
      iconButton('undo', say('work.take-back'), () => this.takeBack(), { class: 'btn', id: 'back' }));
  }

  async open() {
    this.stop = listen((event) => this.heard(event));
    await store.saveTask({ ...this.task, usedAt: Date.now() });
    this.places = new Map((await store.note('places') || []).map((place) => [place.code, place.name]));
    this.drawSound();
    this.ready();
    await this.draw();
    this.scanner.focus();
    this.refresh();
  }

  close() {
    this.stop();
    this.bar.stop();
    this.scanner.stop();
    clearTimeout(this.checking);
  }

  /** What was taken along grows old; with a network it is taken anew, and says whether there is anything left to do. */
  async refresh() {
    try {
      if (this.task.place) { await this.learnPlaces(); }
      if (!this.task.document) { return; }
      const taken = await this.takeAnew();
      const { done, total, open, lines, units, more } = taken;
      await this.save({ done, total, open, lines, units, more, takenAt: Date.now() });
      this.known = index(units);
      if (!open) { this.show('warn', say('work.closed'), null, [say('work.closed-hint')]); }
    } catch { /* what is there will do */ }
    await this.draw();
  }

  /** What was asked for before a scan was answered would count it out again: it is asked for once more. */
  async takeAnew() {
    for (;;) {
      const { answers } = this;
      const taken = await get(this.task.job === 'count' ? 'count' : 'order', this.task.document);
      if (answers === this.answers) { return taken; }
    }
  }

  /** So that the label of a place is told from that of a unit. */
  async learnPlaces() {
    const places = await get('places');
    await store.keepNote('places', places);
    this.places = new Map(places.map((place) => [place.code, place.name]));
  }

  async save(change) {
    Object.assign(this.task, change, { usedAt: Date.now() });
    await store.saveTask(this.task);
  }

  async scan(text) {
    const code = text.normalize('NFKC').trim();
    if (!code) { return; }
    if (this.task.place && this.places.has(code)) {
      await this.moveTo(code);
      return;
    }
    const scans = await store.scansOf(this.task.key);
    const seen = hint(this.task, this.known, scans, code);
    const away = !state.online || !!state.trouble;
    if (seen === 'twice' && away) {
      this.show('repeat', say('work.twice'), code, [say('work.twice-hint')]);
      hub.sound.play('repeat');
      return;
    }
    const { job, jobName, document, place, party, reason, material, lot, key } = this.task;
    try {
      await keep({ id: newId(), kind: 'scan', task: key, job, jobName, document, place, party, reason, material, lot, code, hint: seen, at: now() });
    } catch (e) {
      this.notKept(code, e);
      return;
    }
    clearTimeout(this.checking);
    if (away) {
      this.kept(code, seen);
    } else {
      this.checking = setTimeout(() => this.kept(code, seen, say('work.checking')), CHECKING);
    }
    await this.draw();
  }

  kept(code, seen, word) {
    const odd = isOdd(seen);
    this.show(odd ? 'odd' : 'kept', word || say('work.kept'), code,
      [seen === 'unchecked' ? '' : say('hint.' + seen), word || odd ? '' : say('work.kept-hint')]);
    if (!word) { hub.sound.play(odd ? 'warn' : 'kept'); }
  }

  notKept(code, e) {
    const full = e && e.name === 'QuotaExceededError';
    this.show('no', say('work.not-kept'), code, [say(full ? 'work.full' : 'work.no-storage'), say('work.full-todo')]);
    hub.sound.play('no');
  }

  async moveTo(place) {
    await this.save({ place });
    this.show('idle', say('work.now-at'), place, [this.places.get(place)]);
    hub.sound.play('repeat');
    await this.draw();
  }

  /** The newest that is not taken back. What was never tried is simply dropped; anything else is told. */
  async takeBack() {
    const scan = (await store.scansOf(this.task.key)).find((one) =>
      one.kind === 'scan' && !one.back && (one.state === 'waiting' || (one.state === 'told' && one.answer.kind === 'ok')));
    if (!scan) {
      this.show('idle', say('work.nothing-to-take-back'), null, []);
      return;
    }
    const [left] = await store.change([scan.id], (kept) => (kept.state === 'waiting' && !kept.tried ? null : { ...kept, back: true }));
    if (left && left.back) {
      const { task, job, jobName, document, place, code } = scan;
      await keep({ id: newId(), kind: 'back', of: scan.id, task, job, jobName, document, place, code: unitOf(scan) || code, at: now() });
    }
    this.show('repeat', say('work.taken-back'), scan.code, left && left.back && state.trouble ? [say('work.kept-hint')] : []);
    hub.sound.play('repeat');
    await recount();
    await this.draw();
  }

  /** Whoever has sent it, this page, another one or the worker: what waited and has an answer now is shown. */
  heard(event) {
    if (event.type === 'told' || event.type === 'elsewhere') {
      clearTimeout(this.gathering);
      this.gathering = setTimeout(() => this.draw(), 20);
    }
  }

  /** Answers may come many at once, after a time without a network: the last is shown, a refusal is heard. */
  async answered(told) {
    clearTimeout(this.checking);
    this.answers += 1;
    for (const { answer } of told) { this.progress(answer); }
    await this.save({});
    const refused = told.filter((scan) => scan.state === 'refused');
    this.answer(refused[refused.length - 1] || told[told.length - 1]);
  }

  progress(answer) {
    if (answer.kind !== 'ok') { return; }
    if (answer.total !== undefined && answer.total !== null) {
      this.task.done = answer.done;
      this.task.total = answer.total;
      for (const { key, done } of answer.lines || []) {
        const line = this.task.lines.find((one) => 'line-' + one.no === key);
        if (line) { line.done = done; }
      }
    } else if (this.task.job === 'count') {
      this.task.done = answer.done;
    }
  }

  answer(scan) {
    const { answer } = scan;
    const taken = scan.kind === 'back' && answer.kind === 'ok';
    const word = taken ? say('work.taken-back')
      : { ok: say('work.counted'), repeat: say('work.twice') }[answer.kind] || answer.word || say('work.refused');
    const [reason, todo] = why(answer);
    this.show(taken ? 'repeat' : answer.kind, word, answer.code || scan.code,
      answer.kind === 'ok' ? [answer.what, answer.reason] : [reason, todo], answer.serial);
    hub.sound.play(taken ? 'repeat' : answer.kind);
  }

  show(kind, word, code, lines, split) {
    const look = { repeat: 'wait', kept: 'wait hatch', odd: 'odd hatch' }[kind] || kind;
    this.verdict.className = `verdict ${look}${hub.sound.on() || kind === 'idle' ? '' : ' flash'}`;
    this.verdict.setAttribute('role', kind === 'no' || kind === 'warn' ? 'alert' : 'status');
    this.verdict.replaceChildren(shape({ odd: 'kept' }[kind] || kind),
      el('div', { class: 'words' }, el('div', { class: 'word' + (word.length > 12 ? ' long' : '') }, word),
        code ? serial(code, split) : null, lines.filter(Boolean).map((line) => el('p', {}, line))));
  }

  ready() { this.show('idle', say('work.ready'), null, [say('work.expect'), canSee ? '' : say(isSecureContext ? 'work.no-camera-here' : 'work.no-camera-http')]); }

  drawSound() {
    this.sound.firstElementChild.className = 'pi pi-volume-' + (hub.sound.on() ? 'up' : 'off');
    this.sound.setAttribute('aria-pressed', String(hub.sound.on()));
  }

  async draw() {
    const scans = await store.scansOf(this.task.key);
    const waiting = scans.filter((scan) => scan.state === 'waiting');
    const news = scans.filter((scan) => this.pending.has(scan.id) && scan.answer && scan.state !== 'waiting').reverse();
    this.pending = new Set(waiting.map((scan) => scan.id));
    if (news.length) { await this.answered(news); }
    const refused = scans.filter((scan) => scan.state === 'refused');
    const told = scans.filter((scan) => scan.state === 'told' && scan.kind === 'scan');
    this.where.textContent = [this.task.document ? this.task.jobName : null, this.task.note, this.task.place].filter(Boolean).join(' · ');
    this.drawCounts(waiting, told);
    const away = !state.online || state.trouble || waiting.length > 1;
    const oldest = waiting[waiting.length - 1];
    this.list.replaceChildren(...[
      refused.length && el('div', { class: 'phead' }, el('b', { class: 'no-t' }, say('work.to-settle', refused.length))),
      ...refused.map((scan) => refusedRow(scan, () => this.draw())),
      waiting.length && away && el('div', { class: 'phead', id: 'waiting' }, el('b', {}, say('work.to-send', waiting.length)),
        el('span', { class: 'sm sec' }, say('work.oldest', minute(oldest.madeAt)))),
      ...waiting.slice(0, ROWS).map(waitingRow),
      told.length && (waiting.length || refused.length) && el('div', { class: 'phead' }, el('b', {}, say('work.sent'))),
      ...told.slice(0, ROWS).map(toldRow),
    ].filter(Boolean));
  }

  drawCounts(waiting, told) {
    const more = waiting.filter((scan) => scan.kind === 'scan').length;
    const { total } = this.task;
    const counted = told.filter((scan) => scan.answer.kind === 'ok' && !scan.back).length;
    const done = total === null && this.task.job !== 'count' ? counted : this.task.done;
    const unchecked = waiting.filter((scan) => scan.hint !== 'known').length;
    const missing = total === null ? 0 : Math.max(0, total - done);
    this.counts.replaceChildren(
      el('div', { class: 'row between' },
        el('span', {}, el('b', { class: 'num', id: 'done' }, number(done)), ' ',
          el('span', { class: 'sec' }, [more ? say('work.to-check', more) + ' ' : '', total === null ? say('work.pieces') : '/ ' + number(total)].join(''))),
        total !== null && el('b', { class: missing ? 'warn-t' : 'ok-t', id: 'missing' },
          missing ? say(more ? 'work.at-most' : 'work.missing', missing) : say('work.complete'))),
      total !== null && el('div', { class: 'mt2' }, stack(done, more, total)),
      unchecked && more ? el('div', { class: 'sm odd-t mt2', id: 'unverified' }, say('work.unverified', unchecked)) : '',
      this.task.more ? el('div', { class: 'sm sec mt2' }, say('work.more-units', this.task.units.length)) : '');
  }

  more() {
    sheet(this.task.document || this.task.jobName, [
      el('p', { class: 'sec' }, say('work.taken-along', this.task.units.length, minute(this.task.takenAt))),
      this.task.place && el('p', { class: 'sec' }, say('work.place', this.task.place)),
    ], (close) => [
      this.task.document && button('l w', 'refresh', say('work.refresh'), () => { close(); this.refresh(); }),
      button('l w', 'check-square', say('work.put-away'), async () => { close(); await store.putAway(this.task.key); this.go(''); }),
      el('a', { class: 'btn l w', href: this.desk() }, icon('desktop'), say('work.at-desk')),
    ]);
  }

  desk() {
    const { document, job } = this.task;
    return !document ? '/station/jobs.xhtml'
      : (job === 'count' ? '/stock/stocktake.xhtml?code=' : '/orders/order.xhtml?code=') + encodeURIComponent(document);
  }
}

const unitOf = (scan) => scan.answer && scan.answer.code;
