import { describe, expect, it } from 'vitest';
import { readQuery, toQuery, without } from './query';

const read = (address: string) => readQuery(new URLSearchParams(address));

describe('an address of the search', () => {
  it.each([
    ['from=2024-13-99', { from: '', to: '' }],
    ['from=abc&to=2024-08-02', { from: '', to: '2024-08-02' }],
    ['from=2024-08-02&to=2024-07-01', { from: '2024-07-01', to: '2024-08-02' }],
    ['sort=foo', { sort: '' }],
    ['sort=amount', { sort: 'amount' }],
    ['kind=xyz', { kind: '' }],
    ['kind=area', { kind: 'area' }],
    ['year=abc', { year: '' }],
    ['year=1403', { year: '1403' }],
    ['exact=yes', { exact: '' }],
    ['page=-1', { page: 1 }],
    ['page=1.5', { page: 1 }],
    ['page=1e30', { page: 5000 }],
    ['page=7', { page: 7 }],
  ])('%s', (address, want) => {
    expect(read(address)).toMatchObject(want);
  });

  it('is written as it was read', () => {
    const query = read('q=باغ&kind=article&year=1403&from=2024-07-01&to=2024-08-02&sort=newest&page=3');
    const written = Object.entries(toQuery(query)).map(([key, value]) => [key, String(value ?? '')]);
    expect(readQuery(new URLSearchParams(written))).toEqual(query);
  });

  it('loses a typed filter wherever it stands', () => {
    const query = read(`q=${encodeURIComponent('نوع:پروژه آب نوع:پروژه')}`);
    expect(without(query, 'نوع:پروژه').q).toBe('آب');
  });
});
