// Benches: what is inside is drawn after every answer; a quantity goes along with the next scan only.
(function () {
  'use strict';
  var inside = document.getElementById('inside');
  var quantity = document.getElementById('quantity');
  var close = document.getElementById('close-box');
  var parent = document.getElementById('parent');
  function el(tag, cls, text) {
    var node = document.createElement(tag);
    if (cls) { node.className = cls; }
    if (text) { node.textContent = text; }
    return node;
  }
  function slot(s) {
    var line = el('div', 'ln');
    var head = el('div', 'row between');
    head.append(el('span', 'b lg', (s.position ? s.position + '　' : '') + s.name), el('span', 'lg nw', s.count));
    line.append(head);
    if (s.parts) { line.append(el('div', 'code sec brk', s.parts)); }
    if (s.missing) { line.append(el('b', 'warn-t', s.missing)); }
    return line;
  }
  function draw(what) {
    document.getElementById('inside-title').textContent = what.title;
    var done = document.getElementById('inside-done');
    done.textContent = what.done;
    done.className = 'b ' + (what.complete ? 'ok-t' : 'warn-t');
    inside.replaceChildren.apply(inside, (what.slots || []).map(slot));
    document.getElementById('inside-panel').hidden = false;
    if (close) { close.hidden = what.closed; }
    if (what.closed) { hub.into(null); }
  }
  var answered = window.hubAnswer;
  window.hubAnswer = function (xhr, status, args) {
    answered(xhr, status, args);
    if (args && args.inside) { draw(JSON.parse(args.inside)); }
  };
  // a quantity belongs to the one scan that it was typed for
  hub.along = function () {
    var typed = quantity ? quantity.value.trim() : '';
    if (typed) { quantity.value = ''; }
    return typed ? { quantity: typed } : {};
  };
  var first = inside.dataset.box;
  if (first && !hub.resumed) { hub.ready(function () { hub.scan(first); }); }
  if (close) {
    close.addEventListener('click', function () {
      if (parent.querySelector('.sn')) { hub.scan(parent.textContent); }
    });
  }
})();
