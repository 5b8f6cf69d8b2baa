// Runs before the first paint: the theme of the system where none was chosen, and the browser's time zone for the server.
(function () {
  'use strict';
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var follows = !root.dataset.theme;
  function follow() {
    if (follows) { root.dataset.theme = dark.matches ? 'dark' : 'light'; }
  }
  follow();
  dark.addEventListener('change', follow);
  window.hub = {
    keep: function (name, value) {
      document.cookie = name + '=' + value + '; path=/; SameSite=Lax' + (location.protocol === 'https:' ? '; Secure' : '')
        + (value === '' ? '; max-age=0' : '; max-age=31536000');
    },
    theme: function (name) {
      hub.keep('hub-theme', name);
      follows = name === '';
      root.dataset.theme = name;
      follow();
    }
  };
  try {
    hub.keep('hub-zone', Intl.DateTimeFormat().resolvedOptions().timeZone.replace(/\//g, '.'));
  } catch (ignored) { /* an old browser: times are shown in UTC */ }
})();
