/** The words of a public screen. */
import type { Words } from '../fill';

export const kiosk = {
  'idle.title': ['هنوز اینجایید؟', 'Are you still there?'],
  'idle.text': [
    'تا {n} ثانیهٔ دیگر برنامه به صفحهٔ نخست برمی‌گردد.',
    'In {n} {n|second|seconds} this screen starts over.',
  ],
  'idle.writing': ['نوشتهٔ شما پاک می‌شود', 'What you wrote will be wiped'],
  'idle.code': ['کد پیگیری از صفحه پاک می‌شود', 'The tracking code will be wiped'],
  'idle.stay': ['ادامه می‌دهم', 'I am still here'],
  'idle.over': ['شروع دوباره', 'Start over'],
  'attract.touch': ['برای شروع، صفحه را لمس کنید', 'Touch the screen to begin'],
  'attract.active': [
    '{n} پروژهٔ شهر اکنون در حال اجراست',
    '{n} {n|project|projects} of the city in progress now',
  ],
  'attract.project': ['پیشرفت فیزیکی: {percent}', 'Physical progress: {percent}'],
  'attract.event': ['رویداد پیش رو', 'Coming event'],
  'years.running': ['در حال اجرا', 'In progress'],
  'years.finished': ['پایان‌یافته', 'Finished'],
  'years.paid': ['پرداخت‌شده به پیمانکاران', 'Paid to contractors'],
  'years.until': ['تا پایان {month}', 'by the end of {month}'],
  'years.today': ['تا امروز', 'up to today'],
  'keys.label': ['صفحه‌کلید', 'Keyboard'],
  'keys.erase': ['پاک‌کردن نویسه', 'Erase a character'],
  'keys.space': ['فاصله', 'Space'],
  'keys.joiner': ['نیم‌فاصله', 'Half-space'],
  'keys.enter': ['تأیید', 'Go'],
  'keys.line': ['خط بعد', 'New line'],
  'keys.hide': ['بستن صفحه‌کلید', 'Hide the keyboard'],
  'keys.other': ['English، صفحه‌کلید انگلیسی', 'فا، Persian keyboard'],
} satisfies Words;
