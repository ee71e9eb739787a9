// Stands before every other script of the page in the window of a kiosk on Linux, where the
// scripts of Wails find what they know from Windows: it hands on to kiosk_world.js.
(() => {
  const { CustomEvent } = window;
  const dispatch = window.dispatchEvent.bind(window);
  const postMessage = (message) => dispatch(new CustomEvent('didban-ask', { detail: message }));
  window.chrome = { webview: { postMessage } };
})();
