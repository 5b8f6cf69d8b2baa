// What is scanned: by a hardware scanner, which types faster than any hand, or by the camera where the browser can read.

const QUICK = 30;
const SHORTEST = 6;

/** A burst of keys outside of a field, ended by Enter or Tab, is a code. @returns how to stop listening */
export function hear(root, heard) {
  let burst = '';
  let last = 0;
  const key = (e) => {
    if (e.target.matches('input,select,textarea') || document.querySelector('dialog[open]')) { burst = ''; return; }
    const quick = e.timeStamp - last < QUICK;
    last = e.timeStamp;
    if (e.key.length === 1 && !e.ctrlKey && !e.metaKey) {
      burst = (quick ? burst : '') + e.key;
    } else if ((e.key === 'Enter' || e.key === 'Tab') && burst.length >= SHORTEST) {
      e.preventDefault();
      heard(burst);
      burst = '';
    }
  };
  document.addEventListener('keydown', key, true);
  return () => document.removeEventListener('keydown', key, true);
}

export const canSee = 'BarcodeDetector' in window && !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);

const AGAIN = 2500;

/** Reads codes until stopped. Rejects when the person or the browser says no to the camera. */
export async function see(video, heard) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const detector = new window.BarcodeDetector();
  let seen = '';
  let at = 0;
  let on = true;
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    if (!on) { return; }
    try {
      const [first] = await detector.detect(video);
      const code = first ? first.rawValue : '';
      if (code && (code !== seen || Date.now() - at > AGAIN)) {
        seen = code;
        at = Date.now();
        heard(code);
      }
    } catch { /* a frame that cannot be read */ }
    setTimeout(look, 120);
  };
  look();
  const track = stream.getVideoTracks()[0];
  return {
    stop() { on = false; stream.getTracks().forEach((one) => one.stop()); video.srcObject = null; },
    torch() { track.applyConstraints({ advanced: [{ torch: !track.getSettings().torch }] }).catch(() => { /* no torch */ }); },
  };
}
