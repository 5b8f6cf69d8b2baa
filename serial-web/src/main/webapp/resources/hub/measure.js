// Inspection with limits: the unit is scanned, what it should show is asked for, and the last Enter records it.
(function () {
  'use strict';
  var panel = document.getElementById('measures');
  var list = document.getElementById('measure-list');
  var verdict = document.getElementById('measure-verdict');
  var says = panel.dataset;
  var box = document.getElementById('scan');
  var unit = null, material = '';
  function el(tag, cls, text) {
    var node = document.createElement(tag);
    if (cls) { node.className = cls; }
    if (text) { node.textContent = text; }
    return node;
  }
  function limits(l) {
    return l.lower && l.upper ? l.lower + ' – ' + l.upper : l.lower ? '≥ ' + l.lower : '≤ ' + l.upper;
  }
  function inputs() { return Array.from(list.querySelectorAll('input')); }
  function state() {
    var all = inputs();
    var out = all.filter(function (f) { return f.value.trim() && !hub.within(f); }).length;
    var left = all.filter(function (f) { return !f.value.trim(); }).length;
    verdict.textContent = out ? says.outside : left ? says.left.replace('{0}', left) : says.inside;
    verdict.className = 'b ' + (out ? 'no-t' : left ? 'sec' : 'ok-t');
  }
  function record() {
    if (!unit) { return; }
    var more = { material: material, measured: inputs().map(function (f) { return f.dataset.name; }).join(',') };
    inputs().forEach(function (f) { if (f.value.trim()) { more['m.' + f.dataset.name] = f.value.trim(); } });
    var code = unit;
    close();
    hub.scan(code, more);
  }
  function close() {
    unit = null;
    panel.hidden = true;
    list.replaceChildren();
    box.focus();
  }
  function enter(e) {
    if (e.key !== 'Enter' && e.key !== 'Escape') { return; }
    e.preventDefault();
    e.stopPropagation();
    if (e.key === 'Escape') { close(); return; }
    var text = e.target.value.trim();
    // a scanner that types into the field has scanned the next unit
    if (text && isNaN(Number(text.replace(/[,，。]/, '.')))) {
      e.target.value = '';
      hub.scan(text);
      return;
    }
    var empty = inputs().find(function (f) { return !f.value.trim() && f !== e.target; });
    if (!text) { state(); return; }
    if (empty) { empty.focus(); } else { record(); }
  }
  function row(l) {
    var line = el('div', 'measure');
    var id = 'm-' + l.name;
    var label = el('label', 'b', l.label);
    label.htmlFor = id;
    var field = el('input', 'inp l num');
    field.id = id;
    field.dataset.name = l.name;
    if (l.lower) { field.dataset.min = l.lower; }
    if (l.upper) { field.dataset.max = l.upper; }
    field.inputMode = 'decimal';
    field.autocomplete = 'off';
    field.maxLength = 60;
    field.setAttribute('aria-describedby', id + '-limits');
    field.addEventListener('input', state);
    field.addEventListener('keydown', enter);
    var hint = el('span', 'sec', limits(l) + (l.unit ? ' ' + l.unit : ''));
    hint.id = id + '-limits';
    line.append(label, field, hint);
    return line;
  }
  var answered = window.hubAnswer;
  window.hubAnswer = function (xhr, status, args) {
    answered(xhr, status, args);
    if (args && args.measures) {
      var asked = JSON.parse(args.measures);
      unit = JSON.parse(args.answer).code;
      material = asked.material;
      document.getElementById('measure-unit').textContent = unit;
      list.replaceChildren.apply(list, asked.limits.map(row));
      panel.hidden = false;
      state();
      inputs()[0].focus();
    }
  };
  document.getElementById('measure-record').addEventListener('click', record);
})();
