// Rows that are filled in by keyboard: Enter adds one where the cursor is and goes to it, elsewhere it saves; whoever takes a
// row away stands at the next one.
(function () {
  'use strict';
  var form = document.querySelector('form[data-fills]');
  if (!form) { return; }
  var next = null;
  function rows(at) {
    var part = form.querySelectorAll('[data-part]')[at.part];
    return part ? [...part.querySelectorAll('tbody tr')] : [];
  }
  function place(element) {
    var part = element.closest('[data-part]');
    var row = element.closest('tbody tr');
    return { part: [...form.querySelectorAll('[data-part]')].indexOf(part), row: row ? [...row.parentNode.children].indexOf(row) : -1 };
  }
  form.addEventListener('keydown', function (e) {
    if (e.key !== 'Enter' || e.isComposing || e.defaultPrevented || !e.target.matches('input:not([type=checkbox])')) { return; }
    e.preventDefault();
    var part = e.target.closest('[data-part]');
    var button = part ? part.querySelector('[data-adds]') : document.getElementById(form.dataset.fills);
    if (button) { button.click(); }
  });
  form.addEventListener('click', function (e) {
    var button = e.target.closest('[data-part] button');
    if (!button) { return; }
    next = place(button);
    if (next.row < 0 && 'adds' in button.dataset) { next.row = Infinity; }
  }, true);
  if (!window.jQuery) { return; }
  jQuery(document).on('pfAjaxComplete', function () {
    if (!next) { return; }
    var at = next;
    next = null;
    setTimeout(function () {
      var all = rows(at);
      var row = all[Math.min(at.row, all.length - 1)];
      var field = row ? row.querySelector('select') : form.querySelectorAll('[data-part]')[at.part]?.querySelector('[data-adds]');
      if (field && at.row >= 0) { field.focus(); }
    }, 30);
  });
}());
