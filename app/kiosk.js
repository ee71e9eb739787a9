// Stands before every other script in the window of a kiosk, after those of Wails, and takes
// from the page what commands the window: to hide, to shrink or to quit it, the clipboard,
// the browser of the machine, notices. Calls of the program's own methods go on.
//
// It binds scripts of this page. A script that could make a frame would find the way of
// Wails open in there; the Content-Security-Policy keeps out every script that is not the
// program's own, and this is the second wall behind it.
(() => {
  const host = window.chrome?.webview ?? window.webkit?.messageHandlers?.external;
  if (!host) return; // no window
  // Held as they are now: what the page does to them later changes nothing here.
  const send = host.postMessage.bind(host);
  const { parse, stringify } = JSON;
  const { defineProperty, freeze } = Object;
  const fix = (owner, name, value) =>
    defineProperty(owner, name, {
      value,
      writable: false,
      configurable: false,
    });

  // Written anew, because Go reads the name of a key in any case and the last of several.
  const ask = (message) => {
    if (typeof message !== 'string' || message[0] !== 'C') return;
    const { name, args, callbackID } = parse(`${message}`.slice(1));
    if (typeof name !== 'string' || name[0] === ':') return; // :wails:… is the window itself
    send('C' + stringify({ __proto__: null, name, args, callbackID: `${callbackID}` }));
  };
  const { EventsOn } = window.runtime;
  fix(window, 'WailsInvoke', ask);
  fix(window, 'runtime', freeze({ __proto__: null, EventsOn }));
  if (window.chrome?.webview) fix(window.chrome, 'webview', undefined);
  if (window.webkit) fix(window, 'webkit', undefined);
})();
