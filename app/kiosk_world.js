// Stands in a world of its own beside the page in the window of a kiosk on Linux: WebKit
// keeps the way to the program there alone, so that no script of the page and none of its
// frames can reach it. What the page asks for comes as an event; calls of the program's own
// methods are passed on, and that the page is ready. The objects of this world are out of
// the page's reach.
(() => {
  const host = window.webkit.messageHandlers.external;
  const pass = (message) => {
    if (message === 'runtime:ready') return host.postMessage(message);
    if (typeof message !== 'string' || message[0] !== 'C') return;
    const { name, args, callbackID } = JSON.parse(message.slice(1));
    if (typeof name !== 'string' || name[0] === ':') return; // :wails:… is the window itself
    host.postMessage('C' + JSON.stringify({ name, args, callbackID: `${callbackID}` }));
  };
  window.addEventListener('didban-ask', (event) => pass(event.detail));
})();
