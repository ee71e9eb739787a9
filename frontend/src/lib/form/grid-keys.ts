/**
 * What a key asks of a grid. By its place on the keyboard, not by its letter; arrows go where the eye sees them go. A
 * key that is composing a sign asks for nothing. Pure.
 */

/**
 * How the cell with the cursor is written: it is only chosen, and typing replaces it; it is typed anew, and arrows go
 * on to the next; or it is written within, and arrows go from letter to letter.
 */
export type Mode = 'chosen' | 'anew' | 'within';

export type GridCommand =
  | { name: 'go'; rows: number; columns: number; extend: boolean }
  | { name: 'move'; step: 1 | -1 }
  | {
      name:
        'next' | 'previous' | 'down' | 'up' | 'write' | 'leave' | 'fill' | 'today' | 'drop' | 'empty' | 'all';
    };

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/** As far as a grid goes. */
const FAR = Number.MAX_SAFE_INTEGER;

const go = (rows: number, columns: number, extend = false): GridCommand => ({
  name: 'go',
  rows,
  columns,
  extend,
});

export function gridCommand(press: Press, mode: Mode, mirrored: boolean): GridCommand | undefined {
  if (press.isComposing) return undefined;
  const command = press.ctrlKey || press.metaKey;
  if (press.altKey) return command ? undefined : withAlt(press.code);
  if (command) return withControl(press, mode, mirrored);
  return plainKey(press, mode) ?? arrow(press, mode, mirrored, 1);
}

function withAlt(code: string): GridCommand | undefined {
  if (code === 'ArrowUp') return { name: 'move', step: -1 };
  return code === 'ArrowDown' ? { name: 'move', step: 1 } : undefined;
}

function withControl(press: Press, mode: Mode, mirrored: boolean): GridCommand | undefined {
  const { code, shiftKey } = press;
  if (code.startsWith('Arrow')) return mode === 'chosen' ? arrow(press, mode, mirrored, FAR) : undefined;
  if (mode === 'chosen' && code === 'Home') return go(-FAR, -FAR, shiftKey);
  if (mode === 'chosen' && code === 'End') return go(FAR, FAR, shiftKey);
  if (shiftKey) return undefined;
  switch (code) {
    case 'KeyD':
      return { name: 'fill' };
    case 'Semicolon':
      return { name: 'today' };
    case 'Delete':
      return { name: 'drop' };
    case 'KeyA':
      return mode === 'chosen' ? { name: 'all' } : undefined;
  }
  return undefined;
}

function plainKey({ code, shiftKey }: Press, mode: Mode): GridCommand | undefined {
  switch (code) {
    case 'Tab':
      return { name: shiftKey ? 'previous' : 'next' };
    case 'Enter':
    case 'NumpadEnter':
      return { name: shiftKey ? 'up' : 'down' };
    case 'F2':
      return { name: 'write' };
    case 'Escape':
      return mode === 'chosen' ? undefined : { name: 'leave' };
    case 'Delete':
      return mode === 'chosen' && !shiftKey ? { name: 'empty' } : undefined;
    case 'Home':
      return mode === 'chosen' ? go(0, -FAR, shiftKey) : undefined;
    case 'End':
      return mode === 'chosen' ? go(0, FAR, shiftKey) : undefined;
  }
  return undefined;
}

/** The first column stands at the side from which the page is read. */
function arrow(
  { code, shiftKey }: Press,
  mode: Mode,
  mirrored: boolean,
  far: number,
): GridCommand | undefined {
  if (mode === 'within' || (mode === 'anew' && shiftKey)) return undefined;
  const onward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  switch (code) {
    case 'ArrowUp':
      return go(-far, 0, shiftKey);
    case 'ArrowDown':
      return go(far, 0, shiftKey);
    case 'ArrowLeft':
    case 'ArrowRight':
      return go(0, code === onward ? far : -far, shiftKey);
  }
  return undefined;
}
