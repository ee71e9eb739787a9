import { describe, expect, it } from 'vitest';
import { fileQuery, readQuery, SIZE, toQuery, toRequest } from './query';

const read = (text: string) => readQuery(new URLSearchParams(text));

describe('the query of what changed', () => {
  it('forgets what it does not know', () => {
    expect(read('month=last&sort=weather&page=-1')).toEqual({ month: '', area: '', sort: '', page: 1 });
  });

  it('comes back from the address as it was written', () => {
    const query = read('month=1405-08&area=R1&sort=paid&page=2');
    const text = new URLSearchParams(
      Object.entries(toQuery(query)).map(([key, value]) => [key, String(value)]),
    );
    expect(readQuery(text)).toEqual(query);
    expect(toRequest(query)).toEqual({
      month: '1405-08',
      area: 'R1',
      sort: 'paid',
      offset: SIZE,
      limit: SIZE,
    });
  });

  it('takes all pages along as a file', () => {
    expect(fileQuery(read('month=1405-08&sort=paid&page=2'))).toBe('month=1405-08&sort=paid');
  });
});
