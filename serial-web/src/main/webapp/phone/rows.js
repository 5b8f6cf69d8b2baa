// One scan in a list: waiting for the server, or answered.

import { say, time, minute } from './words.js';
import { el, icon, serial } from './parts.js';

/** Whether a hint asks for a second look. */
export const isOdd = (hint) => ['barred', 'over', 'unknown', 'done'].includes(hint);

export function waitingRow(scan) {
  const odd = isOdd(scan.hint);
  return el('div', { class: 'prow' + (odd ? ' podd' : ''), role: 'listitem', 'data-state': 'waiting' },
    icon(scan.kind === 'back' ? 'undo' : odd ? 'question-circle' : 'clock', odd ? 'odd-t' : 'sec'),
    el('div', {}, serial(scan.code), scan.kind === 'back' ? el('div', { class: 'sm sec' }, say('work.taken-back'))
      : scan.hint === 'known' ? null : el('div', { class: 'sm ' + (odd ? 'odd-t' : 'sec') }, say('hint.' + scan.hint))),
    el('span', { class: 'sm mut' }, minute(scan.madeAt)));
}

export function toldRow(scan) {
  const { answer } = scan;
  const ok = answer.kind === 'ok' && !scan.back;
  const note = scan.back ? say('work.taken-back') : ok ? answer.tag : say('work.twice-hint');
  return el('div', { class: 'prow' + (scan.back ? ' gone' : ''), role: 'listitem', 'data-state': 'told' },
    icon(ok ? 'check-circle' : 'replay', ok ? 'ok-t' : 'mut'),
    el('div', {}, serial(answer.code || scan.code, answer.serial), note ? el('div', { class: 'sm sec' }, note) : null),
    el('span', { class: 'sm mut' }, time(scan.madeAt)));
}
