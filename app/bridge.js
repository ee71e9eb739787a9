// Stands in for the Wails bridge in a browser: the same names, carried by fetch.
(() => {
  const call = async (service, method, args) => {
    const answer = await fetch(`/call/${service}/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(args),
    }).catch(() => {
      throw '{"code":"internal","key":"gone"}'; // nobody answers any more
    });
    if (!answer.ok) throw '{"code":"internal","key":"internal"}';
    const body = await answer.json();
    if ('error' in body) throw body.error;
    return body.ok;
  };
  const service = (name) => new Proxy({}, { get: (_, method) => (...args) => call(name, method, args) });
  const services = new Proxy({}, { get: (_, name) => service(name) });
  window.go = { api: services, main: services };

  const listeners = new Set();
  window.runtime = {
    EventsOn(name, listener) {
      if (name !== 'changed') return () => {};
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  new EventSource('/events').onmessage = (event) => {
    for (const listener of listeners) listener(Number(event.data));
  };
})();
