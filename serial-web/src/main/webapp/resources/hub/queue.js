// Scans wait here in order until the server has answered, and outlive a reload; each keeps the id it was given first.
(function () {
  'use strict';
  hub.queue = function (name, send, changed) {
    var key = 'hub-scans:' + name;
    var list = [];
    var busy = false, again = 0, offline = false;
    try { list = JSON.parse(localStorage.getItem(key)) || []; } catch (ignored) { list = []; }

    function keep() {
      localStorage.setItem(key, JSON.stringify(list));
      changed(list, offline);
    }
    function next() {
      if (busy || !list.length) { return; }
      busy = true;
      var started = performance.now();
      send(list[0], function (answer) {
        busy = false;
        if (answer === null) {
          offline = true;
          clearTimeout(again);
          again = setTimeout(next, 3000);
          changed(list, offline);
          return;
        }
        var was = offline;
        offline = false;
        var scan = list.shift();
        keep();
        hub.answered(scan, answer, Math.round(performance.now() - started), was);
        next();
      });
    }
    window.addEventListener('online', next);
    changed(list, offline);
    return {
      add: function (scan) { list.push(scan); keep(); next(); },
      retry: next,
      size: function () { return list.length; },
      isOffline: function () { return offline; }
    };
  };
  // random enough for an event id, also where crypto.randomUUID is missing (plain http in a factory)
  hub.id = function () {
    if (crypto.randomUUID) { return crypto.randomUUID(); }
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, function (b) { return b.toString(16).padStart(2, '0'); }).join('');
  };
})();
