// Dresses the page before anything of it is drawn, as somebody chose it on this machine or the machine itself
// likes it. The page's own script changes these, and nothing else sets them at first.
(() => {
  let chosen;
  try {
    chosen = JSON.parse(localStorage.getItem('didban.settings'));
  } catch {
    // What can't be read was never chosen.
  }
  const likes = (feature) => matchMedia(`(${feature})`).matches;
  const liked = likes('prefers-contrast: more')
    ? 'contrast'
    : likes('prefers-color-scheme: dark')
      ? 'dark'
      : 'light';
  const { lang = 'fa', theme = liked, text = '1' } = chosen ?? {};
  const page = document.documentElement;
  page.lang = lang;
  page.dir = lang === 'fa' ? 'rtl' : 'ltr';
  Object.assign(page.dataset, { theme, text });
})();
