// The search of the first page; without it, or where scripts are off, every page still stands.
(() => {
  const form = document.querySelector('.recherche');
  if (!form) return;
  const shown = 40;
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase();
  const field = form.querySelector('input');
  const list = form.querySelector('#resultats');
  const count = form.querySelector('#compte');
  const entries = [...list.children].map((item) => ({ item, text: plain(item.textContent) }));
  const search = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { item, text } of entries) {
      const hit = words.length > 0 && words.every((word) => text.includes(word));
      item.hidden = !hit || found >= shown;
      found += hit ? 1 : 0;
    }
    list.hidden = found === 0;
    count.textContent =
      words.length === 0 ? ''
      : found === 0 ? 'Rien ne répond à ces mots.'
      : found === 1 ? 'Une réponse.'
      : found > shown ? `${found} réponses ; les ${shown} premières sont montrées.`
      : `${found} réponses.`;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', search);
  form.hidden = false;
  search();
})();
