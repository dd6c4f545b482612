// A draft saves itself: on this device a quarter of a second after a key, on the server after a short rest. The server alone
// judges; what it says is shown beside the fields.
import { beforeLogout } from './desk.js';
import { canKeep, drop, lay, look } from './device.js';
export const form = document.getElementById('draft');
const data = form.dataset;
export const words = JSON.parse(data.words);
const id = data.draft;
const state = document.getElementById('state');
const said = document.getElementById('said');
const REST = 700, KEEP = 250, RETRY = 5000;
// What other modules do before fields are read, and with what is restored.
export const hooks = { beforeReading: [], ensureRows() {}, addPicture() {} };

let dirty = false, saving = null, stopped = false, leaving = false, timer = 0, keeping = 0;
let checked = said.childElementCount > 0;
const touched = new Set();

// The controls of fields bear their path behind this; others are the page's own.
export const FIELD = 'f-';
export function named(path) { return form.querySelectorAll(`[name="${CSS.escape(FIELD + path)}"]`); }
const pathOf = control => control.name?.startsWith(FIELD) ? control.name.slice(FIELD.length) : '';
const own = name => form.querySelector(`[name="${name}"]`);
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
export function tell(kind, more = '') {
  state.className = `state ${kind}`;
  state.textContent = (words[kind] ?? '') + more;
}
export function composing(event) { return event.isComposing || event.keyCode === 229; }

function fields() {
  for (const prepare of hooks.beforeReading) prepare();
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') sent.append(name, value);
  return sent;
}
const version = () => own('version');

// On this device.
function keep() {
  keeping = 0;
  if (!dirty) return;
  const sent = fields();
  sent.delete('version');
  lay(data.key, id, { version: version().value, text: sent.toString() }, () => dirty && !leaving);
}
const forget = () => drop(id);

export function changed() {
  if (!dirty) { dirty = true; tell('unsaved'); }
  clearTimeout(timer);
  timer = setTimeout(save, REST);
  keeping ||= setTimeout(keep, KEEP);
}

// On the server. Gives whether all is saved.
export async function save() {
  clearTimeout(timer);
  while (saving) await saving;
  if (stopped) return false;
  if (!dirty && !checked) return true;
  saving = send();
  const isSaved = await saving;
  saving = null;
  return isSaved && !dirty;
}
async function send() {
  const wasDirty = dirty;
  dirty = false;
  if (wasDirty) tell('saving');
  let response;
  try {
    response = await fetch(form.getAttribute('action'), {
      method: 'POST', body: fields(), headers: { Accept: 'application/json' }, redirect: 'error' });
  } catch {
    dirty = true;
    keep();
    tell(canKeep ? 'offline' : 'unkept');
    timer = setTimeout(save, RETRY);
    return false;
  }
  const answer = await response.json().catch(() => ({ message: response.status }));
  if (response.ok) {
    version().value = answer.version;
    if (!dirty) { forget(); tell('saved'); }
    apply(answer);
    return true;
  }
  dirty = true;
  keep();
  if (response.status === 409 && answer.version) offerBoth(answer); else tell('refused', answer.message);
  return false;
}

// Two tabs or two people: both versions are offered, neither is overwritten unasked.
function banner(text, ...choices) {
  const box = make('section', { className: 'card', id: 'conflict' }, make('p', { className: 'failure' }, text));
  box.setAttribute('role', 'alert');
  form.before(box);
  for (const choice of choices) box.append(choice);
  return box;
}
function choice(text, act) {
  const button = make('button', { type: 'button' }, text);
  button.addEventListener('click', act);
  return button;
}
function offerBoth(answer) {
  stopped = true;
  tell('refused', '409');
  document.getElementById('conflict')?.remove();
  const rows = answer.differences.map(line => make('tr', {},
    Object.assign(make('th', {}, line.label), { scope: 'row' }), make('td', {}, line.mine || '—'), make('td', {}, line.theirs || '—')));
  const head = make('tr', {}, ...[words.field, words.own, answer.who].map(text => make('th', { scope: 'col' }, text)));
  const box = banner(answer.message, make('table', { className: 'list' }, make('thead', {}, head), make('tbody', {}, ...rows)),
    make('div', { className: 'actions' }, choice(words.mine, () => {
      version().value = answer.version;
      stopped = false;
      box.remove();
      save();
    }), choice(words.theirs, async () => { await forget(); leaving = true; location.reload(); })));
  box.scrollIntoView({ block: 'center' });
}

// What the server says.
function group(control) { return control.closest('[role=radiogroup]') ?? control; }
function apply(answer) {
  for (const prepare of hooks.beforeReading) prepare();
  const controls = new Map(), outputs = new Map();
  for (const control of form.elements) {
    if (control.localName === 'output') outputs.set(control.dataset.out, control);
    else if (pathOf(control) && !controls.has(pathOf(control))) controls.set(pathOf(control), control);
  }
  for (const [path, output] of outputs) {
    const text = answer.computed[path] ?? '';
    if (output.textContent !== text) output.textContent = text;
  }
  for (const note of form.querySelectorAll('[data-auto]')) {
    const text = answer.filled[note.dataset.auto];
    note.hidden = text === undefined;
    note.textContent = text === undefined ? '' : words.auto + text;
  }
  for (const cell of form.querySelectorAll('td [placeholder]')) if (!(pathOf(cell) in answer.filled)) cell.placeholder = '';
  for (const path in answer.filled) if (path.includes('[')) { const cell = controls.get(path); if (cell) cell.placeholder = answer.filled[path]; }
  relevance(new Set(answer.notRelevant), controls);
  const wrong = new Map();
  for (const finding of answer.findings) {
    if (!finding.field) continue;
    const control = controls.get(finding.field) ?? controls.get(`${finding.field}.name`);
    const isSeen = checked || touched.has(finding.field) || touched.has(`${finding.field}.name`)
      || (control && control.type !== 'radio' && control.value && control !== document.activeElement);
    if (isSeen) wrong.set(finding.field, [...(wrong.get(finding.field) ?? []), finding]);
  }
  beside(wrong, controls);
  if (checked) list(answer, controls);
}
function relevance(none, controls) {
  for (const cell of form.querySelectorAll('[data-cell]')) {
    const isOff = none.has(cell.dataset.cell);
    if (cell.classList.contains('off') === isOff) continue;
    cell.classList.toggle('off', isOff);
    if (cell.previousElementSibling?.classList.contains('label')) cell.previousElementSibling.classList.toggle('off', isOff);
    const note = cell.querySelector('[data-na]');
    if (note) note.hidden = !isOff;
  }
  for (const cell of form.querySelectorAll('td[data-off]')) cell.removeAttribute('data-off');
  for (const path of none) if (path.includes('[')) controls.get(path)?.closest('td')?.setAttribute('data-off', '');
}
function beside(wrong, controls) {
  for (const control of form.querySelectorAll('[aria-invalid=true]')) control.removeAttribute('aria-invalid');
  for (const note of form.querySelectorAll('.said:not([hidden])')) note.hidden = true;
  for (const [path, findings] of wrong) {
    const control = controls.get(path) ?? controls.get(`${path}.name`);
    const isError = findings.some(finding => finding.severity === 'error');
    if (control && isError) group(control).setAttribute('aria-invalid', 'true');
    const cell = control?.closest('td');
    cell?.parentElement.classList.remove('far');
    let note = cell?.closest('table.rows') ? cell.querySelector('.said') : document.getElementById(`e-${path}`);
    if (!note && cell) {
      note = make('p', { id: `e-${path}` });
      cell.append(note);
      control.setAttribute('aria-describedby', note.id);
    }
    if (!note) continue;
    note.hidden = false;
    note.className = `said ${isError ? 'error' : 'warning'}`;
    note.textContent = findings.map(finding => finding.message).join('；');
  }
}
function list(answer, controls) {
  const items = answer.findings.map(finding => {
    const item = make('li', { className: finding.severity });
    if (finding.label) {
      const link = make('a', { href: `#f-${finding.field}` }, finding.label);
      link.addEventListener('click', event => { if (reach(finding.field, controls)) event.preventDefault(); });
      item.append(link, '：');
    }
    item.append(finding.message);
    if (finding.hint) item.append(make('span', { className: 'hint' }, finding.hint));
    return item;
  });
  const old = said.querySelector('.failure, .notice');
  said.replaceChildren(...(answer.valid ? [] : old?.classList.contains('failure') ? [old] : []),
    ...(items.length ? [make('ul', { className: 'findings' }, ...items)] : []),
    ...(answer.valid ? [make('p', { className: 'notice' }, words.valid)] : []));
  const errors = answer.findings.filter(finding => finding.severity === 'error').length;
  if (!answer.valid) {
    said.querySelector('.failure')?.remove();
    said.prepend(make('p', { className: 'failure' }, words.wrong.replace('#', errors)));
  }
}
function reach(path, controls) {
  const control = controls?.get(path) ?? controls?.get(`${path}.name`) ?? named(path)[0] ?? named(`${path}.name`)[0];
  const target = control ?? document.getElementById(`f-${path}`);
  if (!target) return false;
  target.closest('details')?.setAttribute('open', '');
  target.closest('tr')?.classList.remove('far');
  target.focus();
  target.scrollIntoView({ block: 'center' });
  return true;
}
function firstError() {
  const wrong = form.querySelector('[aria-invalid=true]');
  if (!wrong) return said.focus();
  wrong.closest('details')?.setAttribute('open', '');
  const control = wrong.matches('input, select, textarea') ? wrong : wrong.querySelector('input');
  control.focus();
  control.scrollIntoView({ block: 'center' });
}

// Events of the whole form.
form.addEventListener('input', event => {
  if (event.target.name && event.target.type !== 'file') changed();
});
// A choice is taken back by a second click on it, or by Delete.
let was = null;
form.addEventListener('pointerdown', event => {
  const radio = event.target.closest('label.box')?.querySelector('input[type=radio]');
  was = radio?.checked ? radio : null;
});
form.addEventListener('click', event => { if (event.target === was) { was = null; takeBack(event.target); } });
function takeBack(radio) {
  for (const one of named(pathOf(radio))) one.checked = one.value === '';
  changed();
}
form.addEventListener('focusout', event => { if (event.target.value) touched.add(pathOf(event.target)); });
form.addEventListener('change', event => { if (event.target.name) touched.add(pathOf(event.target)); });
form.addEventListener('keydown', event => {
  const target = event.target;
  if (event.key === 's' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); return; }
  if (target.type === 'radio' && (event.key === 'Delete' || event.key === 'Backspace')) { takeBack(target); return; }
  if (event.key !== 'Enter' || !target.matches('input, select')) return;
  // Enter never sends the form, least of all the one that takes a candidate of an input method.
  event.preventDefault();
  if (composing(event) || target.closest('table.rows')) return;
  const all = [...form.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(
    control => control.offsetParent && (control.type !== 'radio' || control.checked));
  const step = event.shiftKey ? -1 : 1;
  let next = all.indexOf(target) + step;
  while (all[next] && all[next].name === target.name) next += step;
  all[next]?.focus();
});
form.addEventListener('submit', async event => {
  if (event.defaultPrevented || leaving) return;
  const button = event.submitter, way = button?.getAttribute('formaction') ?? '';
  if (way.endsWith('/delete')) { leaving = true; await forget(); return; }
  event.preventDefault();
  delete data.sent;
  if (!way) { dirty = true; await save(); return; }
  if (way.endsWith('/check')) {
    checked = true;
    own('stage').value = 'opening';
    if (await save()) firstError();
    return;
  }
  if (!await save()) { document.getElementById('conflict')?.scrollIntoView(); return; }
  leaving = true;
  // A form that is just being submitted cannot be submitted again (HTML, 4.10.21.3).
  await new Promise(next => setTimeout(next));
  form.requestSubmit(button);
  if (button.formTarget === '_blank') { leaving = false; delete data.sent; }
});
window.addEventListener('beforeunload', event => { if ((dirty || saving) && !leaving) event.preventDefault(); });
window.addEventListener('online', () => { if (dirty) save(); });
// Whoever logs out leaves nothing here.
beforeLogout.push(async () => {
  const isSaved = stopped ? !dirty : await save();
  if (!isSaved && !window.confirm(words.leaving)) return false;
  stopped = leaving = true;
  clearTimeout(timer);
  return true;
});
window.addEventListener('pagehide', () => { if (dirty && !leaving) keep(); });

// What earlier forms offer.
const offers = make('datalist', { id: 'offers' });
form.append(offers);
let known = new Map(), asking = 0;
form.addEventListener('input', event => {
  const target = event.target;
  if (!target.dataset.suggest) return;
  const offer = known.get(target.value);
  if (offer) { take(offer, target); return; }
  if (event.isComposing) return;
  clearTimeout(asking);
  asking = setTimeout(() => ask(target), 180);
});
form.addEventListener('compositionend', event => { if (event.target.dataset.suggest) asking = setTimeout(() => ask(event.target), 60); });
form.addEventListener('focusin', event => {
  offers.replaceChildren();
  known = new Map();
  document.querySelector('[list=offers]')?.removeAttribute('list');
  if (event.target.dataset.suggest?.endsWith('_no')) ask(event.target);
});
async function ask(target) {
  const address = `${data.suggestions}&field=${encodeURIComponent(target.dataset.suggest)}&text=${encodeURIComponent(target.value)}`;
  const list = await fetch(address, { headers: { Accept: 'application/json' } }).then(
    response => response.ok ? response.json() : [], () => []);
  if (document.activeElement !== target || !Array.isArray(list)) return;
  known = new Map(list.map(offer => [offer.value, offer]));
  offers.replaceChildren(...list.map(offer => make('option', { value: offer.value, label: offer.note })));
  if (list.length) target.setAttribute('list', 'offers'); else target.removeAttribute('list');
}
export const hasOffers = target => target.hasAttribute('list') && offers.childElementCount > 0;
function take(offer, target) {
  const path = pathOf(target), row = path.includes(']') ? path.replace(/[^.]*$/, '') : '';
  const taken = [];
  for (const [field, value] of Object.entries(offer.fills)) {
    const control = named(row + field)[0];
    if (!control || control.value || control.type === 'radio') continue;
    control.value = control.type === 'datetime-local' ? value.replace(' ', 'T') : value;
    taken.push(control.labels?.[0]?.textContent.replace('*', '') ?? field);
  }
  changed();
  if (taken.length) tell('taken', taken.join('、'));
}

// What was not saved when the browser was closed or the server was away.
function restore(text) {
  const kept = new Map();
  for (const [name, value] of new URLSearchParams(text)) kept.set(name, [...(kept.get(name) ?? []), value]);
  const rows = new Map();
  for (const name of kept.keys()) {
    const found = /^([^.[]+)\[(\d+)\]/.exec(name.slice(FIELD.length));
    if (found) rows.set(found[1], Math.max(rows.get(found[1]) ?? 0, Number(found[2])));
  }
  for (const [field, count] of rows) hooks.ensureRows(field, count);
  for (const box of form.querySelectorAll('[data-pictures]'))
    for (const name of kept.get(FIELD + box.dataset.pictures) ?? []) hooks.addPicture(box.dataset.pictures, name);
  for (const control of form.elements) {
    if (!pathOf(control) || ['hidden', 'submit', 'file', 'button'].includes(control.type)) continue;
    const values = kept.get(control.name) ?? [];
    if (control.type === 'radio' || control.type === 'checkbox') {
      control.checked = values.length ? values.includes(control.value) : control.value === '';
    } else {
      control.value = values[0] ?? '';
    }
  }
  form.querySelector('#closing')?.toggleAttribute('open', true);
  tell('restored');
  dirty = true;
  save().then(isSaved => { if (isSaved) tell('saved', ` · ${words.restored}`); });
}
async function begin() {
  const copy = await look(data.key, id);
  const now = fields();
  now.delete('version');
  if (copy && copy.text !== now.toString()) {
    if (copy.version === version().value) restore(copy.text);
    else {
      stopped = true;
      const box = banner(words.older, make('div', { className: 'actions' },
        choice(words.restore, () => { stopped = false; box.remove(); restore(copy.text); }),
        choice(words.drop, () => { stopped = false; box.remove(); forget(); })));
    }
  } else if (copy) forget();
  if (checked) firstError();
}
if (document.readyState === 'complete') begin(); else window.addEventListener('load', begin);
