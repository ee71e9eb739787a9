/** The help of the workshop. Names of buttons and states are given to it, so that it calls them as they are called. */
import type { Words } from '../fill';

export const help = {
  'help.open': ['راهنما (F1)', 'Help (F1)'],
  'help.title': ['راهنمای کارگاه', 'Help for the workshop'],

  'help.write': ['نوشتن', 'Writing'],
  'help.write1': [
    'در کارگاه یا بالای هر فهرست، «… تازه» برگهٔ خالی باز می‌کند؛ «{edit}» در فهرست، پیش‌نویسی از آنچه منتشر شده است. آنچه همه می‌بینند تا روز انتشار همان می‌ماند که هست.',
    'In the workshop or above each list, “New …” opens an empty sheet; “{edit}” in a list opens a draft of what is public. What everyone sees stays as it is until it is published.',
  ],
  'help.write2': [
    'با Enter به خانهٔ بعدی می‌روید؛ در متن‌های بلند Enter سطر تازه است و با Tab جلو می‌روید. هیچ‌کدام چیزی را نمی‌فرستد.',
    'Enter goes to the next field; in long texts it begins a new line, and Tab goes on. Neither sends anything.',
  ],
  'help.write3': [
    'در خانه‌های انتخابی یکی دو حرف بنویسید و با ↓ و Enter برگزینید.',
    'In a field of choices write a letter or two, then choose by ↓ and Enter.',
  ],
  'help.write4': [
    'روز را مانند «۱۲ مرداد ۱۴۰۵»، «۱۴۰۵/۵/۱۲» یا «امروز» بنویسید، و جا را به درجه، نخست عرض: «۳۳٫۹۸، ۵۱٫۴۴».',
    'Write a day like “12 Mordad 1405”, “1405/5/12” or “today”, and a place in degrees, latitude first: “33.98, 51.44”.',
  ],
  'help.write5': [
    'تصویر را برگزینید، روی جای آن رها کنید، یا پس از یک کلیک همان‌جا بچسبانید. نوشتنِ «{alt}» لازم است. پیش از انتشار تنها کارکنان آن را می‌بینند.',
    'Choose a picture, drop it on its place, or click there and paste it. “{alt}” has to be filled in. Until it is published only the staff see it.',
  ],

  'help.saved': ['نشان ذخیره', 'The mark of saving'],
  'help.savedLead': [
    'هرچه می‌نویسید خودبه‌خود ذخیره می‌شود. نشان کنار عنوان می‌گوید چه شده است:',
    'What you write is saved by itself. The mark beside the title says how it stands:',
  ],
  'help.savedNone': ['در این پیش‌نویس هنوز چیزی نوشته نشده است.', 'Nothing was written in this draft yet.'],
  'help.hour': ['۱۰:۴۲', '10:42'],
  'help.savedAt': [
    'هرچه تا این ساعت نوشته‌اید روی دیسک است.',
    'All that you wrote until this time is on the disk.',
  ],
  'help.savedUnderway': [
    'بیش از یک ثانیه است که پاسخ ذخیره نرسیده؛ می‌توانید به نوشتن ادامه دهید.',
    'No answer has come for more than a second; you can write on.',
  ],
  'help.savedLocked': [
    'کارگاه قفل است یا از آن بیرون رفته‌اید؛ نوشته‌ها می‌مانند و پس از بازشدن فرستاده می‌شوند.',
    'The workshop is locked, or you are signed out; the words wait and go once you are in again.',
  ],
  'help.savedSilent': [
    'برنامه پاسخ نمی‌دهد؛ صفحه خودش دوباره می‌کوشد و نوشته‌ها را نگه می‌دارد.',
    'No answer comes; the page tries again by itself and keeps the words.',
  ],
  'help.savedFailed': [
    'دلیلش کنار نشان است. با «{copy}» آنچه ذخیره نشده در پرونده‌ای نوشته می‌شود.',
    'The reason stands beside it. “{copy}” writes what is not saved into a file.',
  ],

  'help.way': ['از پیش‌نویس تا انتشار', 'From a draft to the public'],
  'help.way1': [
    '«{send}» نشان می‌دهد چه تغییر می‌کند، دلیل تغییرهای مهم را می‌پرسد (همه آن را می‌خوانند) و جایی برای سخنی با بررسی‌کننده دارد.',
    '“{send}” shows what changes, asks for the reasons of weighty changes (everyone reads them) and has room for a word to the reviewer.',
  ],
  'help.way2': [
    'تا وقتی «{sent}» است تغییر نمی‌کند؛ با «{takeBack}» دوباره باز می‌شود.',
    'While it is “{sent}” it does not change; “{takeBack}” opens it again.',
  ],
  'help.way3': [
    'بررسی‌کننده آن را منتشر می‌کند، که همه از همان دم می‌بینند، یا با سخنی بازمی‌گرداند؛ آن را در «{returned}» پیدا می‌کنید.',
    'The reviewer publishes it, and everyone sees it from then on, or returns it with a word; you find it under “{returned}”.',
  ],
  'help.way4': [
    'پیش‌نویس در دست یک نفر است. همکاران می‌خوانند و با «{ask}» آن را می‌خواهند؛ ویراستار و مسئول انتشار، یا هر نویسنده‌ای پس از سی دقیقه بی‌کار ماندنش، می‌تواند آن را «{take}».',
    'A draft is in one person’s hands. Colleagues read it and ask for it by “{ask}”; an editor or publisher, or any writer once it has rested for thirty minutes, may use “{take}”.',
  ],
  'help.way5': [
    'پیش‌نویسی که دور بریزید سی روز در «{dropped}» می‌ماند و می‌توان دوباره بازش کرد.',
    'A draft that you throw away stays for thirty days under “{dropped}” and can be opened again.',
  ],

  'help.undo': ['برگرداندن', 'Undo'],
  'help.undo1': [
    'Ctrl+Z گام‌های خود شما را در این پیش‌نویس یک‌به‌یک برمی‌گرداند، پس از بستن برنامه هم؛ Ctrl+Shift+Z دوباره انجامشان می‌دهد. نوشتهٔ همکاران برگردانده نمی‌شود.',
    'Ctrl+Z takes your own steps in this draft back one by one, after the program was closed too; Ctrl+Shift+Z makes them again. What colleagues wrote is not undone.',
  ],
  'help.lock': ['قفل و گذرواژه', 'Lock and password'],
  'help.lock1': [
    'پس از {n} دقیقه بی‌کاری کارگاه قفل می‌شود و سی ثانیه پیش از آن خبر می‌دهد؛ «{lock}» همین حالا قفلش می‌کند. نوشته‌ها سر جایشان می‌مانند.',
    'After {n} {n|minute|minutes} of rest the workshop locks, and says so thirty seconds before; “{lock}” locks it now. What is written stays where it is.',
  ],
  'help.lock2': [
    'اگر گذرواژه را فراموش کرده‌اید، از مدیر سامانه کد یک‌بارمصرف بخواهید و در صفحهٔ ورود «{code}» را بزنید.',
    'If you forgot your password, ask the administrator for a one-time code and press “{code}” where you sign in.',
  ],

  'help.refused': ['وقتی پذیرفته نمی‌شود', 'When something is refused'],
  'help.refused1': [
    'خانه‌ای که ایراد دارد نوشتهٔ شما را نگه می‌دارد و زیرش می‌گوید چه باید کرد. تا ایرادی هست پیش‌نویس فرستاده نمی‌شود؛ F8 شما را از یکی به بعدی می‌برد.',
    'A field with a fault keeps what you wrote and says below what to do. A draft with faults is not sent; F8 takes you from one to the next.',
  ],
  'help.refused2': [
    'اگر پیش‌نویس را کس دیگری به دست گرفته یا بسته باشد، برنامه همان‌جا می‌گوید. آنچه ذخیره نشده در صفحه می‌ماند تا رونوشتی از آن بردارید.',
    'If somebody took the draft over or closed it, the program says so. What is not saved stays on the page until you take a copy.',
  ],
  'help.refused3': [
    'اگر اجازهٔ کاری را ندارید، مدیر سامانه نقش‌های شما را در «{users}» تغییر می‌دهد.',
    'If you may not do something, the administrator changes your roles under “{users}”.',
  ],

  'help.keys': ['کلیدها', 'Keys'],
  'help.key.help': ['همین راهنما', 'this help'],
  'help.key.send': ['فرستادن پیش‌نویس؛ در بررسی، انتشار', 'send the draft; in a review, publish'],
  'help.key.return': ['در بررسی، بازگرداندن', 'in a review, return it'],
  'help.key.save': ['ذخیرهٔ همین حالا', 'save now'],
  'help.key.undo': ['برگرداندن و دوباره', 'undo and redo'],
  'help.key.fault': ['ایراد بعدی و پیشین', 'next and previous fault'],
  'help.key.section': ['رفتن به بخش‌های فرم', 'go to a part of the form'],
  'help.key.today': ['امروز، در خانهٔ روز', 'today, in a field of a day'],
  'help.key.half': ['نیم‌فاصله', 'half-space'],
} satisfies Words;
