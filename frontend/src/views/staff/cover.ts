/**
 * Covers the page: all else of the body is out of sight, out of reach of keys and of those who hear the page, and the
 * title of the window says nothing. What it undoes when it goes is all it did.
 */
export function cover(own: HTMLElement) {
  const title = document.title;
  const focused = document.activeElement;
  document.body.append(own);
  const under = [...document.body.children].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one !== own && one.tagName !== 'SCRIPT',
  );
  const before = under.map(({ style, inert }) => ({ display: style.display, inert }));
  for (const one of under) {
    one.inert = true;
    one.style.display = 'none';
  }
  document.title = '';
  return () => {
    under.forEach((one, n) => {
      one.inert = before[n]?.inert ?? false;
      one.style.display = before[n]?.display ?? '';
    });
    document.title = title;
    own.remove();
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  };
}
