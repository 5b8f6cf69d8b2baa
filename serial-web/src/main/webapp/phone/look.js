// Before the first paint: the language and the theme that were chosen once and are kept by this browser.
(function () {
  'use strict';
  var root = document.documentElement;
  function kept(name) {
    var found = document.cookie.match('(?:^|; )' + name + '=([^;]*)');
    return found ? found[1] : '';
  }
  root.lang = kept('hub-lang') || (/^zh/.test(navigator.language) ? 'zh' : 'en');
  var theme = kept('hub-theme');
  if (theme === 'light' || theme === 'dark') { root.dataset.theme = theme; }
})();
