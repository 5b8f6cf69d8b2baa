// What every page does: menus, dialogs, keys, scanner bursts, copying, good news. Pages ask for it by data- attributes.
(function () {
  'use strict';
  var fields = 'input,select,textarea,[contenteditable=true]';

  function on(type, selector, act) {
    document.addEventListener(type, function (e) {
      var hit = e.target.closest && e.target.closest(selector);
      if (hit) { act(hit, e); }
    });
  }
  hub.on = on;
  hub.inField = function () {
    var at = document.activeElement;
    return !!at && at.matches(fields);
  };

  // a button in the head of the page that stands for one in the form
  on('click', '[data-press]', function (button) {
    var meant = document.getElementById(button.dataset.press);
    if (meant) { meant.click(); }
  });

  on('click', '[data-print]', function () { window.print(); });

  // menus and dialogs
  document.addEventListener('click', function (e) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(e.target)) { menu.open = false; }
    });
  });
  document.addEventListener('keydown', function (e) {
    var menu = e.key === 'Escape' && e.target.closest && e.target.closest('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.firstElementChild.focus();
    }
  });
  on('click', '[data-opens]', function (button) {
    var dialog = document.getElementById(button.dataset.opens);
    if (dialog) {
      document.querySelectorAll('details.menu[open]').forEach(function (menu) { menu.open = false; });
      dialog.showModal();
    }
  });
  on('click', '[data-closes]', function (button) { document.getElementById(button.dataset.closes).close(); });
  on('click', '[data-theme-set]', function (button) { hub.theme(button.dataset.themeSet); });
  on('click', '[data-rail]', function () {
    var narrow = document.documentElement.classList.toggle('narrow-rail');
    hub.keep('hub-rail', narrow ? 'narrow' : '');
  });
  // plain http in a factory: no clipboard but the one of a selection
  function copied(text) {
    if (navigator.clipboard) { return navigator.clipboard.writeText(text); }
    var area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    return Promise.resolve();
  }
  on('click', '[data-copy]', function (button) {
    copied(button.dataset.copy).then(function () { hub.toast(button.dataset.said); });
  });
  on('click', '[data-reveal]', function (button) {
    var field = document.getElementById(button.dataset.reveal);
    var hidden = field.type === 'password';
    field.type = hidden ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(hidden));
    button.firstElementChild.className = hidden ? 'pi pi-eye-slash' : 'pi pi-eye';
  });
  on('change', '[data-sends]', function (field) { field.form.requestSubmit(); });
  // a costly act is enabled by typing its number
  on('input', '[data-unlocks]', function (field) {
    document.getElementById(field.dataset.unlocks).disabled = field.value.replace(/[\s,，]/g, '') !== field.dataset.number;
  });

  // Enter in a field means what the form is for, not the first small button that stands in it
  function mainOf(form) {
    var ends = form.querySelectorAll('.formend [type=submit]');
    return form.querySelector('[type=submit].pri') || ends[ends.length - 1];
  }
  document.addEventListener('click', function (e) {
    var button = e.target, at = document.activeElement;
    if (!e.isTrusted || e.detail !== 0 || !button.matches('[type=submit]') || !at || !at.matches('input') || at.form !== button.form) { return; }
    var meant = mainOf(button.form);
    if (meant && meant !== button) {
      e.preventDefault();
      e.stopImmediatePropagation();
      meant.click();
    }
  }, true);

  // files dropped on a zone
  ['dragover', 'dragleave', 'drop'].forEach(function (type) {
    on(type, '.drop', function (zone) { zone.classList.toggle('over', type === 'dragover'); });
  });
  on('change', '.drop input[type=file]', function (input) {
    var zone = input.closest('.drop');
    var size = [...input.files].reduce((sum, f) => sum + f.size, 0);
    if (zone.dataset.most && size > Number(zone.dataset.most)) {
      input.value = '';
      complain(zone.dataset.toolarge);
    } else if (input.files.length) {
      zone.querySelector('[data-name]').textContent = [...input.files].map((f) => f.name).join(', ');
      var button = document.querySelector(zone.dataset.then);
      if (button) { button.disabled = false; button.click(); }
    }
  });

  hub.toast = function (text) {
    var tray = document.getElementById('toasts');
    if (!tray || !text) { return; }
    var note = document.createElement('div');
    var icon = document.createElement('i');
    var words = document.createElement('div');
    note.className = 'note ok';
    icon.className = 'pi pi-check-circle';
    icon.setAttribute('aria-hidden', 'true');
    words.textContent = text;
    note.append(icon, words);
    tray.append(note);
    setTimeout(function () { note.remove(); }, 4000);
  };

  // errors above a form take the focus, those of fields the first field; each bad field says that it is one
  function focusError() {
    var note = document.querySelector('.page-note.no');
    var fields = document.getElementById('bad-fields');
    var bad = fields ? fields.dataset.bad.split(' ').map(function (id) { return document.getElementById(id); }).filter(Boolean) : [];
    bad.forEach(function (field) { field.setAttribute('aria-invalid', 'true'); });
    if (note || bad.length) { (note && note !== fields || !bad.length ? note : bad[0]).focus({ preventScroll: false }); }
  }
  focusError();
  // no answer, or none that can be read: say so where the person looks, and let the button be pressed again
  function complain(text) {
    var place = document.getElementById('messages');
    if (place) {
      place.innerHTML = '<div class="note no page-note" role="alert" tabindex="-1"><i class="pi pi-times-circle" aria-hidden="true"></i><div class="grow"></div></div>';
      place.querySelector('.grow').textContent = text;
      focusError();
    }
  }
  function unanswered() {
    complain(document.body.dataset.unanswered);
    setTimeout(function () {
      Object.values(PrimeFaces.widgets).filter((w) => w.jq && w.jq.hasClass('ui-state-loading')).forEach(function (w) {
        w.ajaxCount = 0;
        w.jq.removeClass('ui-state-loading');
        w.enable();
      });
    }, 0);
  }
  var now = document.querySelector('[data-now]');
  if (now) { now.click(); }
  if (window.jQuery) {
    jQuery(document).on('pfAjaxComplete', function () { setTimeout(focusError, 0); });
    jQuery(document).on('pfAjaxError', function (e, xhr) {
      if (!document.body.dataset.station) {
        var text = xhr.responseText || '';
        if (xhr.status === 401 && hub.signInAgain) {
          hub.signInAgain();
        } else if (xhr.status === 401 || text.indexOf('ViewExpired') >= 0) {
          if (hub.reloadTyped) { hub.reloadTyped('session'); } else { location.reload(); }
        } else {
          unanswered();
        }
      }
    });
  }

  // on a phone a table's figures stand alone: each says what it is
  function nameCells() {
    document.querySelectorAll('table.rows,table.edit').forEach(function (table) {
      var heads = [...table.querySelectorAll('thead th')].map((th) => th.textContent.trim());
      table.querySelectorAll('tbody tr').forEach(function (row) {
        [...row.cells].forEach(function (cell, i) { if (heads[i] && (cell.textContent.trim() || cell.querySelector('input,select'))) { cell.dataset.label = heads[i]; } });
      });
    });
  }
  nameCells();
  if (window.jQuery) { jQuery(document).on('pfAjaxComplete', function () { setTimeout(nameCells, 0); }); }

  // the search from anywhere, also out of a field
  document.addEventListener('keydown', function (e) {
    var find = document.getElementById('find');
    if (find && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === 'k') {
      e.preventDefault();
      find.focus();
      find.select();
    }
  });

  // keys; letters are off in fields and at stations
  var going = 0;
  document.addEventListener('keydown', function (e) {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || document.body.dataset.station
        || hub.inField() || document.querySelector('dialog[open]')) { return; }
    if (Date.now() - going < 1500) {
      going = 0;
      var link = document.querySelector('.rail [data-key="' + CSS.escape(e.key) + '"]');
      document.documentElement.classList.remove('keys');
      if (link && e.key) { e.preventDefault(); link.click(); }
      return;
    }
    var keys = { n: '[data-new]', e: '[data-edit]' };
    if (e.key === 'g') {
      going = Date.now();
      document.documentElement.classList.add('keys');
      setTimeout(function () { document.documentElement.classList.remove('keys'); }, 1500);
    } else if (e.key === '/') {
      var find = document.getElementById('find');
      if (find) { e.preventDefault(); find.focus(); find.select(); }
    } else if (e.key === '?') {
      var list = document.getElementById('keys');
      if (list) { e.preventDefault(); list.showModal(); }
    } else if (keys[e.key]) {
      var act = document.querySelector(keys[e.key]);
      if (act) { e.preventDefault(); act.click(); }
    }
  });

  // a scanner types faster than any hand: six characters or more, under 30 ms apart, then Enter or Tab
  var burst = '', last = 0;
  document.addEventListener('keydown', function (e) {
    if (document.body.dataset.station || hub.inField()) { burst = ''; return; }
    var quick = e.timeStamp - last < 30;
    last = e.timeStamp;
    if (e.key.length === 1 && !e.ctrlKey && !e.metaKey) {
      burst = (quick ? burst : '') + e.key;
      if (burst.length > 1) { going = 0; }
    } else if ((e.key === 'Enter' || e.key === 'Tab') && burst.length >= 6) {
      e.preventDefault();
      document.querySelectorAll('dialog[open]').forEach(function (d) { d.close(); });
      location.href = '/search/search.xhtml?scan=1&q=' + encodeURIComponent(hub.halfWidth(burst));
      burst = '';
    } else if (e.key !== 'Shift') {
      burst = '';
    }
  }, true);
  hub.halfWidth = function (text) { return text.normalize('NFKC').trim(); };
})();
