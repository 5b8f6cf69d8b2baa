// The scan station. The box owns the keyboard; scans queue and never wait; green appears only after the server's answer.
(function () {
  'use strict';
  var station = document.getElementById('station');
  var says = station.dataset;
  var box = document.getElementById('scan');
  var verdict = document.getElementById('verdict');
  var rows = document.getElementById('scans');
  var parent = document.getElementById('parent');
  var counts = { ok: 0, no: 0, repeat: 0 };
  var stored = { code: '', result: 'pass' };
  var last = null, checking = 0;

  function el(tag, cls, text) {
    var node = document.createElement(tag);
    if (cls) { node.className = cls; }
    if (text) { node.textContent = text; }
    return node;
  }
  function icon(name, cls) {
    var node = el('i', 'pi pi-' + name + ' ' + (cls || ''));
    node.setAttribute('aria-hidden', 'true');
    return node;
  }
  function serial(answer) {
    var node = el('span', 'sn');
    var parts = answer.serial || ['', answer.code, ''];
    node.append(parts[0] || '', el('b', '', parts[1]), el('u', '', parts[2]));
    return node;
  }
  var shapes = { ok: 'ok', no: 'no', fail: 'no', warn: 'warn', repeat: 'repeat', wait: 'wait', ask: 'ask' };
  var looks = { repeat: 'wait', fail: 'no', ask: 'idle' };
  function show(kind, word, answer, lines) {
    verdict.className = 'verdict ' + (looks[kind] || kind) + (hub.sound.on() ? '' : ' flash') + (kind === 'wait' ? ' hatch' : '');
    verdict.setAttribute('role', kind === 'no' || kind === 'warn' || kind === 'fail' ? 'alert' : 'status');
    var shape = document.getElementById('shape-' + shapes[kind]).content.cloneNode(true);
    var words = el('div', 'words');
    words.append(el('div', 'word' + (word.length > 14 ? ' long' : ''), word));
    if (answer) { words.append(serial(answer)); }
    (lines || []).forEach(function (line, i) {
      if (line) { var p = el('p', i === 0 ? 'mt2' : ''); p.append(i > 0 ? el('b', '', line) : line); words.append(p); }
    });
    verdict.replaceChildren(shape, words);
  }

  hub.drawn = { el: el, icon: icon, serial: serial };
  var refusals = hub.refusals(document.getElementById('refusals'), says, {
    again: function (scan, material) { send(scan.code, material); },
    put: function () { box.focus(); }
  });
  // last scans, newest first; the newest that counted can be taken back
  function row(answer, scan) {
    var icons = { ok: ['check-circle', 'ok-t'], fail: ['times-circle', 'no-t'], no: ['times-circle', 'no-t'], repeat: ['replay', 'mut'], warn: ['exclamation-triangle', 'warn-t'] };
    var line = el('div', 'scan-row');
    var note = el('span', answer.kind === 'no' || answer.kind === 'fail' ? 'no-t b' : 'sec', answer.kind === 'ok' ? '' : answer.tag || answer.word);
    line.append(icon(icons[answer.kind][0], icons[answer.kind][1]), serial(answer), note, el('span', 'mut', answer.time));
    rows.prepend(line);
    while (rows.children.length > 60) { rows.lastChild.remove(); }
    if ((answer.kind === 'ok' || answer.kind === 'fail') && answer.event && says.takeback) {
      rows.querySelectorAll('.back').forEach(function (b) { b.remove(); });
      var back = el('button', 'btn s back', says.takeback + ' ');
      back.type = 'button';
      back.append(el('kbd', '', 'F8'));
      note.append(' ');
      back.addEventListener('click', takeBack);
      note.append(back);
      last = { answer: answer, row: line, parent: scan.parent || '' };
    }
  }
  function progress(answer) {
    if (answer.done !== undefined) { document.getElementById('done').textContent = answer.done.toLocaleString(says.lang); }
    if (answer.total !== undefined) {
      var bar = document.getElementById('bar');
      bar.value = answer.done;
      document.getElementById('missing').textContent = answer.done < answer.total
        ? says.missing.replace('{0}', (answer.total - answer.done).toLocaleString(says.lang)) : says.complete;
    }
    (answer.lines || []).forEach(function (line) {
      var node = document.getElementById(line.key);
      if (!node) { return; }
      node.querySelector('[data-done]').textContent = line.done;
      var bar = node.querySelector('progress');
      bar.value = line.done;
      bar.className = 'mt2' + (line.done >= line.total ? ' ok' : '');
      node.querySelector('[data-rest]').hidden = line.done >= line.total;
      node.querySelector('[data-full]').hidden = line.done < line.total;
      node.querySelector('[data-left]').textContent = says.missing.replace('{0}', line.total - line.done);
    });
  }

  // a measurement belongs to one unit, whatever else is said of all of them stays
  var fields = document.querySelectorAll('[data-field]');
  function used() { fields.forEach(function (f) { if (f.dataset.once) { f.value = ''; f.classList.remove('fits', 'outside'); } }); }

  hub.answered = function (scan, answer, millis) {
    clearTimeout(checking);
    document.getElementById('ping').textContent = says.connected.replace('{0}', millis);
    if (scan.corrects) {
      if (answer.kind === 'ok') {
        answer.kind = 'repeat';
        answer.word = answer.tag = says.takenback;
        counts.ok -= 1;
        if (last) { last.row.classList.add('gone'); last.row.querySelectorAll('.back').forEach(function (b) { b.remove(); }); last = null; }
        show('repeat', says.takenback, answer, [answer.what]);
      } else {
        show('no', answer.word, answer, [answer.reason, answer.todo]);
      }
    } else {
      // what was only chosen, a parent for example, is no scan that counts
      var chosen = answer.kind === 'ask' || (parent && answer.kind === 'ok' && !answer.event);
      if (!chosen) { counts[{ warn: 'no', fail: 'ok' }[answer.kind] || answer.kind] += 1; }
      if (answer.kind === 'ok' || answer.kind === 'fail') { used(); }
      var what = [answer.what, answer.kind === 'ok' ? answer.reason : ''].filter(Boolean).join(' · ');
      show(answer.kind, answer.word, answer, answer.kind === 'ok' ? [what, answer.todo] : [answer.reason || what, answer.todo]);
      if (answer.kind === 'no' || answer.kind === 'warn') { refusals.add(answer, scan); }
      if (chosen && answer.kind === 'ok') { hub.into(answer); } else if (!chosen) { row(answer, scan); }
    }
    hub.sound.play({ fail: 'no', ask: 'repeat' }[answer.kind] || answer.kind);
    progress(answer);
    tally();
  };
  function tally() {
    Object.keys(counts).forEach(function (kind) {
      var node = document.getElementById('n-' + kind);
      if (node) { node.textContent = counts[kind]; }
    });
  }
  // assembly: first the parent, then what goes into it. Which one holds is decided when a scan is sent, after the answers to
  // all before it, and is remembered with the scans that wait, so that neither haste nor a reload puts it into another.
  var place = 'hub-into:' + location.pathname + location.search;
  function remember(answer) {
    try { sessionStorage.setItem(place, JSON.stringify(answer)); } catch (ignored) { /* no store: as long as the page */ }
  }
  hub.into = function (answer) {
    stored.code = answer ? answer.code : '';
    remember(answer ? { code: answer.code, serial: answer.serial } : null);
    name(answer);
  };
  function name(answer) {
    parent.replaceChildren(answer ? serial(answer) : el('span', 'sec', parent.dataset.none));
    box.placeholder = answer ? says.part : says.first;
  }

  // what is done here stands first the next time somebody chooses
  var done = (document.cookie.match(/(?:^|; )hub-jobs=([^;]*)/) || ['', ''])[1].split('!').filter(Boolean);
  var job = says.job.split(':')[0];
  hub.keep('hub-jobs', [job].concat(done.filter(function (other) { return other !== job; })).slice(0, 4).join('!'));

  var finisher = null, tries = 0;
  var queue = hub.queue(says.login, function (scan, done) {
    finisher = done;
    var pairs = Object.keys(scan).filter(function (k) { return scan[k]; }).map(function (k) { return { name: k, value: scan[k] }; });
    (scan.corrects ? window.sendBack : window.sendScan)(pairs);
  }, function (list, offline, lossy) {
    var waiting = document.getElementById('waiting');
    waiting.hidden = list.length < (offline ? 1 : 2);
    waiting.textContent = (offline ? says.kept : says.waiting).replace('{0}', list.length);
    station.classList.toggle('offline', offline);
    if (offline && list.length) {
      clearTimeout(checking);
      if (lossy) {
        show('warn', says.notkept, { code: list[list.length - 1].code }, [says.notkepthint]);
      } else {
        show('wait', says.keptword, { code: list[list.length - 1].code }, [says.kepthint]);
      }
      document.getElementById('ping').textContent = says.nonet;
    }
    document.getElementById('tocheck').textContent = offline ? says.tocheck.replace('{0}', list.length) : '';
  });
  if (parent) {
    hub.sends = function (scan) {
      if (scan.anew) { hub.into(null); }
      if (!scan.corrects) { scan.parent = stored.code; }
    };
  }
  function resume() {
    var kept = null, first = queue.first();
    try { kept = JSON.parse(sessionStorage.getItem(place)); } catch (ignored) { /* nothing is known */ }
    if (first && first.parent) { kept = kept && kept.code === first.parent ? kept : { code: first.parent }; }
    if (first && kept) { hub.into(kept); }
    return Boolean(first);
  }
  hub.resumed = Boolean(parent) && resume();
  // called by the page's remote commands: with an answer, or with what came instead of one
  window.hubAnswer = function (xhr, status, args) {
    var done = finisher;
    finisher = null;
    if (!done) { return; }
    if (args && args.answer) {
      tries = 0;
      done(JSON.parse(args.answer));
      return;
    }
    var text = (xhr && xhr.responseText) || '';
    var signedOut = xhr && (xhr.status === 401 || xhr.status === 403 || text.indexOf('ViewExpired') >= 0
      || (xhr.status === 200 && text.indexOf('<partial-response') < 0));
    if (signedOut) { dialog('gone'); }
    tries = xhr && xhr.status >= 200 && !signedOut ? tries + 1 : 0;
    if (tries > 2) {
      tries = 0;
      done({ kind: 'no', word: says.failed, code: says.failed, serial: ['', '–', ''], reason: says.failedhint, time: '' });
      return;
    }
    done(null);
  };

  var anew = false;
  function send(code, material, more) {
    var scan = { id: hub.id(), code: code, material: material || '', anew: anew ? 'yes' : '',
      result: parent ? '' : stored.result, reason: stored.reason || '' };
    fields.forEach(function (f) { scan['f.' + f.dataset.field] = f.value.trim(); });
    Object.assign(scan, hub.along ? hub.along() : {}, more || {});
    anew = false;
    queue.add(scan);
    clearTimeout(checking);
    checking = setTimeout(function () {
      if (queue.size() && !queue.isOffline()) { verdict.classList.add('checking'); show('wait', says.checking, { code: code }, []); }
    }, 400);
  }
  hub.scan = function (text, more) {
    var code = hub.halfWidth(text);
    if (code) { send(code, '', more); }
  };
  // a figure beside its limits: red or green while it is typed
  hub.within = function (field) {
    var figure = field.value.trim() === '' ? NaN : Number(field.value.trim().replace(/[,，。]/, '.'));
    var low = field.dataset.min, high = field.dataset.max;
    var good = !isNaN(figure) && !(low && figure < Number(low)) && !(high && figure > Number(high));
    field.classList.toggle('fits', good);
    field.classList.toggle('outside', !good && field.value.trim() !== '');
    field.setAttribute('aria-invalid', String(!good && field.value.trim() !== ''));
    return good;
  };
  document.querySelectorAll('[data-min],[data-max]').forEach(function (f) { f.addEventListener('input', function () { hub.within(f); }); });
  function takeBack() {
    if (!last) { return; }
    queue.add({ id: hub.id(), code: last.answer.code, event: last.answer.event, corrects: 'yes', parent: last.parent, other: last.answer.other || '' });
    box.focus();
  }

  document.getElementById('scan-form').addEventListener('submit', function (e) {
    e.preventDefault();
    var code = box.value;
    box.value = '';
    hub.scan(code);
  });
  box.addEventListener('keydown', function (e) {
    if (e.key === 'Tab' && box.value.length >= 6) { e.preventDefault(); document.getElementById('scan-form').requestSubmit(); }
  });
  document.addEventListener('click', function (e) {
    if (!e.target.closest('dialog,select,textarea,input,a')) { box.focus(); }
  });
  document.querySelectorAll('dialog').forEach(function (d) { d.addEventListener('close', function () { box.focus(); }); });
  document.querySelectorAll('[data-result]').forEach(function (b) {
    b.addEventListener('click', function () {
      stored.result = b.dataset.result;
      document.querySelectorAll('[data-result]').forEach(function (o) { o.setAttribute('aria-pressed', String(o === b)); });
      var why = document.getElementById('why');
      why.hidden = stored.result !== 'fail';
      station.classList.toggle('fails', stored.result === 'fail');
    });
  });
  var reason = document.getElementById('reason');
  if (reason) { reason.addEventListener('input', function () { stored.reason = reason.value; }); }
  var other = document.getElementById('other-parent');
  // scans that still wait go where they were meant
  if (other) { other.addEventListener('click', function () { anew = queue.size() > 0; if (anew) { name(null); } else { hub.into(null); } }); }

  function dialog(id) { var d = document.getElementById(id); if (d && !d.open) { d.showModal(); } }
  var keys = {
    F2: function () { location.href = says.change; },
    F8: takeBack,
    F9: function () { dialog('paused'); },
    F12: function () { dialog('finish'); },
    Escape: function () { dialog('leave'); }
  };
  document.addEventListener('keydown', function (e) {
    var open = document.querySelector('dialog[open]');
    if (open) {
      if (e.key === 'F9' && open.id === 'paused') { e.preventDefault(); open.close(); }
      return;
    }
    if (keys[e.key]) { e.preventDefault(); keys[e.key](); }
  });
  document.querySelectorAll('[data-presses]').forEach(function (b) {
    b.addEventListener('click', function () { keys[b.dataset.presses](); });
  });
  var sound = document.getElementById('sound');
  function sounded() {
    sound.firstElementChild.className = 'pi pi-volume-' + (hub.sound.on() ? 'up' : 'off');
    sound.lastElementChild.textContent = hub.sound.on() ? says.soundon : says.soundoff;
  }
  sound.addEventListener('click', function () { hub.sound.toggle(); sounded(); });
  sounded();
  document.querySelectorAll('[data-type]').forEach(function (b) {
    b.addEventListener('click', function () { box.inputMode = 'text'; station.classList.add('typing'); box.focus(); });
  });
  window.addEventListener('beforeunload', function (e) { if (queue.size()) { e.preventDefault(); } });
  // a hand scanner needs no keyboard on the screen of a phone
  if (matchMedia('(pointer: coarse)').matches) { box.inputMode = 'none'; }
  box.focus();
  // the page's remote commands, and the nonce that they send along, are there once PrimeFaces is
  hub.ready = function (act) { window.addEventListener('load', function () { window.jQuery(act); }); };
  hub.ready(queue.retry);
})();
