/** The list of words that mark a text for those who judge. */
import type { Words } from '../../fill';

export const alert = {
  'alert.title': ['واژه‌های هشدار', 'Alert words'],
  'alert.help': [
    'این واژه‌ها نوشته را برای نگاه شما نشان می‌کنند و خودشان چیزی را رد نمی‌کنند. هر تصمیم شما به سود یا زیان واژه شمرده می‌شود؛ واژه‌ای را که بیشتر نابه‌جا نشان می‌کند خاموش کنید.',
    'These words mark a text for you to look at and reject nothing themselves. Each decision counts for or against a word; switch off one that mostly marks what is harmless.',
  ],
  'alert.new': ['واژهٔ تازه', 'New word'],
  'alert.newHint': ['یک واژه یا چند واژهٔ پشت سر هم', 'One word, or a few in a row'],
  'alert.add': ['افزودن', 'Add'],
  'alert.find': ['جست‌وجو در فهرست', 'Find in the list'],
  'alert.count': [
    '{n} واژه · {off} خاموش · {own} افزودهٔ شهر',
    '{n} {n|word|words} · {off} off · {own} the city’s own',
  ],
  'alert.word': ['واژه', 'Word'],
  'alert.class': ['گونه', 'Class'],
  'alert.class.insult': ['توهین', 'Insult'],
  'alert.class.sexual': ['رکیک', 'Obscene'],
  'alert.class.ethnic': ['تحقیر قوم و ملیت', 'Ethnic contempt'],
  'alert.class.threat': ['تهدید', 'Threat'],
  'alert.right': ['درست', 'Right'],
  'alert.wrong': ['نادرست', 'Wrong'],
  'alert.precision': ['سهم درست', 'Share right'],
  'alert.of': ['{n} از {all}', '{n} of {all}'],
  'alert.noDecision': ['هنوز تصمیمی نبوده است', 'no decision yet'],
  'alert.own': ['افزودهٔ شهر', 'the city’s own'],
  'alert.isOff': ['خاموش', 'Off'],
  'alert.off': ['خاموش‌کردن', 'Switch off'],
  'alert.on': ['روشن‌کردن', 'Switch on'],
  'alert.none': ['واژه‌ای پیدا نشد', 'No word found'],
  'alert.noneText': ['نوشتهٔ دیگری را بجویید یا گونه را بردارید.', 'Try another text, or all classes.'],
  'help.screen.words': ['واژه‌های هشدار', 'Alert words'],
  'help.words1': [
    '«درست» یعنی نوشته به سبب توهین، تهدید یا تحقیر رد شد یا همان واژه از آن برداشته شد؛ «نادرست» یعنی واژه در نوشتهٔ منتشرشده ماند. تصمیم‌های دیگر شمرده نمی‌شوند.',
    '“Right” means that the text was rejected for insult, threat or contempt, or that the word was taken out; “wrong” that the word stands in what was published. Other decisions are not counted.',
  ],
  'help.words2': [
    'واژهٔ خاموش دیگر چیزی را نشان نمی‌کند و شمارش آن می‌ماند. شکل‌های کشیده، نقطه‌دار و فاصله‌دار یک واژه را برنامه خودش می‌شناسد.',
    'A word that is off marks nothing and keeps its counts. Stretched, dotted and spaced spellings of a word are known by themselves.',
  ],
} satisfies Words;
