// What is not saved yet, kept by the browser under a key that only pages of the account have: whoever is not logged in as this
// account cannot read it, and what another account finds is removed. Without a secure context there is no key, and nothing is kept.
const NAME = 'liandan', STORE = 'drafts', KIND = 'AES-GCM';
export const canKeep = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);
const encoder = new TextEncoder();
let opened = null, ended = false, queue = Promise.resolve();

function database() {
  opened ??= new Promise(done => {
    // The first version kept drafts as they are.
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      const known = request.result;
      if (known.objectStoreNames.contains(STORE)) known.deleteObjectStore(STORE);
      known.createObjectStore(STORE);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => { ended = true; request.result.close(); };
      done(request.result);
    };
    request.onerror = request.onblocked = () => done(null);
  });
  return opened;
}
async function local(mode, act) {
  const known = canKeep && !ended ? await database() : null;
  if (!known || ended) return undefined;
  return new Promise(done => {
    const request = act(known.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(undefined);
  });
}
// One after the other: a copy that is being made must not be put after it was dropped.
function inTurn(act) {
  queue = queue.then(act, act);
  return queue;
}

const key = digits => crypto.subtle.importKey(
  'raw', Uint8Array.from(digits.match(/../g), two => parseInt(two, 16)), KIND, false, ['encrypt', 'decrypt']);
// Bound to its draft: one copy cannot be taken for another.
const way = (iv, id) => ({ name: KIND, iv, additionalData: encoder.encode(id) });
async function opens(digits, id, kept) {
  try {
    const bytes = await crypto.subtle.decrypt(way(kept.iv, id), await key(digits), kept.bytes);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch { return null; }
}

// Keeps a copy of a draft, unless it is not wanted any more by then.
export const lay = (digits, id, copy, isWanted) => inTurn(async () => {
  if (!canKeep) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(way(iv, id), await key(digits), encoder.encode(JSON.stringify(copy)));
  if (isWanted()) await local('readwrite', store => store.put({ iv, bytes }, id));
});
export const drop = id => inTurn(() => local('readwrite', store => store.delete(id)));
// The copy of a draft, if there is one. What another account left is removed.
export const look = (digits, id) => inTurn(async () => {
  let found = null;
  for (const other of await local('readonly', store => store.getAllKeys()) ?? []) {
    const copy = await opens(digits, other, await local('readonly', store => store.get(other)));
    if (!copy) await local('readwrite', store => store.delete(other));
    if (other === id) found = copy;
  }
  return found;
});
// Everything is removed; pages that are open keep nothing from then on.
export function clear() {
  ended = true;
  return new Promise(done => {
    if (!globalThis.indexedDB) { done(); return; }
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}
