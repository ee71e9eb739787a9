/** A key that is held acts again and again, as one of a real keyboard does. */

/** Until the first repeat, and between repeats; ms. */
const WAIT = 450;
const PACE = 75;

/** Acts once at a touch, and repeats while the touch lasts. To be attached to a button. */
export const held = (act: () => void) => (button: HTMLElement) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let repeated = false;

  function repeat() {
    repeated = true;
    act();
    timer = setTimeout(repeat, PACE);
  }
  function begin() {
    end();
    repeated = false;
    timer = setTimeout(repeat, WAIT);
  }
  const end = () => clearTimeout(timer);
  /** The click that ends a long touch is no touch of its own. */
  function click() {
    end();
    if (!repeated) act();
    repeated = false;
  }

  const gone = new AbortController();
  const { signal } = gone;
  button.addEventListener('pointerdown', begin, { signal });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave'])
    button.addEventListener(name, end, { signal });
  button.addEventListener('click', click, { signal });
  return () => {
    end();
    gone.abort();
  };
};
