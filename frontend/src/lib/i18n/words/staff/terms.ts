/** The words of the city's lists of codes. */
import type { Words } from '../../fill';

export const terms = {
  'terms.title': ['فهرست‌های کد', 'Lists of codes'],
  'terms.help': [
    'واژه‌هایی که در همهٔ صفحه‌ها برای حوزه، بخش، دسته و مانند آن به کار می‌رود. هر تغییر پیش‌نویس می‌شود و پس از انتشار همه‌جا دیده می‌شود.',
    'The words that every screen uses for domains, sections, categories and the like. A change is drafted, and seen everywhere once it is published.',
  ],
  'terms.local': ['فهرست‌های شهر', 'The city’s own lists'],
  'terms.localText': [
    'عنوان، رنگ، نماد و ترتیب را می‌توان تغییر داد و مورد تازه افزود. کدی که به کار رفته است بازنشسته می‌شود و از میان نمی‌رود.',
    'Titles, colours, icons and order may change, and terms may be added. A code in use is retired, never removed.',
  ],
  'terms.standard': ['فهرست‌های استاندارد', 'Standard lists'],
  'terms.standardText': [
    'این فهرست‌ها از استانداردی پیروی می‌کنند یا کار برنامه به آن‌ها بسته است؛ تنها عنوان‌ها را می‌توان تغییر داد.',
    'These follow a standard, or the program depends on them; only the titles may change.',
  ],
  'terms.shipped': ['همراه برنامه', 'As shipped'],
  'terms.own': ['از آنِ شهر', 'Changed by the city'],
  'terms.edit': ['ویرایش', 'Edit'],
  'terms.openDraft': ['پیش‌نویس باز', 'Open draft'],
  'terms.history': ['تاریخچه', 'History'],
  'terms.usesOf': ['{n} بار به کار رفته', 'used {n} {n|time|times}'],
  'terms.retired': ['بازنشسته', 'Retired'],
  'terms.count': ['{n} مورد', '{n} {n|term|terms}'],
  'sheet.terms.list': ['موردها', 'Terms'],
  'sheet.terms.terms': ['موردهای فهرست', 'Terms of the list'],
  'sheet.terms.hint': [
    'ترتیب ردیف‌ها ترتیب نمایش است؛ Alt و پیکان‌های بالا و پایین ردیف را جابه‌جا می‌کند. کد به حروف لاتین است و پس از انتشار تغییر نمی‌کند.',
    'The order of the rows is the order shown; Alt with the arrows up and down moves a row. A code is in Latin letters and does not change once it is published.',
  ],
  'sheet.terms.fa': ['عنوان فارسی', 'Persian title'],
  'sheet.terms.en': ['عنوان انگلیسی', 'English title'],
  'sheet.terms.code': ['کد', 'Code'],
  'sheet.terms.colour': ['رنگ', 'Colour'],
  'sheet.terms.icon': ['نماد', 'Icon'],
  'sheet.terms.retired': ['بازنشسته', 'Retired'],
  'sheet.terms.preview': ['چنان که دیده می‌شود', 'As it is seen'],
  'sheet.terms.enough': ['تباین {ratio} به ۱؛ بس است', 'contrast {ratio} to 1; enough'],
  'sheet.terms.little': [
    'تباین {ratio} به ۱؛ دست‌کم {least} باید',
    'contrast {ratio} to 1; at least {least} is needed',
  ],
  'sheet.terms.take': ['گذاشتن', 'Take'],
  'sheet.terms.pick': ['نماد «{title}»', 'Icon of “{title}”'],
  'sheet.terms.noIcon': ['بی‌نماد', 'No icon'],
  'sheet.terms.colourOf': ['رنگ «{title}»', 'Colour of “{title}”'],
  'sheet.terms.retire': ['بازنشسته کن', 'Retire'],
  'sheet.terms.recall': ['به کار برگردان', 'Bring back'],
} as const satisfies Words;
