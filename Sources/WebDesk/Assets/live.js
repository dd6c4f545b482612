// Shows how far something is that goes on at the server. `data-live` is the address of its events; at the end the page is
// loaded anew, with what came of it.
for (const place of document.querySelectorAll('[data-live]')) {
  const source = new EventSource(place.dataset.live);
  const [bar, text] = [place.querySelector('progress'), place.querySelector('[data-text]')];
  source.addEventListener('state', event => {
    const state = JSON.parse(event.data);
    if (text && text.textContent !== state.text) text.textContent = state.text;
    if (bar) {
      if (state.total > 0) { bar.max = state.total; bar.value = state.done; } else bar.removeAttribute('value');
    }
    if (state.ended) { source.close(); setTimeout(() => location.reload(), 300); }
  });
}
