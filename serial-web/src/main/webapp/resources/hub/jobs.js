// Before the first scan: what was scanned on this computer and never reached the server leads back to where it was.
(function () {
  'use strict';
  var list = document.getElementById('unsent');
  if (!list) { return; }
  var pages = hub.unsent(list.dataset.login);
  Object.keys(pages).forEach(function (page) {
    var link = document.createElement('a');
    var icon = document.createElement('i');
    var words = document.createElement('b');
    link.className = 'note warn';
    link.href = page;
    icon.className = 'pi pi-cloud-upload';
    icon.setAttribute('aria-hidden', 'true');
    words.textContent = list.dataset.says.replace('{0}', pages[page].count).replace('{1}', pages[page].title.split(' – ')[0]);
    link.append(icon, words);
    list.append(link);
  });
})();
