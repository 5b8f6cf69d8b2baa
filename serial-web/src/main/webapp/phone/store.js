// What this phone keeps: scans until they are settled, tasks taken along, and a few notes. IndexedDB outlives reloads,
// crashes and updates; a scan is on the disk before anything is shown of it.

const NAME = 'hub-phone';
const EDITION = 1;
let opening = null;

export function open() {
  opening = opening || new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, EDITION);
    asked.onupgradeneeded = () => build(asked.result);
    asked.onsuccess = () => {
      const db = asked.result;
      db.onversionchange = () => { db.close(); opening = null; };
      db.onclose = () => { opening = null; };
      resolve(db);
    };
    asked.onerror = () => { opening = null; reject(asked.error); };
  });
  return opening;
}

function build(db) {
  const scans = db.createObjectStore('scans', { keyPath: 'n', autoIncrement: true });
  scans.createIndex('id', 'id', { unique: true });
  scans.createIndex('queue', ['login', 'state', 'n']);
  scans.createIndex('task', ['task', 'n']);
  db.createObjectStore('tasks', { keyPath: 'key' });
  db.createObjectStore('notes', { keyPath: 'name' });
}

/** One transaction; resolves when it is on the disk, with what the work gave. */
async function run(names, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, mode, mode === 'readwrite' ? { durability: 'strict' } : {});
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error || new DOMException('aborted', 'AbortError'));
    work(transaction, (value) => { result = value; });
  });
}

function each(source, range, act) {
  source.openCursor(range).onsuccess = (e) => {
    const cursor = e.target.result;
    if (cursor) { act(cursor); cursor.continue(); }
  };
}

const queue = (login, state) => IDBKeyRange.bound([login, state, -Infinity], [login, state, Infinity]);
const within = (task) => IDBKeyRange.bound([task, -Infinity], [task, Infinity]);

/** @returns the scan with its place in the row */
export function add(scan) {
  return run(['scans'], 'readwrite', (t, give) => {
    t.objectStore('scans').add(scan).onsuccess = (e) => give({ ...scan, n: e.target.result });
  });
}

/** The oldest scans of a person in a state. */
export function scansIn(login, state, most) {
  return run(['scans'], 'readonly', (t, give) => {
    t.objectStore('scans').index('queue').getAll(queue(login, state), most).onsuccess = (e) => give(e.target.result);
  });
}

export function countIn(login, state) {
  return run(['scans'], 'readonly', (t, give) => {
    t.objectStore('scans').index('queue').count(queue(login, state)).onsuccess = (e) => give(e.target.result);
  });
}

/** All scans of a task, newest first. */
export function scansOf(task) {
  return run(['scans'], 'readonly', (t, give) => {
    t.objectStore('scans').index('task').getAll(within(task)).onsuccess = (e) => give(e.target.result.reverse());
  });
}

export function scan(id) {
  return run(['scans'], 'readonly', (t, give) => {
    t.objectStore('scans').index('id').get(id).onsuccess = (e) => give(e.target.result);
  });
}

/** Changes scans that still are as the change expects them. @param change gets the scan; false leaves it alone */
export function change(ids, alter) {
  return run(['scans'], 'readwrite', (t, give) => {
    const changed = [];
    give(changed);
    const store = t.objectStore('scans');
    for (const id of ids) {
      store.index('id').get(id).onsuccess = (e) => {
        const kept = e.target.result;
        const next = kept && alter(kept);
        if (next === null) { store.delete(kept.n); changed.push(kept); }
        else if (next) { store.put(next); changed.push(next); }
      };
    }
  });
}

/** How many scans of other people wait on this phone. */
export function othersWaiting(login) {
  return run(['scans'], 'readonly', (t, give) => {
    let n = 0;
    give(n);
    each(t.objectStore('scans'), null, (cursor) => {
      const { state, login: whose } = cursor.value;
      if (whose !== login && (state === 'waiting' || state === 'refused')) { n += 1; }
      give(n);
    });
  });
}

export const saveTask = (task) => run(['tasks'], 'readwrite', (t) => { t.objectStore('tasks').put(task); });

export function task(key) {
  return run(['tasks'], 'readonly', (t, give) => {
    t.objectStore('tasks').get(key).onsuccess = (e) => give(e.target.result);
  });
}

/** The tasks of a person, the last used first. */
export async function tasks(login) {
  const all = await run(['tasks'], 'readonly', (t, give) => {
    t.objectStore('tasks').getAll().onsuccess = (e) => give(e.target.result);
  });
  return all.filter((one) => one.login === login).sort((a, b) => b.usedAt - a.usedAt);
}

/** Puts a task away with all that has been settled of it. */
export function putAway(key) {
  return run(['scans', 'tasks'], 'readwrite', (t) => {
    t.objectStore('tasks').delete(key);
    each(t.objectStore('scans').index('task'), within(key), (cursor) => {
      if (cursor.value.state === 'told' || cursor.value.state === 'settled') { cursor.delete(); }
    });
  });
}

/** Whatever is settled and older than that goes, and tasks that nobody has opened since. */
export function tidy(before) {
  return run(['scans', 'tasks'], 'readwrite', (t) => {
    const used = new Set();
    each(t.objectStore('scans'), null, (cursor) => {
      const { state, madeAt, task } = cursor.value;
      if (madeAt < before && (state === 'told' || state === 'settled')) { cursor.delete(); } else { used.add(task); }
    });
    each(t.objectStore('tasks'), null, (cursor) => {
      if (cursor.value.usedAt < before && !used.has(cursor.value.key)) { cursor.delete(); }
    });
  });
}

/** Whatever was kept of a person goes; what still waits only if asked for. */
export function forget(login, waitingToo) {
  return run(['scans', 'tasks', 'notes'], 'readwrite', (t) => {
    each(t.objectStore('scans'), null, (cursor) => {
      const { state, login: whose } = cursor.value;
      const waits = state === 'waiting' || state === 'refused';
      if (whose === login && (waitingToo || !waits)) { cursor.delete(); }
    });
    each(t.objectStore('tasks'), null, (cursor) => { if (cursor.value.login === login) { cursor.delete(); } });
    t.objectStore('notes').delete('me');
  });
}

export async function note(name) {
  const kept = await run(['notes'], 'readonly', (t, give) => {
    t.objectStore('notes').get(name).onsuccess = (e) => give(e.target.result);
  });
  return kept && kept.value;
}

export const keepNote = (name, value) =>
  run(['notes'], 'readwrite', (t) => { t.objectStore('notes').put({ name, value }); });
