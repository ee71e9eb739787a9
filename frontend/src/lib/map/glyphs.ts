/**
 * MapLibre turns the brackets of a label that runs from right to left itself, then draws each letter alone on an
 * OffscreenCanvas. Such a canvas takes over the direction of the page it is made on: on a Persian page it turns
 * every bracket once more, so that «فین (علیا)» reads «فین )علیا(». A letter alone knows no direction: it is drawn
 * from left to right wherever it is.
 */
export function drawLettersPlain(): void {
  if (typeof OffscreenCanvas === 'undefined' || done.has(OffscreenCanvas.prototype)) return;
  const own = OffscreenCanvas.prototype;
  const contextOf = own.getContext;
  done.add(own);
  own.getContext = function (this: OffscreenCanvas, ...args: Parameters<typeof contextOf>) {
    const context = contextOf.apply(this, args);
    if (context && 'direction' in context) context.direction = 'ltr';
    return context;
  } as typeof contextOf;
}

const done = new WeakSet<object>();
