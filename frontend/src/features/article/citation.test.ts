import { describe, expect, it } from 'vitest';
import { articleAddress, citation } from './citation';

const article = {
  code: 'SH-1405-006',
  title: 'کانال‌ها آب را می‌برند؛ از کجا به کجا؟',
  author: 'سهیل کاظم‌پور',
  // a quarter of an hour past midnight in Tehran: in London it is still the day before
  published: Date.UTC(2026, 8, 27, 20, 45),
};

describe('citation', () => {
  it('has the Jalali day of Tehran in Persian', () => {
    expect(citation(article, 'شهرآن', 'fa')).toBe(
      'سهیل کاظم‌پور، «کانال‌ها آب را می‌برند؛ از کجا به کجا؟»، شهرآن، ۶ مهر ۱۴۰۵. didban://article/SH-1405-006',
    );
  });

  it('has both days in English', () => {
    expect(citation(article, 'شهرآن', 'en')).toBe(
      '\u2068سهیل کاظم‌پور\u2069, “\u2068کانال‌ها آب را می‌برند؛ از کجا به کجا؟\u2069”, Shahran, 6 Mehr 1405 (28 Sep 2026). didban://article/SH-1405-006',
    );
  });

  it('leaves out an author that is not known, and names another source', () => {
    expect(citation({ ...article, author: '' }, 'ایرنا', 'fa')).toMatch(/^«کانال‌ها.*»، ایرنا، ۶ مهر/);
  });
});

it('an address holds no sign that would end it', () => {
  expect(articleAddress('SH 1/2')).toBe('didban://article/SH%201%2F2');
});
