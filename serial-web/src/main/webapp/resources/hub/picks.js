// A list whose rows can be chosen: the bar says how many are, and its buttons name the number.
(function () {
  'use strict';
  var bar = document.querySelector('[data-picks]');
  if (!bar) { return; }
  function said(text, n) {
    return text.replace('{0}', n).replace(/\{0\|([^|}]*)\|([^}]*)\}/g, function (all, one, many) { return n === 1 ? one : many; });
  }
  function count() {
    var n = document.querySelectorAll('[data-pick]:checked').length;
    bar.hidden = n === 0;
    bar.querySelector('[data-picks-said]').textContent = said(bar.dataset.picks, n);
    bar.querySelectorAll('[data-picks-do]').forEach(function (button) {
      (button.querySelector('.ui-button-text') || button).textContent = said(button.dataset.picksDo, n);
    });
    document.querySelectorAll('[data-pick]').forEach(function (box) {
      box.closest('tr').classList.toggle('picked', box.checked);
    });
  }
  hub.on('change', '[data-pick]', count);
  count();
}());
