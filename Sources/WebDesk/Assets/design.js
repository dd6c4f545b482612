// The editor of a form's schema: numbers of lines, saving and checking a moment after the last key, links to lines, and the
// sample drawn anew when the text has no errors.
const form = document.getElementById('editor');
const text = document.getElementById('text');
const gutter = form.querySelector('.gutter');
const list = document.getElementById('findings');
const state = document.getElementById('findings-state');
const sample = document.getElementById('sample');

function number() {
  const count = text.value.split('\n').length;
  if (gutter.childElementCount === count) return;
  gutter.replaceChildren(...Array.from({ length: count }, (_, index) => {
    const line = document.createElement('div');
    line.textContent = index + 1;
    return line;
  }));
}

function show(line) {
  const lines = text.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(text).lineHeight));
}

function item(finding) {
  const entry = document.createElement('li');
  entry.className = finding.severity === 'error' ? 'error' : 'warning';
  const line = finding.origin?.line;
  if (line) {
    const link = document.createElement('a');
    link.href = '#text';
    link.dataset.line = line;
    link.textContent = document.documentElement.lang === 'en' ? `line ${line}` : document.documentElement.lang === 'zh-Hant' ? `第 ${line} 列` : `第 ${line} 行`;
    entry.append(link, document.documentElement.lang === 'en' ? ': ' : '：');
  }
  entry.append(finding.message);
  if (finding.hint) {
    const hint = document.createElement('span');
    hint.className = 'hint';
    hint.textContent = finding.hint;
    entry.append(hint);
  }
  return entry;
}

let asked = 0;
async function check() {
  const mine = ++asked;
  try {
    const answer = await fetch(form.action, {
      method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams({ text: text.value }),
    });
    if (!answer.ok) throw new Error(answer.statusText);
    const { findings, errors } = await answer.json();
    // An answer to an older text is of no use.
    if (mine !== asked) return;
    list.replaceChildren(...findings.map(item));
    state.textContent = errors ? form.dataset.wrong : form.dataset.saved;
    if (!errors) sample.contentWindow.location.reload();
  } catch { if (mine === asked) state.textContent = form.dataset.away; }
}

let timer;
text.addEventListener('input', event => {
  number();
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(check, 700);
});
text.addEventListener('compositionend', () => { clearTimeout(timer); timer = setTimeout(check, 700); });
text.addEventListener('scroll', () => { gutter.scrollTop = text.scrollTop; });
list.addEventListener('click', event => {
  const line = event.target.closest('[data-line]')?.dataset.line;
  if (line) { event.preventDefault(); show(Number(line)); }
});
number();
