/** The words of slips. */
import type { Words } from '../fill';

export const slip = {
  'slip.title': ['رسید', 'Slip'],
  'slip.paper': ['کاغذ', 'Paper'],
  'slip.80': ['رول ۸۰ میلی‌متر', '80 mm roll'],
  'slip.58': ['رول ۵۸ میلی‌متر', '58 mm roll'],
  'slip.a5': ['برگهٔ A5', 'A5 sheet'],
  'slip.print': ['چاپ رسید', 'Print the slip'],
  'slip.hint': [
    'رسید را می‌توان با چاپگر فیش چاپ کرد. اگر پنجرهٔ چاپ کاغذ دیگری نشان داد، همین اندازه را آنجا هم برگزینید.',
    'A receipt printer takes it. Where the print window shows another paper, choose this size there too.',
  ],
  'slip.qr': ['کد QR همین رسید', 'QR code of this slip'],
  'slip.scan': ['با دوربین تلفن بخوانید', 'Read it with a telephone'],
  'slip.lead': ['چکیده', 'In short'],
  'slip.author': ['نویسنده', 'By'],
  'slip.day': ['روز', 'Day'],
  'slip.phone': ['تلفن', 'Telephone'],
  'slip.page': ['چکیدهٔ صفحه', 'The page in short'],
  'slip.scope': ['دربارهٔ', 'About'],
  'slip.line': ['{label}: {value}', '{label}: {value}'],
  'slip.works': ['پروژه‌ها', 'Projects'],
} satisfies Words;
