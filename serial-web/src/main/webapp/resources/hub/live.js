// Regions that keep themselves fresh while somebody looks, more history on demand, and parts at another moment.
(function () {
  'use strict';
  function load(url) {
    return fetch(url, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok || answer.redirected) { throw new Error(String(answer.status)); }
      if (hub.seen) { hub.seen(); }
      return answer.text();
    });
  }
  document.querySelectorAll('[data-live]').forEach(function (region) {
    if (!region.dataset.live) { return; }
    var every = Number(region.dataset.every || 10) * 1000;
    var timer = setInterval(function () {
      if (document.hidden || region.contains(document.activeElement)) { return; }
      load(region.dataset.live).then(function (html) {
        region.innerHTML = html;
        if (region.querySelector('[data-settled=true]')) {
          clearInterval(timer);
          if (region.dataset.after === 'reload') { location.reload(); }
        }
      }).catch(function () { /* the next round may find the server again */ });
    }, every);
  });
  // "load more": the answer takes the place of the button
  hub.on('click', '[data-more]', function (link, e) {
    e.preventDefault();
    link.setAttribute('aria-disabled', 'true');
    load(link.dataset.more).then(function (html) {
      var foot = link.closest('.tfoot');
      var list = foot.previousElementSibling;
      var holder = document.createElement('template');
      holder.innerHTML = html;
      var next = holder.content.querySelector('.tfoot');
      var first = holder.content.querySelector('.day');
      var days = list.querySelectorAll('.day');
      if (first && days.length && days[days.length - 1].textContent === first.textContent) { first.remove(); }
      holder.content.querySelectorAll('li').forEach(function (row) { list.append(row); });
      if (next) { foot.replaceWith(next); } else { foot.remove(); }
    }).catch(function () { link.removeAttribute('aria-disabled'); });
  });
  // open and close a table's row of details, loaded when first asked for
  hub.on('click', '[data-unfolds]', function (button) {
    var row = document.getElementById(button.dataset.unfolds);
    var open = row.hidden;
    row.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.firstElementChild.className = 'pi pi-angle-' + (open ? 'down' : 'right');
    var hole = row.querySelector('[data-from]');
    if (open && hole) {
      load(hole.dataset.from).then(function (html) { hole.innerHTML = html; hole.removeAttribute('data-from'); });
    }
  });
  // parts at a moment: a slider over the moments of change, a date field, as built, now
  var parts = document.getElementById('parts');
  if (parts) {
    var range = parts.querySelector('.range');
    var tree = parts.querySelector('[data-tree]');
    var label = parts.querySelector('[data-moment]');
    var day = parts.querySelector('input[type=datetime-local]');
    var moments = JSON.parse(parts.dataset.moments);
    var wanted = 0;
    var built = Number(parts.dataset.built || 0);
    var words = function (index) { return moments[index].label || range.dataset.now; };
    var show = function (index, at) {
      var moment = moments[index];
      var mine = ++wanted;
      if (!at) { label.textContent = words(index); }
      range.value = index;
      range.setAttribute('aria-valuetext', words(index));
      parts.querySelectorAll('[data-jump]').forEach(function (b) {
        var exact = at ? 'moment' : index === moments.length - 1 ? 'now' : index === built ? 'built' : 'moment';
        var on = b.dataset.jump === exact;
        b.setAttribute('aria-pressed', String(on));
      });
      load(parts.dataset.tree + encodeURIComponent(at || moment.at || '')).then(function (html) {
        if (mine === wanted) { tree.innerHTML = html; }
      }).catch(function () { /* what is shown stays */ });
    };
    if (range) { range.addEventListener('input', function () { show(Number(range.value)); }); }
    parts.querySelectorAll('[data-jump]').forEach(function (b) {
      b.addEventListener('click', function () {
        show(b.dataset.jump === 'built' ? built : b.dataset.jump === 'now' ? moments.length - 1 : Math.min(built + 1, moments.length - 1));
      });
    });
    if (day) {
      day.addEventListener('change', function () {
        if (!day.value) { return; }
        var at = new Date(day.value);
        var index = moments.reduce(function (best, m, i) { return m.at && new Date(m.at) <= at ? i : best; }, 0);
        label.textContent = day.value.replace('T', ' ');
        show(index, at.toISOString());
      });
    }
  }
})();
