// A session that is about to end says so in time; one that has ended is taken up again in a dialog, on the same page.
(function () {
  'use strict';
  var WARN = 120000, PING = 300000, SEEN = 'hub-seen';
  var body = document.body.dataset;
  var dialog = document.getElementById('again');
  var ends = Date.now() + Number(body.ends) * 1000;
  var idle = Number(body.idle) * 1000;
  var seen = Date.now();
  var lost = false, asking = false;

  hub.seen = function () {
    seen = Date.now();
    try { localStorage.setItem(SEEN, String(seen)); } catch (none) { /* each window for itself */ }
  };
  function lastSeen() {
    try { return Math.max(seen, Number(localStorage.getItem(SEEN)) || 0); } catch (none) { return seen; }
  }
  function left() { return Math.min(lastSeen() + idle, ends) - Date.now(); }

  function show(kind) {
    dialog.dataset.kind = kind;
    dialog.querySelectorAll('[data-when]').forEach(function (part) { part.hidden = !part.dataset.when.split(' ').includes(kind); });
    if (!dialog.open) { dialog.showModal(); }
    var at = dialog.querySelector(kind === 'soon' ? '[data-stay]' : 'input[type=password]');
    at.focus();
  }
  // lost: nobody is known any more; ending: still known, but not for long whatever is done
  function again() {
    lost = true;
    show('lost');
  }
  hub.signInAgain = again;

  function ping() {
    return fetch('/access/here.xhtml', { credentials: 'same-origin', cache: 'no-store' }).then(function (answer) {
      if (answer.status === 401) { again(); return false; }
      return answer.ok && answer.text().then(function (text) {
        ends = Date.now() + Number(text.trim()) * 1000;
        hub.seen();
        return true;
      });
    });
  }
  function tick() {
    if (asking || lost) { return; }
    var rest = left();
    if (rest <= 0) {
      asking = true;
      ping().catch(function () { /* without a network nothing is lost yet */ }).then(function () { asking = false; });
    } else if (rest <= WARN) {
      show(ends - Date.now() <= WARN ? 'ending' : 'soon');
    } else if (dialog.open) {
      dialog.close();
    }
    dialog.querySelector('[data-left]').textContent = Math.floor(rest / 60000) + ':' + String(Math.floor(rest / 1000) % 60).padStart(2, '0');
  }
  hub.seen();
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { tick(); } });
  // who types is not idle, although the server hears nothing of it
  document.addEventListener('input', function (e) {
    if (!dialog.contains(e.target) && !lost && !asking && Date.now() - lastSeen() > PING && left() > 0) {
      asking = true;
      ping().catch(function () { /* the next key tries again */ }).then(function () { asking = false; });
    }
  });
  hub.on('click', '[data-stay]', function () {
    ping().then(function (there) { if (there) { dialog.close(); } }).catch(function () { /* the dialog stays */ });
  });
  dialog.addEventListener('cancel', function (e) { if (lost) { e.preventDefault(); } });

  // the page for signing in, filled in and sent as a browser would
  function signIn(password) {
    return fetch('/signin.xhtml', { credentials: 'same-origin', cache: 'no-store' }).then((a) => a.text()).then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      var form = page.getElementById('form');
      var script = page.querySelector('script[nonce]');
      var sent = new URLSearchParams();
      form.querySelectorAll('input[type=hidden]').forEach(function (el) { sent.set(el.name, el.value); });
      if (script) { sent.set('primefaces.nonce', script.getAttribute('nonce')); }
      sent.set('login', body.login);
      sent.set('password', password);
      sent.set('enter', 'enter');
      sent.set('jakarta.faces.partial.ajax', 'true');
      sent.set('jakarta.faces.source', 'enter');
      sent.set('jakarta.faces.partial.execute', '@all');
      sent.set('jakarta.faces.partial.render', 'form');
      return fetch('/signin.xhtml', { method: 'POST', body: sent, credentials: 'same-origin', headers: { 'Faces-Request': 'partial/ajax' } });
    }).then((a) => a.text()).then(function (text) {
      var xml = new DOMParser().parseFromString(text, 'text/xml');
      var to = xml.querySelector('redirect');
      if (to) { return to.getAttribute('url'); }
      var html = new DOMParser().parseFromString([...xml.querySelectorAll('update')].map((u) => u.textContent).join(''), 'text/html');
      html.querySelectorAll('.code').forEach(function (code) { code.remove(); });
      var note = html.querySelector('.page-note .grow');
      throw new Error(note ? note.textContent.trim() : body.unanswered);
    });
  }
  dialog.querySelector('form').addEventListener('submit', function (e) {
    e.preventDefault();
    var field = dialog.querySelector('input[type=password]');
    var trouble = dialog.querySelector('[role=alert]');
    var button = dialog.querySelector('[type=submit]');
    button.disabled = true;
    signIn(field.value).then(function (to) {
      field.value = '';
      if (to.indexOf('/password.xhtml') >= 0) { location.href = to; return; }
      if (lost) { hub.reloadTyped('session'); return; }
      ping().then(function () { dialog.close(); });
    }).catch(function (failed) {
      trouble.textContent = failed.message;
      trouble.hidden = false;
      field.select();
    }).then(function () { button.disabled = false; });
  });

  // an answer that leads to the page for signing in is no reason to leave this one
  if (window.jQuery) {
    jQuery(document).on('pfAjaxComplete', function (e, xhr) {
      if (xhr && xhr.status === 200 && (xhr.responseText || '').indexOf('url="/signin.xhtml') < 0) { hub.seen(); }
    });
    var processor = PrimeFaces.ajax.ResponseProcessor;
    var redirect = processor.doRedirect;
    processor.doRedirect = function (node) {
      var to = node.getAttribute('url') || '';
      if (to.indexOf('/signin.xhtml?') === 0) { again(); } else { redirect.call(processor, node); }
    };
  }
})();
