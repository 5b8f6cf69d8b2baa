// The sheet of labels as a picture: the first free label is clicked, those before it are gone.
(function () {
  'use strict';
  function draw() {
    var field = document.getElementById('startAt');
    var first = field ? Number(field.value) || 1 : 1;
    document.querySelectorAll('[data-start]').forEach(function (place) {
      var n = Number(place.dataset.start);
      place.classList.toggle('gone', n < first);
      place.setAttribute('aria-pressed', String(n === first));
    });
  }
  document.addEventListener('click', function (e) {
    var place = e.target.closest('[data-start]');
    if (!place) { return; }
    document.getElementById('startAt').value = place.dataset.start;
    draw();
  });
  document.addEventListener('input', function (e) { if (e.target.id === 'startAt') { draw(); } });
  new MutationObserver(draw).observe(document.getElementById('form'), { childList: true, subtree: true });
  draw();
})();
