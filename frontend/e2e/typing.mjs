// Types as a hand on a Persian keyboard does: every sign is a press of its own, and is counted.

/** The signs of a Persian keyboard by the place of their key. */
const ROWS = {
  Digit: ['1234567890', '۱۲۳۴۵۶۷۸۹۰'],
  Key: ['QWERTYUIOPASDFGHJKLZXCVBNM', 'ضصثقفغعهخحشسیبلاتنمظطزرذدپ'],
};
const CODES = {
  ' ': 'Space',
  ج: 'BracketLeft',
  چ: 'BracketRight',
  ک: 'Semicolon',
  گ: 'Quote',
  و: 'Comma',
  '.': 'Period',
  '/': 'Slash',
  ـ: 'Minus',
};
for (const [kind, [keys, signs]] of Object.entries(ROWS))
  [...signs].forEach((sign, n) => (CODES[sign] = kind + keys[n]));
'1234567890'.split('').forEach((sign) => (CODES[sign] = `Digit${sign}`));

/** The signs that are typed with Shift held. */
const SHIFTED = {
  '\u200c': 'Space',
  '٬': 'KeyH',
  '٫': 'Quote',
  '،': 'KeyT',
  آ: 'KeyH',
  ئ: 'KeyM',
  '؛': 'KeyY',
};

/** The number that Windows gives a key; those of other signs mean other keys: of a full stop it would be Delete. */
const virtualCode = (sign) => (/^[a-z0-9 ]$/i.test(sign) ? sign.toUpperCase().charCodeAt(0) : 0);

/** A hand on the keyboard of a page; `counts` says what it has done. */
export async function handOn(page) {
  const client = await page.context().newCDPSession(page);
  const counts = { data: 0, beyond: 0, pointings: 0 };
  const send = (type, event) => client.send('Input.dispatchKeyEvent', { type, ...event });

  /** One press; the next may be sent before the page has heard it. */
  async function sign(one) {
    const shift = SHIFTED[one];
    const half = one === '\u200c';
    const event = {
      key: half ? ' ' : one,
      code: shift ?? CODES[one] ?? '',
      modifiers: shift ? 8 : 0,
      windowsVirtualKeyCode: half ? 32 : virtualCode(one),
    };
    await Promise.all([send('keyDown', { ...event, text: half ? ' ' : one }), send('keyUp', event)]);
  }

  return {
    counts,
    /** The signs of a datum. */
    async type(text) {
      counts.data += [...text].length;
      await Promise.all([...text].map(sign));
    },
    /** The signs of a datum at a steady pace, whether the page keeps up or not. */
    async hurry(text, perSecond) {
      const pressed = [];
      for (const one of text) {
        counts.data += 1;
        pressed.push(sign(one));
        await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
      }
      await Promise.all(pressed);
    },
    /** Keys that are no data: Enter, Tab, shortcuts. */
    async press(...keys) {
      for (const key of keys) {
        counts.beyond += 1;
        await page.keyboard.press(key);
      }
    },
    /** A touch; in the middle where no place is given. */
    async point(locator, position) {
      counts.pointings += 1;
      await locator.click({ position });
    },
    /** Files from a dialog of the system: a touch opens it, and they are chosen there. */
    async pick(locator, files) {
      counts.pointings += 1;
      await locator.setInputFiles(files);
    },
  };
}
