// Pieces of a rule are put in order with the pointer too; the buttons "left" and "right" do the same.
(function () {
  'use strict';
  var held = null;
  function piece(e) { return e.target.closest ? e.target.closest('[data-sorts] .sg:not(.add)') : null; }
  function unmark() {
    document.querySelectorAll('.sg.over').forEach(function (p) { p.classList.remove('over'); });
  }
  document.addEventListener('pointerover', function (e) {
    var under = piece(e);
    if (under) { under.draggable = true; }
  });
  document.addEventListener('dragstart', function (e) {
    held = piece(e);
    if (held) {
      e.dataTransfer.effectAllowed = 'move';
      e.dataTransfer.setData('text/plain', '');
    }
  });
  document.addEventListener('dragover', function (e) {
    var over = held && piece(e);
    unmark();
    if (over && over !== held) {
      e.preventDefault();
      over.classList.add('over');
    }
  });
  document.addEventListener('drop', function (e) {
    var over = held && piece(e);
    if (!over || over === held) { return; }
    e.preventDefault();
    var row = over.closest('[data-sorts]');
    var all = Array.prototype.slice.call(row.querySelectorAll('.sg:not(.add)'));
    document.getElementById(row.dataset.sorts).value = all.indexOf(held) + ',' + all.indexOf(over);
    document.getElementById('dragged').click();
  });
  document.addEventListener('dragend', function () {
    held = null;
    unmark();
  });
}());
