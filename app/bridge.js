// Stands in for the Wails bridge in a browser: the same names, carried by fetch.
(() => {
  // What lets the page ask, and the secret of whoever is signed in on this page alone. Both
  // are sent as headers, for a cookie would reach every other port of this address. The
  // token comes behind the # of the first address, and serves every page of this origin.
  const TOKEN = 'didban.token';
  const SESSION = 'didban.session';
  const given = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (given) {
    localStorage.setItem(TOKEN, given);
    history.replaceState(null, '', '/');
  }
  let secret = sessionStorage.getItem(SESSION) ?? '';
  const headers = () => ({
    'X-Didban-Token': localStorage.getItem(TOKEN) ?? '',
    ...(secret ? { 'X-Didban-Session': secret } : {}),
  });

  const keep = (next) => {
    if (next === secret) return;
    secret = next;
    if (secret) sessionStorage.setItem(SESSION, secret);
    else sessionStorage.removeItem(SESSION);
    listen();
  };

  const call = async (service, method, args) => {
    const answer = await fetch(`/call/${service}/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers() },
      body: JSON.stringify(args),
    }).catch(() => {
      throw '{"code":"internal","key":"silent"}'; // nobody answers any more
    });
    if (!answer.ok) throw await answer.text(); // the fault, or words of no use to a person
    const body = await answer.json();
    if ('error' in body) throw body.error;
    if (service === 'Session') keep(body.ok.secret ?? '');
    return body.ok;
  };
  const service = (name) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args) =>
            call(name, method, args),
      },
    );
  const services = new Proxy({}, { get: (_, name) => service(name) });
  window.go = { api: services, staff: services, dialogue: services, main: services };
  window.didbanHeaders = headers; // for an upload, which is no call

  const listeners = new Map();
  window.runtime = {
    EventsOn(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };

  // EventSource can send no header, so the stream of events is read by hand.
  let stream;
  const tell = (text) => {
    const name = /^event: (.*)$/m.exec(text)?.[1];
    const data = /^data: (.*)$/m.exec(text)?.[1];
    if (name && data) for (const listener of listeners.get(name) ?? []) listener(JSON.parse(data));
  };
  async function listen() {
    stream?.abort();
    const mine = (stream = new AbortController());
    while (stream === mine) {
      try {
        const answer = await fetch('/events', {
          headers: headers(),
          signal: mine.signal,
        });
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          const whole = (rest + part.value).split('\n\n');
          rest = whole.pop();
          whole.forEach(tell);
        }
      } catch {
        // The program has gone, or another session begins.
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  listen();
})();
