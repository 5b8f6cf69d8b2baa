// The box at the top: hits grouped while typing, arrows to choose, Enter to open, Esc to leave.
(function () {
  'use strict';
  var box = document.getElementById('find');
  var list = document.getElementById('hits');
  if (!box || !list) { return; }
  var waiting = 0, asked = '', at = -1;

  function hits() { return Array.from(list.querySelectorAll('a.hit')); }
  function show(open) {
    list.hidden = !open;
    box.setAttribute('aria-expanded', String(open));
  }
  function choose(index) {
    var all = hits();
    at = all.length ? (index + all.length) % all.length : -1;
    all.forEach(function (hit, i) { hit.classList.toggle('on', i === at); });
    if (at >= 0) { all[at].scrollIntoView({ block: 'nearest' }); }
  }
  function ask() {
    var q = hub.halfWidth(box.value);
    if (q.length < 2) { asked = ''; show(false); return; }
    if (q === asked) { show(true); return; }
    asked = q;
    fetch('/search/hits.xhtml?q=' + encodeURIComponent(q), { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : ''; })
      .then(function (html) {
        if (q !== asked) { return; }
        list.innerHTML = html;
        show(html.trim() !== '' && document.activeElement === box);
        choose(0);
      })
      .catch(function () { show(false); });
  }
  box.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(ask, 160); });
  box.addEventListener('focus', function () { if (box.value && asked) { show(true); } });
  box.addEventListener('keydown', function (e) {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      choose(at + (e.key === 'ArrowDown' ? 1 : -1));
    } else if (e.key === 'Escape') {
      show(false);
      box.blur();
    } else if (e.key === 'Enter' && !list.hidden && at > 0) {
      e.preventDefault();
      hits()[at].click();
    }
  });
  document.addEventListener('click', function (e) { if (!e.target.closest('.find')) { show(false); } });
})();
