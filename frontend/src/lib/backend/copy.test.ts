import { afterEach, expect, it, vi } from 'vitest';
import { keepText } from './copy';

const page = window as unknown as Record<string, unknown>;

/** A window of the program: what it answers to a file, and whether it takes a text to be pasted. */
function inWindow(answer: () => Promise<string>, pasted = true) {
  const KeepText = vi.fn(answer);
  const ClipboardSetText = vi.fn(() => Promise.resolve(pasted));
  Object.assign(page, {
    WailsInvoke: () => undefined,
    go: { main: { Window: { KeepText } } },
    runtime: { ClipboardSetText },
  });
  return { KeepText, ClipboardSetText };
}

afterEach(() => ['WailsInvoke', 'go', 'runtime'].forEach((name) => delete page[name]));

it('a window writes the file where the person chooses', async () => {
  const asked = inWindow(() => Promise.resolve('/home/me/ذخیره‌نشده.txt'));
  expect(await keepText('ذخیره‌نشده.txt', 'نام: پل')).toBe('file');
  expect(asked.KeepText).toHaveBeenCalledWith('ذخیره‌نشده.txt', 'نام: پل');
  expect(asked.ClipboardSetText).not.toHaveBeenCalled();
});

it('who thinks better of it is told that there is no copy', async () => {
  const asked = inWindow(() => Promise.resolve(''));
  expect(await keepText('a.txt', 'نام')).toBe('none');
  expect(asked.ClipboardSetText).not.toHaveBeenCalled();
});

it('where no file can be written the text can be pasted, or it is told', async () => {
  const full = () => Promise.reject(new Error('{"code":"disk","key":"file.unwritten"}'));
  inWindow(full);
  expect(await keepText('a.txt', 'نام')).toBe('clipboard');
  inWindow(full, false);
  expect(await keepText('a.txt', 'نام')).toBe('none');
});

it('a browser downloads it', async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  expect(await keepText('a.txt', 'نام')).toBe('file');
  expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe('a.txt');
  clicked.mockRestore();
});
