// What was refused stays until somebody has set it aside: the latest few as cards, the others as a figure that opens them.
(function () {
  'use strict';
  var LATEST = 3;
  hub.refusals = function (list, says, station) {
    var cards = [], all = false;
    var el = hub.drawn.el, icon = hub.drawn.icon;
    var foot = el('div', 'row wrap refused-more');
    var words = el('b', 'no-t');
    words.setAttribute('aria-live', 'polite');
    function button(text, act) {
      var made = el('button', 'btn', text);
      made.type = 'button';
      made.addEventListener('click', function () { act(); station.put(); });
      return made;
    }
    var open = button('', function () { all = !all; draw(); });
    open.id = 'refused-all';
    var aside = button('', function () {
      cards.forEach(function (card) { card.remove(); });
      cards = [];
      all = false;
      draw();
    });
    aside.id = 'refused-aside';
    foot.append(words, el('span', 'grow'), open, aside);

    function number(n) { return n.toLocaleString(says.lang); }
    function draw() {
      cards.forEach(function (card, i) { card.hidden = !all && i >= LATEST; });
      if (cards.length <= LATEST) {
        foot.remove();
        return;
      }
      words.textContent = says.refusedmore.replace('{0}', number(cards.length - (all ? 0 : LATEST)));
      if (all) { words.textContent = says.refusedall.replace('{0}', number(cards.length)); }
      open.textContent = all ? says.refusedfew : says.refusedshow;
      open.setAttribute('aria-expanded', String(all));
      aside.textContent = says.asideall.replace('{0}', number(cards.length));
      list.prepend(foot);
    }
    function drop(card) {
      cards.splice(cards.indexOf(card), 1);
      card.remove();
      draw();
    }
    return {
      add: function (answer, scan) {
        var card = el('section', 'refuse');
        var mark = el('span', 'no-t ic22');
        var text = el('div');
        var head = el('div', 'row gap3 wrap');
        var strong = el('b', 'lg');
        mark.append(icon(answer.kind === 'warn' ? 'exclamation-triangle' : 'times-circle'));
        strong.append(hub.drawn.serial(answer));
        head.append(strong);
        if (answer.tag) { head.append(el('span', 'bd bd-hold', answer.tag)); }
        head.append(el('span', 'sec', answer.time));
        var sentence = el('div');
        sentence.append((answer.reason || '') + ' ', el('b', '', answer.todo || ''));
        text.append(head, sentence);
        var act = el('div', 'row wrap');
        (answer.choices || []).forEach(function (choice) {
          act.append(button(choice.label, function () { drop(card); station.again(scan, choice.material); }));
        });
        act.append(button(says.aside, function () { drop(card); }));
        card.append(mark, text, act);
        cards.unshift(card);
        list.prepend(card);
        draw();
      }
    };
  };
})();
