/** What the fields of any form say, those of the citizens too. */
import type { Words } from '../fill';

export const field = {
  'entry.required': ['لازم', 'required'],
  'entry.public': ['همه می‌بینند', 'everyone sees it'],
  'entry.private': ['تنها کارکنان می‌بینند', 'only the staff see it'],
  'entry.cost': ['قلم افشا: {items}', 'disclosure item: {items}'],
  'entry.mend': ['نیم‌فاصله‌ها را درست کن', 'Mend the half-spaces'],
  'entry.impostors': [
    '{n} نشانه به نیم‌فاصله می‌ماند ولی نیم‌فاصله نیست.',
    '{n} {n|sign looks|signs look} like a half-space and {n|is|are} none.',
  ],
  'entry.arabic': [
    'در این نوشته «ی» یا «ک» به شکل عربی نوشته شده است.',
    'This text has an Arabic yeh or kaf.',
  ],
  'entry.unify': ['یکدست کن', 'Make them Persian'],
  'entry.left': ['{n} نویسهٔ دیگر جا دارد', 'room for {n} more {n|sign|signs}'],
  'entry.over': ['{n} نویسه بیش از اندازه', '{n} {n|sign|signs} too many'],
  'entry.none': ['چیزی پیدا نشد', 'Nothing found'],
  'entry.found': ['{n} گزینه', '{n} {n|choice|choices}'],
  'money.echo': ['{words} = {rials}', '{words} = {rials}'],
  'money.unread': ['مانند «۱۲٫۵ میلیارد» بنویسید.', 'Write it like “12.5 billion”.'],
  'users.cancel': ['انصراف', 'Cancel'],
} satisfies Words;
