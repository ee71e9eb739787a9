/** The words of the fields by which a citizen writes, of their steps and of the receipt. */
import type { Words } from '../fill';

export const write = {
  'write.bounds': ['از {min} تا {max} نویسه', '{min} to {max} characters'],
  'write.most': ['حداکثر {max} نویسه', 'at most {max} characters'],
  'write.left': ['{n} نویسهٔ دیگر جا دارد', '{n} {n|character|characters} left'],
  'write.over': ['{n} نویسه بیش از اندازه', '{n} {n|character|characters} too many'],
  'write.veil': ['پنهان بنویس', 'Hide what I write'],
  'write.optional': ['می‌توانید خالی بگذارید', 'You may leave it empty'],
  'write.unchoose': ['برداشتن انتخاب', 'Choose none'],
  'write.or': ['{one} یا {other}', '{one} or {other}'],
  'write.digits': ['{lengths} رقم', '{lengths} digits'],
  'write.show': ['نشان بده', 'Show it'],
  'write.step': ['{n} از {all}', '{n} of {all}'],
  'write.back': ['قبلی', 'Back'],
  'write.next': ['بعدی', 'Next'],
  'write.review': ['بازبینی', 'Review'],
  'write.reviewTitle': ['پیش از فرستادن بخوانید', 'Read it before you send it'],
  'write.send': ['ارسال', 'Send'],
  'write.sending': ['در حال ارسال…', 'Sending…'],
  'write.faults': ['{n} جا درست نیست:', '{n} {n|place needs|places need} mending:'],
  'receipt.code': ['کد پیگیری', 'Tracking code'],
  'receipt.keep': [
    'عکس بگیرید یا بنویسید؛ کد دوباره داده نمی‌شود.',
    'Take a picture or write it down; the code is not given again.',
  ],
  'receipt.qr': ['همین کد برای دوربین گوشی', 'The same code for the camera of a phone'],
  'receipt.done': ['تمام شد', 'Done'],
  'receipt.keepIt': ['این کد را نگه دارید', 'Keep this code'],
  'receipt.lost': [
    'پیگیری تنها با همین کد است و دوباره داده نمی‌شود.',
    'It alone shows what became of it; it is not given again.',
  ],
  'marks.told': ['{text}: {label}', '{text}: {label}'],
  'marks.list': ['جاهای نشان‌شده', 'Marked places'],
  'marks.hint': [
    'واژه‌ها را با موس یا Shift و پیکان‌ها برگزینید، سپس نشان کنید.',
    'Select words by the mouse, or by Shift and the arrows, and then mark them.',
  ],
  'marks.add': ['نشان‌کردن گزیده', 'Mark the selection'],
  'marks.drop': ['برداشتن نشان «{text}»', 'Take the mark off “{text}”'],
  'marks.none': ['هنوز جایی نشان نشده است.', 'Nothing is marked yet.'],
} satisfies Words;
