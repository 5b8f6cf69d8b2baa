// Asking the server. Whatever does not come from it, a gate of a guest network for one, counts as no network.

export class Trouble extends Error {
  /** @param kind offline, signin, busy or refused */
  constructor(kind, detail, code, seconds) {
    super(detail || kind);
    this.kind = kind;
    this.detail = detail;
    this.code = code;
    this.seconds = seconds;
  }
}

async function ask(path, options) {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), 20000);
  let response;
  let body;
  try {
    response = await fetch('/phone/data/' + path, {
      credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: gone.signal, ...options,
    });
    body = /json/.test(response.headers.get('Content-Type') || '') ? await response.json() : null;
  } catch {
    throw new Trouble('offline');
  } finally {
    clearTimeout(timer);
  }
  if (response.ok && body) { return body; }
  if (response.status === 401) { throw new Trouble('signin'); }
  if (response.status === 429 || response.status >= 500) {
    throw new Trouble('busy', body && body.detail, body && body.code, Number(response.headers.get('Retry-After')) || 0);
  }
  if (!body) { throw new Trouble('offline'); }
  throw new Trouble('refused', body.detail, body.code);
}

export const get = (path, of) => ask(path + (of === undefined ? '' : '?of=' + encodeURIComponent(of)));

export const post = (path, value) => ask(path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value),
});
