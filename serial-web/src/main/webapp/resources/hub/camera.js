// The phone's camera as a scanner, where the browser can read codes itself; elsewhere the button is not shown.
(function () {
  'use strict';
  var button = document.getElementById('camera');
  var frame = document.getElementById('frame');
  if (!button || !frame || !('BarcodeDetector' in window) || !navigator.mediaDevices) { return; }
  button.hidden = false;
  document.getElementById('typing-big').hidden = true;
  var video = frame.querySelector('video');
  var detector = new window.BarcodeDetector();
  var stream = null, seen = '', seenAt = 0;

  function look() {
    if (!stream) { return; }
    detector.detect(video).then(function (codes) {
      var code = codes.length ? codes[0].rawValue : '';
      if (code && (code !== seen || Date.now() - seenAt > 2500)) {
        seen = code;
        seenAt = Date.now();
        hub.scan(code);
      }
    }).catch(function () { /* a frame that cannot be read */ }).finally(function () { setTimeout(look, 120); });
  }
  function stop() {
    if (stream) { stream.getTracks().forEach(function (track) { track.stop(); }); }
    stream = null;
    frame.hidden = true;
  }
  button.addEventListener('click', function () {
    if (stream) { stop(); return; }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(function (found) {
      stream = found;
      video.srcObject = found;
      frame.hidden = false;
      return video.play();
    }).then(look).catch(stop);
  });
  frame.querySelector('[data-torch]').addEventListener('click', function () {
    var track = stream && stream.getVideoTracks()[0];
    if (track) { track.applyConstraints({ advanced: [{ torch: !(track.getSettings().torch) }] }).catch(function () { /* no torch */ }); }
  });
})();
