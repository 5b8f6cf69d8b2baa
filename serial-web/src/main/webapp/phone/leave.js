// On the way out: what this browser keeps of the person goes; scans that wait go only if the person says so.

import * as store from './store.js';

const box = document.getElementById('leaving');
const out = document.getElementById('leave');

async function leave(throwAway) {
  try {
    await store.forget(box.dataset.login, throwAway);
  } finally {
    out.click();
  }
}

try {
  const [waiting, refused] = await Promise.all(
    ['waiting', 'refused'].map((state) => store.countIn(box.dataset.login, state)));
  if (waiting + refused === 0) {
    await leave(false);
  } else {
    const left = document.getElementById('left');
    left.textContent = left.textContent.replace('{0}', waiting + refused);
    document.getElementById('ask').hidden = false;
    out.hidden = true;
    document.getElementById('keep').addEventListener('click', () => leave(false));
    document.getElementById('drop').addEventListener('click', () => leave(true));
  }
} catch {
  out.click(); // a browser that keeps nothing
}
