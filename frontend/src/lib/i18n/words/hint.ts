/** What a text may hold that a person should look at, for its writer and for those who judge it. */
import type { Words } from '../fill';

export const hint = {
  'hint.mobile': ['شمارهٔ همراه', 'Mobile number'],
  'hint.landline': ['شمارهٔ تلفن', 'Telephone number'],
  'hint.national': ['کد ملی', 'National code'],
  'hint.card': ['شمارهٔ کارت', 'Card number'],
  'hint.iban': ['شمارهٔ شبا', 'Account number'],
  'hint.plate': ['پلاک خودرو', 'Number plate'],
  'hint.email': ['رایانامه', 'E-mail'],
  'hint.handle': ['نشانی صفحهٔ شخصی', 'Personal page'],
  'hint.postal': ['کد پستی', 'Postal code'],
  'hint.address': ['نشانی خانه', 'Home address'],
  'hint.birth': ['شمارهٔ شناسنامه', 'Birth certificate number'],
  'hint.person': ['نام شخص', 'Name of a person'],
  'hint.abuse': ['شاید توهین', 'Maybe an insult'],
  'hint.threat': ['شاید تهدید', 'Maybe a threat'],
  'hint.haste': ['در چند ثانیه نوشته شد', 'Written in seconds'],
  'hint.repeat': ['تکرار', 'Repeated'],
  'hint.other': ['بخشی از متن', 'Part of the text'],
  'hint.photo': ['بخشی از عکس', 'Part of a photo'],
  'hint.picture': ['عکس', 'Photo'],
} satisfies Words;
