// What every page does with a script: a form is sent once, dangerous buttons ask, and who logs out leaves nothing behind.
import { clear } from './device.js';
// What is asked before logging out; one that says no keeps the page.
export const beforeLogout = [];
const logout = document.querySelector('form[action="/logout"]');
let isLeaving = false;
logout?.addEventListener('submit', async event => {
  if (isLeaving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const act of beforeLogout) if (!await act()) return;
  await clear();
  isLeaving = true;
  logout.requestSubmit();
});
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', event => {
    const question = event.submitter?.dataset.confirm;
    if (question && !window.confirm(question)) { event.preventDefault(); return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    // What is only downloaded leaves the page as it is, where it may be asked for again.
    if (form.getAttribute('method') === 'post' && !('download' in form.dataset)) form.dataset.sent = 'yes';
  });
}
// Pages that come back out of the browser's memory may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent;
});
// On a narrow window the sections are a row that scrolls: where one is, is seen.
document.querySelector('header nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
