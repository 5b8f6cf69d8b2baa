// The line that says how things stand: with or without a network, how much waits, what has to be looked at.

import { state, listen, retry } from './state.js';
import { say, minute } from './words.js';
import { el, icon, button } from './parts.js';

const signIn = () => '/signin.xhtml?to=' + encodeURIComponent(location.pathname + location.search);

/** Keeps itself up to date until left. @returns its node and how to stop it */
export function statusBar() {
  const node = el('div', { class: 'offbar', role: 'status' });
  const draw = () => node.replaceChildren(...content(node));
  draw();
  return { node, stop: listen(draw) };
}

function content(node) {
  const kind = state.trouble ? state.trouble.kind : state.online ? 'online' : 'offline';
  node.className = 'offbar ' + ({ online: 'fine', signin: 'asks', other: 'asks' }[kind] || '');
  node.dataset.kind = kind;
  node.dataset.waiting = state.waiting;
  return [icon(kind === 'online' ? 'wifi' : kind === 'offline' ? 'cloud-upload' : 'exclamation-circle'),
    el('b', { class: 'grow' }, sentence(kind)), act(kind)].filter(Boolean);
}

function sentence(kind) {
  const waiting = state.waiting ? ' · ' + say('bar.waiting', state.waiting) : '';
  if (kind === 'online') {
    return say('bar.online') + (waiting || (state.sentAt ? ' · ' + say('bar.sent', minute(state.sentAt)) : ''));
  }
  return say('bar.' + kind) + waiting;
}

function act(kind) {
  if (state.update) { return button('s', null, say('bar.update'), () => location.reload()); }
  if (kind === 'signin' || kind === 'other') { return el('a', { class: 'btn s', href: signIn() }, say('sign-in')); }
  if (kind !== 'online') { return button('s', null, say('bar.retry'), retry); }
  return null;
}
