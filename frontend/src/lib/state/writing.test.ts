import { describe, expect, it } from 'vitest';
import { writing, type Loss } from './writing';

function writer(text: string, loss?: Loss) {
  const one = { text, holds: () => one.text !== '', wipe: () => void (one.text = ''), loss };
  return { one, leave: writing.join(one) };
}

describe('what is typed', () => {
  it('is lost only where there is some', () => {
    const { one, leave } = writer('');
    expect(writing.loss).toBeUndefined();
    one.text = 'آب';
    expect(writing.loss).toBe('writing');
    leave();
    expect(writing.loss).toBeUndefined();
  });

  it('is said before a code', () => {
    const code = writer('482190375516', 'code');
    expect(writing.loss).toBe('code');
    const text = writer('آب');
    expect(writing.loss).toBe('writing');
    for (const { leave } of [code, text]) leave();
  });

  it('is wiped of all who write, though one leaves meanwhile', () => {
    const first = writer('یک');
    const second = writer('دو');
    const { wipe } = first.one;
    first.one.wipe = () => {
      wipe();
      second.leave();
    };
    writing.wipe();
    expect([first.one.text, second.one.text, writing.loss]).toEqual(['', '', undefined]);
    first.leave();
  });
});
