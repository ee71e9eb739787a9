/** The words of the person's own area. */
import type { Words } from '../fill';

export const mine = {
  'mine.neighbourhood': ['محلهٔ من', 'My neighbourhood'],
  'mine.district': ['ناحیهٔ من', 'My district'],
  'mine.region': ['منطقهٔ من', 'My region'],
  'mine.named': ['{mine}: {name}', '{mine}: {name}'],
  'mine.only': ['تنها {name}', '{name} only'],
  'mine.whole': ['همهٔ شهر', 'Whole city'],
  'mine.scope': ['این صفحه از کجا می‌گوید', 'What this screen is about'],
  'mine.choose.neighbourhood': ['اینجا محلهٔ من است', 'This is my neighbourhood'],
  'mine.choose.district': ['اینجا ناحیهٔ من است', 'This is my district'],
  'mine.choose.region': ['اینجا منطقهٔ من است', 'This is my region'],
  'mine.ask': ['محلهٔ شما کجاست؟', 'Where do you live?'],
  'mine.ask.kept': [
    'یک بار برگزینید تا صفحه‌ها از محلهٔ شما آغاز شوند. تنها روی همین دستگاه می‌ماند و با یک لمس برداشته می‌شود.',
    'Choose once, and the screens begin with your neighbourhood. It stays on this machine alone, and a touch takes it away.',
  ],
  'mine.ask.kiosk': [
    'یک بار برگزینید تا صفحه‌ها از محلهٔ شما آغاز شوند. با رفتن شما فراموش می‌شود.',
    'Choose once, and the screens begin with your neighbourhood. It is forgotten when you leave.',
  ],
  'mine.outside': ['«{name}» در هیچ محله‌ای از این شهر نیست.', '“{name}” lies in no area of this city.'],
  'mine.find': ['محله‌ام را پیدا کن', 'Find my neighbourhood'],
  'mine.change': ['جای دیگر', 'Elsewhere'],
  'mine.any': ['از فهرست', 'From the list'],
  'mine.projects': ['همهٔ پروژه‌ها', 'All projects'],
  'mine.flagged': [
    '{n} پروژه از {all} پروژه نشانهٔ هشدار دارد',
    '{n} of {all} {all|project|projects} {n|has|have} a sign of warning',
  ],
  'mine.events': ['رویدادهای پیش روی {name}', 'Coming events of {name}'],
  'mine.news': ['نوشته‌ها دربارهٔ {name}', 'Written about {name}'],
  'mine.answers': ['چه کسی پاسخگوست؟', 'Who answers?'],
  'mine.page': ['صفحهٔ {name}', 'Page of {name}'],
  'mine.nobody': ['برای {name} پاسخگویی ثبت نشده است.', 'Nobody is recorded as answering for {name}.'],
} satisfies Words;
