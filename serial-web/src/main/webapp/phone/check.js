// What the phone can tell by itself of a code. A hint for the person; the server alone decides.

/** As it is compared: without case, blanks and width. */
export const fold = (code) => code.normalize('NFKC').toUpperCase().replace(/[\s\u001d]/g, '');

/** The serial number inside a GS1 code, or the code itself. */
export function meant(code) {
  const link = code.match(/\/21\/([^/?#]+)/);
  if (link) { return decodeURIComponent(link[1]); }
  const elements = code.replace(/^\](?:C1|d2|Q3|e0)/, '').replace(/\((\d{2,4})\)/g, '$1');
  const string = elements.match(/^01\d{14}21([^\u001d]{1,20})/);
  return string ? string[1] : code;
}

/** Units of a task by their folded number; a number that two materials share says nothing. */
export function index(units) {
  const found = new Map();
  for (const unit of units) {
    const key = fold(unit.code);
    found.set(key, found.has(key) ? { shared: true } : unit);
  }
  return found;
}

/**
 * @returns known, twice, done, barred, over, unknown (all that may come was taken along, and this is not of it)
 *          or unchecked
 */
export function hint(task, known, scans, code) {
  const key = fold(meant(code));
  if (scans.some((scan) => scan.kind === 'scan' && !scan.back && scan.state !== 'refused' && scan.state !== 'settled'
      && !scan.material && fold(meant(scan.code)) === key)) {
    return 'twice';
  }
  const unit = known.get(key);
  if (!unit || unit.shared) { return task.units.length && !task.more && !unit ? 'unknown' : 'unchecked'; }
  if (unit.done) { return 'done'; }
  if (unit.barred) { return 'barred'; }
  return isOver(task, known, scans, unit) ? 'over' : 'known';
}

function isOver(task, known, scans, unit) {
  const lines = task.lines.filter((line) => line.material === unit.material);
  if (!lines.length) { return false; }
  const missing = lines.reduce((n, line) => n + line.quantity - line.done, 0);
  const waiting = scans.filter((scan) => scan.kind === 'scan' && scan.state === 'waiting' && !scan.back
    && (known.get(fold(meant(scan.code))) || {}).material === unit.material).length;
  return waiting >= missing;
}
