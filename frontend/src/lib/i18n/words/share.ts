/** The words of links, files and prints taken along. */
import type { Words } from '../fill';

export const share = {
  'carry.whose': ['دیدبان خدمت، {city}، {day}', 'Didban, {city}, {day}'],
  'carry.comma': ['، ', ', '],
  'carry.code': ['کد {code}', 'Code {code}'],
  'carry.progress': ['پیشرفت {share}', '{share} done'],
  'carry.budget': ['اعتبار مصوب: {sum}', 'Approved budget: {sum}'],
  'carry.spent': ['هزینه‌شده: {sum}', 'Spent: {sum}'],
  'carry.all': ['همهٔ پروژه‌ها', 'All projects'],
  'share.title': ['اشتراک‌گذاری', 'Share'],
  'share.text': [
    'کد را با دوربین تلفن بخوانید: چکیدهٔ همین نما را نشان می‌دهد. نشانی زیر، همین نما را در برنامهٔ دیدبان باز می‌کند.',
    'Read the code with a telephone: it shows what this view says. The address below opens this very view in the program Didban.',
  ],
  'share.qr': ['کد QR چکیدهٔ این نما', 'QR code of what this view says'],
  'share.link': ['پیوند این نما', 'Link to this view'],
  'share.copy': ['رونوشت پیوند', 'Copy the link'],
  'share.copied': ['پیوند رونوشت شد.', 'The link was copied.'],
  'share.failed': [
    'رونوشت نشد؛ پیوند را از همین کادر بردارید.',
    'It could not be copied; take the link from this field.',
  ],
  'share.files': ['این فهرست، با خود', 'Take this list along'],
  'share.filesText': [
    'هر {n} پروژهٔ این فهرست، به همین ترتیب؛ همین پرونده را می‌توان دوباره وارد برنامه کرد؛ همهٔ مبلغ‌ها به ریال.',
    'All {n} {n|project|projects} of this list, in this order; the file can be imported again as it is; all amounts in rials.',
  ],
  'share.xlsx': ['اکسل (XLSX)', 'Excel (XLSX)'],
  'share.csv': ['جدول متنی (CSV)', 'Text table (CSV)'],
  'share.geojson': ['نقشه (GeoJSON)', 'Map (GeoJSON)'],
  'take.title': ['همراه ببرید', 'Take it along'],
  'take.qr': ['کد QR پروژهٔ {code}', 'QR code of project {code}'],
  'take.help': [
    'کد QR را با دوربین تلفن بخوانید: چکیدهٔ پروژه را نشان می‌دهد. کد پروژه:',
    'Read the QR code with a telephone: it shows what stands here. The code of the project:',
  ],
  'take.print': ['چاپ برگهٔ پروژه', 'Print the project sheet'],
  'take.csv': ['جدول‌ها (CSV)', 'Tables (CSV)'],
  'take.json': ['همهٔ داده‌ها (JSON)', 'All data (JSON)'],
  'take.note': [
    'جدول‌ها را این برنامه دوباره می‌خواند و صفحه‌گستر باز می‌کند. در هر دو، همهٔ مبلغ‌ها به ریال است و جای آنچه ثبت نشده خالی است.',
    'Any spreadsheet opens the tables, and this program reads them back. Both give all amounts in rials and leave out what was not recorded.',
  ],
  'print.flag': [
    '{value} (آستانه: {limit}؛ روز محاسبه: {day})',
    '{value} (threshold: {limit}; computed for {day})',
  ],
  'print.noFlags': ['هیچ نشانهٔ هشداری پیدا نشد.', 'No warning sign was found.'],
  'print.words': ['به حروف', 'In words'],
  'print.footer': ['چاپ‌شده از دیدبان خدمت در {day}.', 'Printed from Didban on {day}.'],
} satisfies Words;
