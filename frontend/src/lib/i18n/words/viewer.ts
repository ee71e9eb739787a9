/** The words of pictures and documents looked at large. */
import type { Words } from '../fill';

export const viewer = {
  'picture.title': ['تصویر', 'Picture'],
  'picture.open': ['بزرگ‌کردن تصویر {name}', 'Enlarge picture {name}'],
  'picture.before': ['تصویر پیش', 'Previous picture'],
  'picture.next': ['تصویر بعد', 'Next picture'],
  'picture.of': ['{n} از {all}', '{n} of {all}'],
  'picture.all': ['دیدن هر {n} تصویر', 'Show all {n} pictures'],
  'picture.credit': ['پدیدآور: {name}', 'Credit: {name}'],
  'picture.stage': ['تصویر بزرگ', 'Large picture'],
  'picture.broken': [
    'این تصویر باز نشد؛ شاید پروندهٔ آن آسیب دیده باشد.',
    'This picture did not open; its file may be damaged.',
  ],
  'zoom.title': ['بزرگ‌نمایی', 'Zoom'],
  'zoom.in': ['نزدیک‌تر', 'Zoom in'],
  'zoom.out': ['دورتر', 'Zoom out'],
  'zoom.fit': ['اندازهٔ پنجره', 'Fit the window'],
  'paper.page': ['صفحهٔ {n}', 'Page {n}'],
  'paper.of': ['صفحهٔ {n} از {all}', 'Page {n} of {all}'],
  'paper.before': ['صفحهٔ پیش', 'Previous page'],
  'paper.next': ['صفحهٔ بعد', 'Next page'],
  'paper.opening': ['در حال بازکردن سند…', 'Opening the document…'],
  'paper.pageFault': ['این صفحه را نمی‌توان نشان داد.', 'This page can’t be shown.'],
  'paper.broken': [
    'این سند باز نشد: پروندهٔ آن آسیب دیده یا ناقص است.',
    'This document did not open: its file is damaged or incomplete.',
  ],
  'paper.missing': [
    'پروندهٔ این سند در پوشهٔ داده‌ها نیست.',
    'The file of this document is not in the data folder.',
  ],
  'paper.password': [
    'این سند رمز دارد و اینجا باز نمی‌شود.',
    'This document is locked by a password and can’t be opened here.',
  ],
  'paper.unavailable': [
    'نمایشگر سند بار نشد؛ برنامه را ببندید و دوباره باز کنید.',
    'The document viewer did not load; close the program and open it again.',
  ],
  'compare.label': ['مرز دو تصویر', 'Border between the pictures'],
  'compare.value': ['{n} درصد «{before}» و باقی «{after}»', '{n} percent “{before}”, the rest “{after}”'],
  'compare.help': [
    'مرز دو تصویر را با انگشت، موشواره یا کلیدهای جهت‌نما جابه‌جا کنید.',
    'Move the border between the pictures by finger, mouse or arrow keys.',
  ],
  'compare.first': ['تصویر نخست', 'First picture'],
  'compare.second': ['تصویر دوم', 'Second picture'],
} satisfies Words;
