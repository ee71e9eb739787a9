import { describe, expect, it } from 'vitest';
import { fileQuery, readQuery, SIZE, toQuery, toRequest } from './query';

const read = (text: string) => readQuery(new URLSearchParams(text));

describe('the query of the ledger', () => {
  it('forgets what it does not know', () => {
    expect(read('state=late&by=money&year=x&page=-2')).toEqual({
      area: '',
      unit: '',
      year: 0,
      state: '',
      by: 'unit',
      page: 1,
    });
  });

  it('comes back from the address as it was written', () => {
    const query = read('area=a&unit=u&year=1404&state=overdue&by=year&page=3');
    const text = new URLSearchParams(
      Object.entries(toQuery(query)).map(([key, value]) => [key, String(value)]),
    );
    expect(readQuery(text)).toEqual(query);
    expect(toRequest(query)).toMatchObject({ offset: 2 * SIZE, limit: SIZE, year: 1404, by: 'year' });
  });

  it('takes all pages along as a file', () => {
    expect(fileQuery(read('state=kept&page=3&by=area'))).toBe('state=kept');
  });
});
