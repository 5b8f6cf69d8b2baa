// What was typed outlives a page that has to be loaded anew: because the session was lost, or because somebody else saved
// first. Fields that were touched get back what was typed; where the stored value is another by now, both are shown.
(function () {
  'use strict';
  var KEY = 'hub-draft', HOUR = 3600000;
  var words = document.body.dataset;
  var page = location.pathname + location.search;
  var before = {};

  function fields() {
    return [...document.querySelectorAll('main form:not([method=get]) :is(input,select,textarea)')].filter(function (el) {
      return (el.id || el.name) && !/^(hidden|file|password|submit|button)$/.test(el.type) && !el.dataset.secret;
    });
  }
  function key(el) { return el.id || el.name; }
  function read(el) {
    if (el.type === 'checkbox' || el.type === 'radio') { return el.checked ? '1' : ''; }
    return el.multiple ? [...el.selectedOptions].map((o) => o.value).join('\n') : el.value;
  }
  function write(el, value) {
    if (el.type === 'checkbox' || el.type === 'radio') {
      el.checked = value === '1';
    } else if (el.multiple) {
      [...el.options].forEach(function (o) { o.selected = value.split('\n').includes(o.value); });
    } else {
      el.value = value;
    }
    el.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function told(el, value) {
    if (el.type === 'checkbox' || el.type === 'radio') { return value === '1' ? words.draftOn : words.draftOff; }
    if (el.tagName === 'SELECT') {
      return [...el.options].filter((o) => value.split('\n').includes(o.value)).map((o) => o.textContent).join(', ') || words.draftEmpty;
    }
    return value || words.draftEmpty;
  }
  function remember() {
    fields().forEach(function (el) { if (!(key(el) in before)) { before[key(el)] = read(el); } });
  }

  /** Whether anything was typed that would be lost. */
  hub.isTyped = function () {
    return fields().some((el) => read(el) !== (before[key(el)] || ''));
  };
  /** Loads the page anew and brings back what was typed. @param why session or conflict */
  hub.reloadTyped = function (why) {
    var kept = {};
    fields().forEach(function (el) {
      var seen = before[key(el)];
      kept[key(el)] = { typed: read(el), before: seen === undefined ? '' : seen };
    });
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ page: page, login: words.login, at: Date.now(), why: why, fields: kept, top: scrollY }));
    } catch (full) { /* the browser keeps nothing: the page is loaded all the same */ }
    location.reload();
  };

  function line(el, label, value, act) {
    var place = document.createElement('span');
    place.className = 'theirs';
    var name = document.createElement('span');
    var text = document.createElement('b');
    name.textContent = label + ' ';
    text.textContent = told(el, value);
    place.append(name, text);
    if (act) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn s';
      button.textContent = act;
      place.append(' ', button);
    }
    var holder = el.closest('.fld,.check,td,label') || el.parentNode;
    holder.append(place);
    return place;
  }
  // beside what was typed stands what is stored; each press swaps them
  function both(el, typed, stored) {
    var mine = true;
    var place = line(el, words.draftStored, stored, words.draftTake);
    place.lastChild.addEventListener('click', function () {
      mine = !mine;
      write(el, mine ? typed : stored);
      place.children[0].textContent = (mine ? words.draftStored : words.draftTyped) + ' ';
      place.children[1].textContent = told(el, mine ? stored : typed);
      el.focus();
    });
  }

  function putBack(draft, done) {
    var state = { both: 0, lost: [] };
    var late = document.querySelectorAll('main [data-adds]').length === 1 && document.querySelector('main [data-adds]');
    function missing() {
      var there = new Set(fields().map(key));
      return Object.keys(draft.fields).filter((k) => !there.has(k) && draft.fields[k].typed !== '');
    }
    function put() {
      fields().forEach(function (el) {
        var kept = draft.fields[key(el)], stored = read(el);
        if (!kept) {
          if (stored && draft.why === 'conflict') { line(el, words.draftBeyond, stored); state.both++; }
        } else if (kept.typed === kept.before) {
          if (stored !== kept.before) { line(el, words.draftChanged, kept.before); }
        } else if (kept.typed !== stored) {
          write(el, kept.typed);
          if (stored !== kept.before) { both(el, kept.typed, stored); state.both++; }
        }
      });
      missing().forEach((k) => state.lost.push(draft.fields[k].typed));
      done(state);
    }
    // lines that were added and not yet saved are added again
    function lines(left) {
      var open = missing().length;
      if (!late || !open || !left || !window.jQuery) { put(); return; }
      jQuery(document).one('pfAjaxComplete', function () {
        setTimeout(function () {
          late = document.querySelector('main [data-adds]');
          remember();
          if (missing().length < open) { lines(left - 1); } else { put(); }
        }, 0);
      });
      late.click();
    }
    lines(200);
  }

  function say(draft, state) {
    var place = document.getElementById('messages');
    if (!place) { return; }
    var note = document.createElement('div');
    var icon = document.createElement('i');
    var text = document.createElement('div');
    note.className = 'note warn page-note';
    note.id = 'draft';
    note.setAttribute('role', 'status');
    note.tabIndex = -1;
    icon.className = 'pi pi-exclamation-triangle';
    icon.setAttribute('aria-hidden', 'true');
    text.className = 'grow';
    text.textContent = draft.why === 'conflict'
      ? (state.both ? words.draftConflict.replace('{0}', state.both) : words.draftBeside) : words.draftBack;
    if (state.lost.length) {
      var lost = document.createElement('p');
      lost.textContent = words.draftLost + ' ' + state.lost.join(', ');
      text.append(lost);
    }
    note.append(icon, text);
    place.after(note);
    note.focus({ preventScroll: true });
    if (state.both) { document.querySelector('.theirs').scrollIntoView({ block: 'center' }); } else { scrollTo(0, draft.top); }
  }

  remember();
  var draft = null;
  try { draft = JSON.parse(sessionStorage.getItem(KEY)); } catch (none) { /* nothing that could be read */ }
  if (draft && draft.page === page) {
    sessionStorage.removeItem(KEY);
    if (draft.login === words.login && Date.now() - draft.at < HOUR && Object.keys(draft.fields).length) {
      // not before the buttons have learnt what they do
      var start = function () { putBack(draft, function (state) { say(draft, state); }); };
      if (window.jQuery) { jQuery(function () { setTimeout(start, 0); }); } else { start(); }
    }
  }
  if (window.jQuery) {
    jQuery(document).on('pfAjaxComplete', function () {
      setTimeout(function () {
        remember();
        var codes = [...document.querySelectorAll('#messages .page-note.no .code')].map((c) => c.textContent);
        if (codes.includes('changed-meanwhile')) { hub.reloadTyped('conflict'); }
      }, 0);
    });
  }
})();
