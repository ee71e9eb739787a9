// Stands before every other script in the window of a kiosk, after those of Wails, and takes
// from the page what commands the window: to hide, to shrink or to quit it, the clipboard,
// the browser of the machine, notices. Calls of the program's own methods go on.
//
// It binds scripts of this page; on Linux kiosk_world.js keeps those of its frames out. The
// Content-Security-Policy keeps out every script that is not the program's own, and this is
// the second wall behind it.
(() => {
  const host = window.chrome?.webview ?? window.webkit?.messageHandlers?.external;
  if (!host) return; // no window
  // Held as they are now: what the page does to them later changes nothing here.
  const send = host.postMessage.bind(host);
  const { parse, stringify } = JSON;
  const fix = (owner, name, value) =>
    Reflect.defineProperty(owner, name, { value, writable: false, configurable: false });
  /** Takes a property from an object, or from the prototype that it has it of. */
  const close = (owner, name) =>
    fix(Object.hasOwn(owner, name) ? owner : Object.getPrototypeOf(owner), name, undefined);

  // Written anew, because Go reads the name of a key in any case and the last of several.
  const ask = (message) => {
    if (typeof message !== 'string' || message[0] !== 'C') return;
    const { name, args, callbackID } = parse(`${message}`.slice(1));
    if (typeof name !== 'string' || name[0] === ':') return; // :wails:… is the window itself
    send('C' + stringify({ __proto__: null, name, args, callbackID: `${callbackID}` }));
  };
  const { EventsOn } = window.runtime;
  fix(window, 'WailsInvoke', ask);
  fix(window, 'runtime', Object.freeze({ __proto__: null, EventsOn }));
  // window.webkit itself can't be taken away.
  if (window.chrome?.webview) close(window.chrome, 'webview');
  if (window.webkit) close(window.webkit, 'messageHandlers');
  close(host, 'postMessage');
})();
