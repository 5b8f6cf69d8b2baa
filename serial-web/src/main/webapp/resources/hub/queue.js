// Scans wait here in order until the server has answered, and outlive a reload. Each keeps the id it was given first and
// has an entry of its own in the browser's store, so that two windows lose nothing of each other's.
(function () {
  'use strict';
  var STORE = 'hub-scan:';
  function entries(prefix) {
    var found = [];
    try {
      for (var i = 0; i < localStorage.length; i++) {
        if (localStorage.key(i).indexOf(prefix) === 0) { found.push(localStorage.key(i)); }
      }
    } catch (ignored) { /* no store: what is scanned lives as long as the page */ }
    return found.sort();
  }
  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch (ignored) { return null; }
  }
  function mine(login) { return STORE + login + '|'; }

  hub.queue = function (login, send, changed) {
    // the address says job, order and place: what waits here was scanned for these and no others
    var prefix = mine(login) + location.pathname + location.search + '|';
    var list = entries(prefix).map(function (key) { return { key: key, scan: read(key).scan }; });
    function write(key, scan) {
      try {
        localStorage.setItem(key, JSON.stringify({ scan: scan, title: document.title }));
        return key;
      } catch (full) { return ''; }
    }
    // what goes along is decided once, when all before it were answered, and stays with the scan
    function decide(kept) {
      if (kept.scan.sent) { return; }
      kept.scan.sent = 'yes';
      if (hub.sends) { hub.sends(kept.scan); }
      if (kept.key) { write(kept.key, kept.scan); }
    }
    var busy = false, again = 0, offline = false, count = 0;

    function tell() { changed(list.map(function (kept) { return kept.scan; }), offline, list.some(function (kept) { return !kept.key; })); }
    function keep(scan) {
      var key = prefix + String(Date.now()).padStart(14, '0') + String(++count).padStart(6, '0');
      list.push({ key: write(key, scan), scan: scan });
      tell();
    }
    function next() {
      // another window may have sent it
      while (!busy && list.length && list[0].key && !read(list[0].key)) { list.shift(); tell(); }
      if (busy || !list.length) { return; }
      busy = true;
      decide(list[0]);
      var started = performance.now();
      send(list[0].scan, function (answer) {
        busy = false;
        if (answer === null) {
          offline = true;
          clearTimeout(again);
          again = setTimeout(next, 3000);
          tell();
          return;
        }
        var was = offline;
        offline = false;
        var kept = list.shift();
        if (kept.key) { localStorage.removeItem(kept.key); }
        tell();
        hub.answered(kept.scan, answer, Math.round(performance.now() - started), was);
        // after the page has drawn what the answer says
        setTimeout(next);
      });
    }
    window.addEventListener('online', next);
    tell();
    return {
      add: function (scan) { keep(scan); next(); },
      retry: next,
      first: function () { return list.length ? list[0].scan : null; },
      size: function () { return list.length; },
      isOffline: function () { return offline; }
    };
  };
  /** What a person has left unsent: by the page where it was scanned. */
  hub.unsent = function (login) {
    var pages = {};
    entries(mine(login)).forEach(function (key) {
      var page = key.slice(mine(login).length, key.lastIndexOf('|'));
      var kept = read(key);
      pages[page] = pages[page] || { title: kept && kept.title, count: 0 };
      pages[page].count += 1;
    });
    return pages;
  };
  // random enough for an event id, also where crypto.randomUUID is missing (plain http in a factory)
  hub.id = function () {
    if (crypto.randomUUID) { return crypto.randomUUID(); }
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, function (b) { return b.toString(16).padStart(2, '0'); }).join('');
  };
})();
