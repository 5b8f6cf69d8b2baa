// Who is at the phone, in which language, and how well it keeps what it is told.

import { state } from './state.js';
import { isChinese, say } from './words.js';
import { el, icon, button, sheet } from './parts.js';

export function person() {
  const { me } = state;
  const works = !!(navigator.serviceWorker && navigator.serviceWorker.controller);
  sheet(me.name, [
    el('p', { class: 'sec' }, say('person.as', me.login)),
    fact(works ? 'check-circle' : 'exclamation-triangle', works ? 'ok-t' : 'warn-t',
      works ? say('person.works-offline') : window.isSecureContext ? say('person.not-yet') : say('person.needs-https')),
    fact(state.kept ? 'check-circle' : 'info-circle', state.kept ? 'ok-t' : 'sec', state.kept ? say('person.kept') : say('person.not-promised')),
    !state.online && el('p', { class: 'warn-t' }, say('person.leave-online')),
  ], () => [
    button('l w', 'language', isChinese ? 'English' : '中文', () => { hub.keep('hub-lang', isChinese ? 'en' : 'zh'); location.reload(); }),
    el('div', { class: 'row' }, ['light', 'dark', ''].map((theme) =>
      button('grow', { light: 'sun', dark: 'moon', '': 'desktop' }[theme], say('person.theme-' + (theme || 'system')), () => hub.theme(theme)))),
    el('a', { class: 'btn l w', id: 'leave', href: '/access/leave.xhtml', 'aria-disabled': String(!state.online) }, icon('sign-out'), say('person.leave')),
    el('p', { class: 'sm mut' }, say('person.version', document.body.dataset.version)),
  ]);
}

const fact = (name, look, text) => el('p', { class: 'row' }, icon(name, look), el('span', {}, text));
