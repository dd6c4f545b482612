// A pad to sign on. Strokes are kept as data, in parts of the pad's height, and drawn again whenever its size changes. The
// server makes the picture of them that is recorded and printed.
import { changed, form, make, named, tell, words } from './fill.js';

function pad(box) {
  const path = box.dataset.sign;
  const canvas = make('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', words.pad);
  const accept = make('button', { type: 'button' }, words.accept);
  const clear = make('button', { type: 'button', className: 'quiet' }, words.clear);
  const mine = make('button', { type: 'button', className: 'quiet' }, words.me);
  const note = make('span', { className: 'hint' });
  note.setAttribute('role', 'status');
  const open = make('details', { className: 'pad' }, make('summary', {}, words.pad), canvas,
    make('div', { className: 'actions' }, accept, clear));
  const drawn = box.querySelector('[data-drawn]');
  box.append(make('div', { className: 'actions' }, mine), open, note);
  let strokes = [], current = null;

  function draw() {
    const size = canvas.getBoundingClientRect();
    if (!size.width) return;
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(size.width * scale);
    canvas.height = Math.round(size.height * scale);
    const pen = canvas.getContext('2d');
    const unit = canvas.height;
    // As wide as the signature was made, however narrow the pad is now.
    const widest = Math.max(0, ...strokes.flatMap(stroke => stroke.map(point => point[0])));
    const shrink = Math.min(1, widest ? canvas.width / unit / (widest + 0.05) : 1);
    pen.lineCap = pen.lineJoin = 'round';
    pen.lineWidth = unit / 55;
    pen.strokeStyle = '#10204a';
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], index) => pen[index ? 'lineTo' : 'moveTo'](x * unit * shrink, y * unit * shrink));
      if (stroke.length === 1) pen.lineTo(stroke[0][0] * unit * shrink + 1, stroke[0][1] * unit * shrink);
      pen.stroke();
    }
  }
  function point(event) {
    const size = canvas.getBoundingClientRect();
    return [(event.clientX - size.left) / size.height, (event.clientY - size.top) / size.height].map(
      part => Math.round(part * 1000) / 1000);
  }
  canvas.addEventListener('pointerdown', event => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    current = [point(event)];
    strokes.push(current);
    draw();
  });
  canvas.addEventListener('pointermove', event => {
    if (!current) return;
    const last = current.at(-1), next = point(event);
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < 0.004) return;
    current.push(next);
    draw();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { current = null; });
  clear.addEventListener('click', () => { strokes = []; note.textContent = ''; draw(); });
  mine.addEventListener('click', () => {
    named(`${path}.name`)[0].value = box.dataset.me;
    day();
    changed();
  });
  function day() {
    const control = named(`${path}.date`)[0], now = new Date();
    control.value ||= [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
  }
  accept.addEventListener('click', async () => {
    // An empty pad, or a touch by mistake, is no signature.
    if (strokes.reduce((sum, stroke) => sum + stroke.length, 0) < 8) { note.textContent = words.empty; return; }
    const answer = await fetch(`${form.dataset.files}/${path}.strokes.json`, {
      method: 'PUT', body: JSON.stringify(strokes),
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    }).then(response => response.ok ? response.json() : null, () => null);
    if (!answer) { note.textContent = words.failed; tell('refused', words.failed); return; }
    show(answer.name);
    note.textContent = named(`${path}.name`)[0].value ? words.signed : words.nameless;
    day();
    changed();
  });
  // As it will be printed.
  function show(name) {
    if (!drawn.querySelector('img')) drawn.prepend(make('img', { alt: words.drawn }));
    drawn.querySelector('img').src = `${form.dataset.files}/${name}?${Date.now()}`;
    drawn.querySelector('input').checked = true;
    drawn.hidden = false;
    open.open = false;
  }
  // Turned or made narrower: the canvas forgets, the strokes do not.
  new ResizeObserver(draw).observe(canvas);
  if (box.dataset.signed) {
    fetch(`${form.dataset.files}/${path}.strokes.json`).then(answer => answer.ok ? answer.json() : []).then(kept => {
      if (strokes.length) return;
      strokes = kept;
      draw();
    }, () => {});
  }
}
for (const box of form.querySelectorAll('[data-sign]')) pad(box);
