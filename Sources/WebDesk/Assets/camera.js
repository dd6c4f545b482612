// Pictures from camera or file: turned upright, made smaller, and sent one by one.
import { changed, FIELD, form, hooks, make, named, words } from './fill.js';
const EDGE = 1600, QUALITY = 0.85;

async function smaller(file) {
  // The bitmap is upright already: the browser follows the picture's own note of orientation.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = make('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  const pen = canvas.getContext('2d');
  // No transparency in JPEG: paper is white.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', QUALITY));
}

hooks.addPicture = (path, name) => {
  if ([...named(path)].some(control => control.value === name)) return;
  const picture = make('img', { src: `${form.dataset.files}/${name}`, alt: name, width: 96, height: 72 });
  const tick = make('input', { type: 'checkbox', name: FIELD + path, value: name, checked: true });
  form.querySelector(`[data-pictures="${CSS.escape(path)}"]`)?.append(
    make('label', { className: 'picture' }, picture, make('span', {}, tick, words.keep)));
};

form.addEventListener('change', async event => {
  const control = event.target;
  const path = control.dataset.camera;
  if (!path) return;
  const note = control.parentElement.querySelector('[data-sending]');
  note.textContent = words.sending;
  let problem = '';
  for (const file of control.files) {
    try {
      const bytes = await smaller(file);
      const name = `photo-${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}.jpg`;
      const response = await fetch(`${form.dataset.files}/${name}`, {
        method: 'PUT', body: bytes, headers: { Accept: 'application/json', 'Content-Type': 'image/jpeg' } });
      if (!response.ok) throw new Error((await response.json()).message);
      hooks.addPicture(path, name);
      changed();
    } catch (error) { problem = `${words.failed}${file.name} ${error.message}`; }
  }
  control.value = '';
  note.textContent = problem;
});
