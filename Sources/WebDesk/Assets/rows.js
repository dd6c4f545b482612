// Tables like those of a spreadsheet: keys go from cell to cell and move whole rows, and blocks are pasted. One listener a
// table, nothing is drawn anew, and names are numbered when somebody reads them.
import { changed, composing, form, hasOffers, hooks, make, tell, words } from './fill.js';
const MOST = 1000, STEPS = 50, FEW = 60;
const CELLS = 'input, select, output';
const tables = new Map();
const plain = text => text.normalize('NFKC').replace(/[\s*＊]+/g, '').toLowerCase();

class Rows {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.field = table.dataset.rows;
    this.most = Number(table.dataset.most) || MOST;
    this.template = form.querySelector(`template[data-row="${CSS.escape(this.field)}"]`).content.firstElementChild;
    this.columns = [...table.tHead.rows[0].cells].filter(cell => cell.dataset.column).map(cell => ({
      id: cell.dataset.column, kind: cell.dataset.kind, place: cell.cellIndex,
      names: new Set([cell.dataset.column, cell.textContent, ...cell.dataset.names.split('|')].map(plain)) }));
    this.steps = [];
    this.isTyping = false;
    this.stale = false;
    const section = table.closest('.repeat');
    this.tips = section.querySelector('[data-tips]');
    this.tips.textContent = words.tips;
    this.tips.setAttribute('role', 'status');
    this.undoing = make('button', { type: 'button', className: 'quiet', hidden: true }, words.undo);
    this.undoing.addEventListener('click', () => this.undo());
    this.tips.before(this.undoing);
    for (const button of table.querySelectorAll('.acts button')) button.tabIndex = -1;
    for (const button of this.template.querySelectorAll('.acts button')) button.tabIndex = -1;
    table.addEventListener('keydown', event => this.key(event));
    table.addEventListener('paste', event => this.paste(event));
    table.addEventListener('input', () => { this.isTyping = true; });
    section.addEventListener('click', event => this.click(event));
    hooks.beforeReading.push(() => this.number());
    new MutationObserver(() => this.watch()).observe(this.body, { childList: true });
    this.watch();
  }

  // Controls of rows far out of sight are not drawn: with thousands of them every key would wait for all to be painted.
  watch() {
    if (this.body.rows.length <= FEW) return;
    this.watcher ??= new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        const isFar = !isIntersecting && !target.contains(document.activeElement) && !target.querySelector('.said:not([hidden])');
        target.classList.toggle('far', isFar);
      }
    }, { root: this.table.parentElement, rootMargin: '300px' });
    for (const row of this.body.rows) {
      if (row.isWatched) continue;
      row.isWatched = true;
      this.watcher.observe(row);
    }
  }

  // Numbers of rows in names, at the latest when they are read.
  touch() {
    if (!this.stale) requestIdleCallback(() => this.number(), { timeout: 200 });
    this.stale = true;
    changed();
  }
  number() {
    if (!this.stale) return;
    this.stale = false;
    let count = 0;
    for (const row of this.body.rows) {
      count += 1;
      if (row.place === count) continue;
      row.place = count;
      row.cells[0].textContent = count;
      const renamed = text => text.replace(/\[\d+\]/, `[${count}]`);
      for (const control of row.querySelectorAll('[name], [data-out], [id], [aria-describedby]')) {
        if (control.name && control.localName !== 'button') control.name = renamed(control.name);
        if (control.dataset.out) control.dataset.out = renamed(control.dataset.out);
        if (control.id) control.id = renamed(control.id);
        if (control.hasAttribute('aria-describedby')) control.setAttribute('aria-describedby', renamed(control.getAttribute('aria-describedby')));
        if (control.localName === 'button') control.value = control.value.replace(/\d+$/, count);
      }
    }
  }

  // What can be taken back.
  remember(values = []) {
    this.steps.push({ rows: [...this.body.rows], values });
    if (this.steps.length > STEPS) this.steps.shift();
    this.isTyping = false;
    this.undoing.hidden = false;
  }
  undo() {
    const step = this.steps.pop();
    this.undoing.hidden = this.steps.length === 0;
    if (!step) return;
    const active = document.activeElement, cell = active.closest('td'), at = cell ? cell.parentElement.sectionRowIndex : 0;
    this.body.replaceChildren(...step.rows);
    for (const [control, value] of step.values) this.put(control, value);
    this.touch();
    // Rows that are put anew lose the focus.
    if (active.isConnected) active.focus();
    else this.focus(this.body.rows[Math.min(at, this.body.rows.length - 1)], cell?.cellIndex ?? this.columns[0].place);
  }

  // Rows.
  blank() { return this.template.cloneNode(true); }
  isBlank(row) {
    return [...row.querySelectorAll(CELLS)].every(control => control.localName === 'output'
      || (control.type === 'checkbox' ? !control.checked : !control.value));
  }
  insert(before) {
    if (this.body.rows.length >= this.most) { this.say(words.most + this.most); return null; }
    this.remember();
    const row = this.blank();
    this.body.insertBefore(row, before);
    this.touch();
    return row;
  }
  copy(row) {
    const twin = this.insert(row.nextSibling);
    if (!twin) return null;
    const to = twin.querySelectorAll(CELLS);
    [...row.querySelectorAll(CELLS)].forEach((control, index) => {
      if (control.localName === 'output' || control.type === 'file') return;
      if (control.type === 'checkbox') to[index].checked = control.checked; else this.put(to[index], control.value);
    });
    return twin;
  }
  remove(row) {
    this.remember();
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (!this.body.rows.length) this.body.append(this.blank());
    this.touch();
    return next ?? this.body.rows[0];
  }
  move(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    this.remember();
    if (step < 0) other.before(row); else other.after(row);
    this.touch();
  }
  ensure(count) {
    const more = Math.min(count, this.most) - this.body.rows.length;
    if (more <= 0) return;
    const fragment = document.createDocumentFragment();
    for (let index = 0; index < more; index += 1) fragment.append(this.blank());
    this.body.append(fragment);
    this.stale = true;
    this.number();
  }

  // Keys.
  focus(row, place) {
    row?.classList.remove('far');
    const control = row?.cells[place]?.querySelector('input, select, button');
    if (!control) return false;
    control.focus();
    if (control.type === 'text') control.select();
    return true;
  }
  key(event) {
    const target = event.target;
    const cell = target.closest('tbody td');
    if (!cell || composing(event)) return;
    const row = cell.parentElement, place = cell.cellIndex;
    const done = () => event.preventDefault();
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      done();
      this.move(row, event.key === 'ArrowUp' ? -1 : 1);
      target.focus();
    } else if (event.altKey && event.key === 'Insert') { done(); this.focus(this.insert(row), place); }
    else if (command && event.key === 'd') { done(); this.focus(this.copy(row), place); }
    else if (command && event.key === 'Delete') { done(); this.focus(this.remove(row), place); }
    else if (command && event.key === 'z' && !this.isTyping && this.steps.length) { done(); this.undo(); }
    else if (event.altKey || command || target.localName === 'button') return;
    else if (event.key === 'Enter') this.step(row, place, event.shiftKey ? -1 : 1, true);
    else if (event.key === 'Tab' && !event.shiftKey) {
      const last = [...row.cells].findLast(other => other.querySelector('input, select'));
      if (row.nextElementSibling || cell !== last || this.isBlank(row)) return;
      done();
      this.focus(this.insert(null), this.columns.find(column => column.kind !== 'computed').place);
    } else if (target.type === 'text') this.arrow(event, target, row, place);
  }
  step(row, place, by, adds) {
    const next = by < 0 ? row.previousElementSibling : row.nextElementSibling ?? (adds && !this.isBlank(row) ? this.insert(null) : null);
    return this.focus(next, place);
  }
  arrow(event, target, row, place) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) {
      // The offers under a cell are chosen by arrows too.
      if (hasOffers(target)) return;
      event.preventDefault();
      this.step(row, place, by, false);
      return;
    }
    const atEdge = event.key === 'ArrowLeft' ? target.selectionEnd === 0
      : event.key === 'ArrowRight' && target.selectionStart === target.value.length;
    if (!atEdge) return;
    const side = event.key === 'ArrowLeft' ? -1 : 1;
    for (let next = place + side; row.cells[next]; next += side) {
      if (!row.cells[next].querySelector('input, select')) continue;
      event.preventDefault();
      this.focus(row, next);
      return;
    }
  }
  click(event) {
    const button = event.target.closest('button[name=row]');
    if (!button) return;
    event.preventDefault();
    const [verb] = button.value.split(' ');
    const row = button.closest('tr'), first = this.columns[0].place;
    if (verb === 'add') this.focus(this.insert(null), first);
    if (verb === 'copy') this.focus(this.copy(row), first);
    if (verb === 'delete') this.focus(this.remove(row), first);
  }
  say(text) { this.tips.textContent = text; }

  // Pasting.
  put(control, text) {
    if (control.localName !== 'select') { control.value = text; return; }
    const wanted = plain(text.replace(/^[☑■√✓✔]/u, ''));
    const ticked = /^[√✓✔☑]$/u.test(text.trim()) ? 'yes' : null;
    const option = [...control.options].find(one => one.value === text || one.value === ticked)
      ?? [...control.options].find(one => plain(one.text) === wanted || plain(one.value) === wanted);
    if (option) { option.selected = true; return; }
    // What is no choice stays to be seen: the server says so.
    control.append(make('option', { value: text, selected: true }, text));
  }
  fill(cell, column, text, values) {
    const boxes = cell.querySelectorAll('input[type=checkbox]');
    if (boxes.length) {
      const wanted = new Set(text.split(/[、,，;；]/).map(plain));
      for (const box of boxes) box.checked = wanted.has(plain(box.value)) || wanted.has(plain(box.parentElement.textContent));
      return;
    }
    const control = cell.querySelector('input:not([type=file]), select');
    if (!control) return;
    values.push([control, control.value]);
    const isFigure = ['integer', 'decimal', 'money', 'date', 'dateTime', 'phone'].includes(column.kind);
    this.put(control, (isFigure ? text.normalize('NFKC') : text).replace(/\s*\n\s*/g, ' ').trim());
  }
  paste(event) {
    const cell = event.target.closest?.('tbody td');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cell || !/[\t\n]/.test(text.replace(/[\r\n]+$/, ''))) return;
    event.preventDefault();
    const block = spans(event.clipboardData.getData('text/html')) ?? separated(text);
    const heading = block[0].map(name => this.columns.find(column => column.names.has(plain(name))));
    const found = heading.filter(Boolean).length;
    const hasHeading = found >= 2 || (found === 1 && block[0].filter(Boolean).length === 1);
    const start = this.columns.findIndex(column => column.place >= cell.cellIndex);
    const targets = hasHeading ? heading : block[0].map((_, index) => this.columns[start + index]);
    const lines = hasHeading ? block.slice(1) : block;
    const unknown = hasHeading ? block[0].filter((name, index) => name && !heading[index]) : [];
    const first = cell.parentElement.rowIndex - this.table.tHead.rows.length;
    const values = [];
    this.remember(values);
    const room = Math.min(lines.length, this.most - first);
    this.ensure(first + room);
    lines.slice(0, room).forEach((line, index) => {
      const row = this.body.rows[first + index];
      line.forEach((value, at) => {
        const column = targets[at];
        if (column && column.kind !== 'computed') this.fill(row.cells[column.place], column, value, values);
      });
    });
    this.touch();
    this.say([words.pasted + room, room < lines.length ? words.most + this.most : '', unknown.length ? words.left + unknown.join('、') : '']
      .filter(Boolean).join('；'));
    tell('unsaved');
  }
}

// Cells as spreadsheets put them on the clipboard: a merged cell stands for every row that it spans.
function spans(html) {
  if (!html || !/<table/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>|\sstyle=("[^"]*"|'[^']*')/gi, ''), 'text/html')
    .querySelector('table');
  if (!table?.rows.length) return null;
  const block = [...table.rows].map(() => []);
  [...table.rows].forEach((row, at) => {
    let place = 0;
    for (const cell of row.cells) {
      while (block[at][place] !== undefined) place += 1;
      const text = cell.textContent.replace(/\u00a0/g, ' ').trim();
      for (let down = 0; down < cell.rowSpan && block[at + down]; down += 1)
        for (let over = 0; over < cell.colSpan; over += 1) block[at + down][place + over] = over ? '' : text;
      place += cell.colSpan;
    }
  });
  return block.map(line => Array.from(line, value => value ?? ''));
}
// Text with tabs; a cell in quotation marks may hold line ends, and two of them stand for one.
function separated(text) {
  const block = [[]];
  const cells = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|\r|$)/g;
  const body = text.replace(/[\r\n]+$/, '');
  for (let found = cells.exec(body); found; found = cells.exec(body)) {
    const quoted = found[1].startsWith('"') && found[1].endsWith('"') && found[1].length > 1;
    block.at(-1).push(quoted ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
    if (found[2] === '') break;
    if (found[2] !== '\t') block.push([]);
  }
  return block;
}

for (const table of form.querySelectorAll('table.rows[data-rows]')) tables.set(table.dataset.rows, new Rows(table));
hooks.ensureRows = (field, count) => tables.get(field)?.ensure(count);
