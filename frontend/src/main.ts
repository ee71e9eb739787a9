/** The first frame is the head that index.html holds: the page's own script is not read before it is drawn. */
const drawn = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
/** A window that is not seen draws nothing, and starts all the same; ms. */
const unseen = new Promise((resolve) => setTimeout(resolve, 100));

await Promise.race([drawn, unseen]);
await import('./start');

export {};
