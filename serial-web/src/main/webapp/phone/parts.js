// The few parts that the pages of the phone are made of.

import { say } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

/** @param of attributes by name; on… are listeners; children are nodes or texts */
export function el(tag, of = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(of)) {
    if (name.startsWith('on')) { node.addEventListener(name.slice(2), value); }
    else if (value === true) { node.setAttribute(name, name); }
    else if (value !== false && value !== null && value !== undefined) { node.setAttribute(name, value); }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const icon = (name, look = '') => el('i', { class: `pi pi-${name} ${look}`.trim(), 'aria-hidden': 'true' });

/** A number with its quiet prefix and check character, as far as the server has told them apart. */
export function serial(code, split) {
  const [prefix, counter, check] = split || ['', code, ''];
  return el('span', { class: 'sn' }, prefix || '', el('b', {}, counter || ''), check ? el('u', {}, check) : '');
}

export const iconButton = (name, label, act, of = {}) =>
  el('button', { type: 'button', class: 'icb', 'aria-label': label, title: label, onclick: act, ...of }, icon(name));

export const button = (look, name, text, act, of = {}) =>
  el('button', { type: 'button', class: 'btn ' + look, onclick: act, ...of }, name ? icon(name) : null, text);

const SHAPES = {
  ok: ['M95 50A45 45 0 1 1 5 50A45 45 0 1 1 95 50', 'M28 52l15 15 30-33'],
  no: ['M31 5h38l26 26v38l-26 26H31L5 69V31z', 'M34 34l32 32M66 34L34 66'],
  warn: ['M50 8L95 88H5z', 'M50 38v24M50 74v2'],
  repeat: ['M22 32A38 38 0 1 1 12 55', 'M22 10v22h22'],
  kept: ['M95 50A45 45 0 1 1 5 50A45 45 0 1 1 95 50', 'M50 24v28l16 10'],
  idle: ['M8 28V8h20M72 8h20v20M92 72v20H72M28 92H8V72', 'M28 30v40M40 30v40M50 30v40M60 30v40M72 30v40'],
};

export function shape(kind) {
  const svg = document.createElementNS(SVG, 'svg');
  const look = { class: 'shape', viewBox: '0 0 100 100', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor',
    'stroke-width': 6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  Object.entries(look).forEach(([name, value]) => svg.setAttribute(name, value));
  SHAPES[kind].forEach((d, i) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    if (i === 1) { path.setAttribute('stroke-width', kind === 'ok' || kind === 'no' ? 10 : 8); }
    if (i === 0 && kind === 'kept') { path.setAttribute('stroke-dasharray', '14 9'); }
    svg.append(path);
  });
  return svg;
}

/** Counted, waiting and missing pieces as one bar; said in words beside it. */
export function bar(done, waiting, total) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'stack');
  svg.setAttribute('height', 14);
  svg.setAttribute('aria-hidden', 'true');
  const whole = Math.max(total, done + waiting, 1);
  let x = 0;
  for (const [n, look] of [[done, 'f-acc'], [waiting, 'f-wait'], [whole - done - waiting, 'f-rest']]) {
    const rect = document.createElementNS(SVG, 'rect');
    rect.setAttribute('x', x / whole * 100 + '%');
    rect.setAttribute('width', n / whole * 100 + '%');
    rect.setAttribute('height', 14);
    rect.setAttribute('class', look);
    svg.append(rect);
    x += n;
  }
  return svg;
}

/** A dialog that goes when it is closed. @param acts buttons; the first has the focus */
export function sheet(title, content, acts) {
  const close = () => box.close();
  const box = el('dialog', { 'aria-label': title, class: 'sheet' },
    el('header', {}, el('h2', {}, title), iconButton('times', say('close'), close)),
    el('div', { class: 'in col g3' }, content, acts ? el('div', { class: 'col g2' }, acts(close)) : null));
  box.addEventListener('close', () => box.remove());
  box.addEventListener('click', (e) => { if (e.target === box) { close(); } });
  document.body.append(box);
  box.showModal();
  return close;
}
