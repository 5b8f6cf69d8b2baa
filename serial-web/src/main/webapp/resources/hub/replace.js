// Replacing a part: what is inside is drawn after every answer; the part that comes out is scanned or chosen from it.
(function () {
  'use strict';
  var page = document.getElementById('station').dataset;
  var station = document.getElementById('station');
  var list = document.getElementById('inside');
  var place = document.getElementById('place');
  var reason = document.getElementById('reason');
  var box = document.getElementById('scan');
  var says = list.dataset;
  var key = 'hub-place:' + page.login;
  var swap = null;
  function el(tag, cls, text) {
    var node = document.createElement(tag);
    if (cls) { node.className = cls; }
    if (text) { node.textContent = text; }
    return node;
  }
  function icon(name) {
    var node = el('i', 'pi pi-' + name);
    node.setAttribute('aria-hidden', 'true');
    return node;
  }
  function part(p) {
    var out = swap.out === p.code;
    var line = el('button', 'partpick' + (out ? ' on' : ''));
    line.type = 'button';
    line.setAttribute('aria-pressed', String(out));
    var words = el('span', 'col');
    words.append(el('b', '', (p.position ? p.position + ' · ' : '') + p.name), el('span', 'code brk', p.code), el('span', 'sm sec', p.since));
    line.append(icon(out ? 'sign-out' : 'hashtag'), words, el('span', out ? 'b warn-t' : 'sm sec', out ? says.out : ''));
    line.addEventListener('click', function () { swap.out = out ? null : p.code; draw(); box.focus(); });
    return line;
  }
  function draw() {
    station.classList.toggle('swapping', Boolean(swap));
    document.getElementById('inside-panel').hidden = !swap;
    document.getElementById('swap-unit').textContent = swap ? swap.unit : says.none;
    document.getElementById('swap-name').textContent = swap ? swap.title : '';
    list.replaceChildren.apply(list, swap ? swap.parts.map(part) : []);
    box.placeholder = !swap ? says.first : swap.out ? says.next : says.which;
    box.setAttribute('aria-label', box.placeholder);
    document.querySelectorAll('[data-stage]').forEach(function (s) {
      var at = !swap ? 0 : swap.out ? 2 : 1;
      s.classList.toggle('on', Number(s.dataset.stage) === at);
      s.classList.toggle('past', Number(s.dataset.stage) < at);
    });
  }
  // what goes along is decided when the scan is sent for the first time: scans that wait follow the answers before them
  hub.sends = function (scan) {
    scan.unit = swap ? swap.unit : '';
    scan.out = scan.corrects ? '' : swap && swap.out || '';
    scan.place = place.value.trim();
  };
  var answered = window.hubAnswer;
  window.hubAnswer = function (xhr, status, args) {
    var out = swap && swap.out;
    if (args && args.answer) {
      var answer = JSON.parse(args.answer);
      if (answer.event) {
        answer.other = out;
        args.answer = JSON.stringify(answer);
        reason.value = '';
        reason.dispatchEvent(new Event('input'));
      }
    }
    if (args && args.swap) { swap = JSON.parse(args.swap); }
    answered(xhr, status, args);
    draw();
  };
  place.value = localStorage.getItem(key) || '';
  place.addEventListener('change', function () { localStorage.setItem(key, place.value.trim()); });
  document.getElementById('other-unit').addEventListener('click', function () { swap = null; draw(); });
  draw();
  hub.ready(function () { if (says.begin) { hub.scan(says.begin); } });
})();
