import { describe, expect, it } from 'vitest';
import { isRange, readTsv, writeTsv } from './tsv';

describe('a range of a spreadsheet', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', 'کاشان', [['کاشان']]],
    ['nothing', '', [[]]],
    ['a row', 'الف\tب\t', [['الف', 'ب', '']]],
    [
      'rows, as Windows ends them',
      'الف\tب\r\nپ\tت\r\n',
      [
        ['الف', 'ب'],
        ['پ', 'ت'],
      ],
    ],
    ['an empty row between', 'الف\n\nب', [['الف'], [''], ['ب']]],
    ['an empty first cell', '\tب\n', [['', 'ب']]],
    ['what is quoted', '"دو\nخط"\t"او گفت ""نه"""\tپ', [['دو\nخط', 'او گفت "نه"', 'پ']]],
    ['an empty quoted cell', '""\tب', [['', 'ب']]],
    ['a mark that is only one', '"میدان\tب', [['"میدان', 'ب']]],
    ['a mark within', 'لوله ۴" فولادی\tب', [['لوله ۴" فولادی', 'ب']]],
  ])('%s', (_, text, cells) => {
    expect(readTsv(text)).toEqual(cells);
  });

  it('is read again as it was written', () => {
    const rows = [
      ['ساده', '', '"نقل"'],
      ['دو\nخط', 'جدا\tشده', 'پایان"'],
    ];
    expect(readTsv(writeTsv(rows))).toEqual(rows);
  });

  it.each([
    ['کاشان', false],
    ['کاشان\n', false],
    ['الف\tب', true],
    ['الف\nب', true],
    ['الف\r\nب\r\n', true],
  ])('%j is more than one cell: %s', (text, range) => {
    expect(isRange(text)).toBe(range);
  });
});
