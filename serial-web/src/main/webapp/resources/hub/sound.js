// Counted: short and high. Kept: shorter and lower. Refused: two low tones and a shake. Repeat: one in the middle. Off is kept in this browser.
(function () {
  'use strict';
  var context = null;
  function tone(pitch, from, length) {
    var wave = context.createOscillator();
    var loud = context.createGain();
    wave.type = 'square';
    wave.frequency.value = pitch;
    loud.gain.setValueAtTime(0.12, context.currentTime + from);
    loud.gain.exponentialRampToValueAtTime(0.001, context.currentTime + from + length);
    wave.connect(loud).connect(context.destination);
    wave.start(context.currentTime + from);
    wave.stop(context.currentTime + from + length);
  }
  hub.sound = {
    on: function () { return localStorage.getItem('hub-sound') !== 'off'; },
    toggle: function () { localStorage.setItem('hub-sound', hub.sound.on() ? 'off' : 'on'); return hub.sound.on(); },
    play: function (kind) {
      // a browser neither shakes nor sounds until somebody has touched the page
      if (navigator.userActivation && !navigator.userActivation.hasBeenActive) { return; }
      if ((kind === 'no' || kind === 'warn') && navigator.vibrate) { navigator.vibrate([120, 60, 120]); }
      if (!hub.sound.on()) { return; }
      try {
        context = context || new AudioContext();
        context.resume();
        if (kind === 'ok') { tone(1760, 0, 0.09); }
        if (kind === 'kept') { tone(1175, 0, 0.06); }
        if (kind === 'no') { tone(220, 0, 0.18); tone(196, 0.24, 0.28); }
        if (kind === 'repeat' || kind === 'warn') { tone(660, 0, 0.16); }
      } catch (ignored) { /* a station without loudspeaker flashes instead */ }
    }
  };
})();
