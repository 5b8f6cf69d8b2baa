// The box that takes scans: it owns the keyboard, stays out of sight on a phone until somebody wants to type, and shares
// its place with the camera.

import { say } from './words.js';
import { el, icon, button } from './parts.js';
import { see } from './hear.js';

export function scanner(scanned, refused) {
  const touch = matchMedia('(pointer: coarse)').matches;
  const box = el('input', { id: 'scan', name: 'scan', lang: 'en', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off',
    autocomplete: 'off', enterkeyhint: 'done', placeholder: say('work.expect'), 'aria-label': say('work.expect') });
  const form = el('form', { class: 'pscan' + (touch ? '' : ' typing'), id: 'scan-form' }, icon('barcode'), box);
  const video = el('video', { playsinline: true, muted: true });
  let camera = null;
  const frame = el('div', { class: 'frame', hidden: true }, video,
    button('s', 'bolt', say('work.torch'), () => camera && camera.torch()));
  // a hand scanner needs no keyboard on the screen of a phone
  if (touch) { box.inputMode = 'none'; }

  const focus = () => box.focus({ preventScroll: true });
  const take = () => {
    const code = box.value;
    box.value = '';
    scanned(code);
  };
  const key = (e) => {
    if (e.target === box || e.target.matches('input,select,textarea') || document.querySelector('dialog[open]')) { return; }
    if (e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) { focus(); }
  };
  const click = (e) => { if (!e.target.closest('dialog,a,input')) { focus(); } };
  form.addEventListener('submit', (e) => { e.preventDefault(); take(); });
  box.addEventListener('keydown', (e) => { if (e.key === 'Tab' && box.value.length >= 6) { e.preventDefault(); take(); } });
  document.addEventListener('keydown', key);
  document.addEventListener('click', click);

  function dark() {
    if (camera) { camera.stop(); }
    camera = null;
    frame.hidden = true;
  }
  return {
    form,
    frame,
    focus,
    type() {
      box.inputMode = 'text';
      form.classList.add('typing');
      box.blur();
      focus();
    },
    async toggleCamera() {
      if (camera) { dark(); return; }
      frame.hidden = false;
      try {
        camera = await see(video, scanned);
      } catch (e) {
        dark();
        refused(e.name === 'NotAllowedError' ? 'allowed' : 'found');
      }
    },
    stop() {
      dark();
      document.removeEventListener('keydown', key);
      document.removeEventListener('click', click);
    },
  };
}
