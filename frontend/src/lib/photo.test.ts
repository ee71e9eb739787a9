import { expect, test } from 'vitest';
import { BackendError } from './backend/call';
import { fitted, photoOf } from './photo';

test('a photo keeps its shape, and is never made larger', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(900, 3200)).toEqual({ width: 450, height: 1600 });
  expect(fitted(320, 200)).toEqual({ width: 320, height: 200 });
  expect(fitted(9000, 1)).toEqual({ width: 1600, height: 1 });
});

test('what is no photo is refused before it is opened', async () => {
  const key = (file: File) => photoOf(file).catch((reason: unknown) => (reason as BackendError).key);
  expect(await key(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }))).toBe('photo.type');
  expect(await key(new File(['%PDF'], 'a.pdf', { type: 'application/pdf' }))).toBe('photo.type');
  const large = new File([new Uint8Array(21 * 1024 * 1024)], 'a.jpg', { type: 'image/jpeg' });
  expect(await key(large)).toBe('photo.tooLarge');
});
