/** The help of the workshop. Names of buttons and states are given to it, so that it calls them as they are called. */
import type { Words } from '../../fill';

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

  'help.signin1': [
    'نام کاربری و گذرواژه‌تان را بنویسید. اگر نخستین بار است یا گذرواژه را فراموش کرده‌اید، کدی که مدیر سامانه داده است را با «کد یک‌بارمصرف دارم» به کار ببرید.',
    'Write your sign-in name and password. The first time, or when you forgot it, use the code from the administrator under “I have a one-time code”.',
  ],
  'help.signin2': [
    'پس از چند بار گذرواژهٔ نادرست باید کمی صبر کنید؛ زمانش همان‌جا نوشته می‌شود.',
    'After some wrong passwords you have to wait a little; the time is said right there.',
  ],
  'help.bench1': [
    'بالای صفحه آنچه به دست شماست: بازگشته‌ها، آنچه باید بررسی کنید و پیش‌نویس‌های باز با آخرین نوشته. هر کدام همان‌جا باز می‌شود که رهایش کرده‌اید.',
    'At the top is what is in your hands: what was returned, what you have to review, and open drafts with the last words. Each opens where you left it.',
  ],
  'help.bench2': [
    'پایین‌تر آنچه در شهر رسیدگی می‌خواهد: پروژه‌های بی‌گزارش، گذشته از موعد و آنها که کمتر از همه گفته‌اند؛ هر قلم ناگفته به خانهٔ خودش می‌برد.',
    'Below is what in the city asks for somebody: projects without a report, past their end, and those that tell the least; each missing item leads to its field.',
  ],
  'help.bench3': [
    '«من» کارهای خودتان و محله‌ها و واحدهای شماست، «همه» کار همهٔ همکاران و همهٔ شهر.',
    '“Mine” is your own work with your areas and units, “Everybody’s” that of all colleagues and the whole city.',
  ],
  'help.list1': [
    'آنچه منتشر شده و آنچه در پیش‌نویس است کنار هم می‌آید. برای یافتن، بخشی از نام یا کد را بنویسید؛ املا و نوع «ی» و «ک» فرقی نمی‌کند.',
    'What is public and what is in a draft stand side by side. To find one, write part of its name or its code; spelling of ی and ک does not matter.',
  ],
  'help.list2': [
    '«ویرایش» پیش‌نویسی از آنچه منتشر شده است باز می‌کند؛ اگر کس دیگری پیش‌نویسش را در دست دارد، آن را می‌خوانید.',
    '“Edit” opens a draft of what is public; where somebody else has one in hand, you read that.',
  ],
  'help.list3': [
    '«فیلترها» فهرست را با پیش‌نویس‌ها، روز تغییر و هرچه در فهرست همگانی هست تنگ می‌کند؛ «قلم ناگفته» پروژه‌هایی را می‌آورد که چیزی را نگفته‌اند. نام هر ستون را بزنید تا بر پایهٔ آن مرتب شود؛ بار دیگر، وارونه.',
    '“Filters” narrows the list by drafts, by the day of a change and by all that the public list knows; “Item not told” brings the projects that lack something. Touch the head of a column to sort by it; once more, the other way round.',
  ],
  'help.list4': [
    '«نماها» فیلترها، ستون‌ها و ترتیب را با یک نام نگه می‌دارد. «پس‌گرفته» آنچه را دیگر عمومی نیست نشان می‌دهد، با دلیلش؛ «برگردان» از آن پیش‌نویس می‌سازد. «پرونده» همهٔ آنچه را با فیلترها می‌خواند به اکسل یا CSV می‌برد.',
    '“Views” keeps filters, columns and order under a name. “Withdrawn” shows what is public no more, with the reason; “Bring back” makes a draft of it. “File” takes all that the filters match into Excel or CSV.',
  ],
  'help.draft1': [
    'هرچه می‌نویسید خودبه‌خود ذخیره می‌شود و تا انتشار کسی جز همکاران آن را نمی‌بیند.',
    'What you write is saved by itself, and until it is published nobody but colleagues sees it.',
  ],
  'help.draft2': [
    'فهرست کنار صفحه شمار ایرادهای هر بخش را می‌گوید؛ نوشته‌ای که خوانده نشود همان‌گونه می‌ماند و زیرش گفته می‌شود چه باید کرد.',
    'The table at the side counts the faults of each part; a text that can’t be read stays as it is, and below it stands what to do.',
  ],
  'help.draft3': [
    'با «فرستادن برای بررسی» می‌بینید چه تغییر می‌کند و دلیل تغییرهای مهم را می‌نویسید؛ این دلیل‌ها را همه می‌خوانند.',
    '“Send for review” shows what changes and asks for the reasons of weighty changes; everybody reads those.',
  ],
  'help.review1': [
    'نخست آنچه تغییر می‌کند: پیشین و تازه کنار هم، با دلیل‌ها و سخن نویسنده.',
    'First comes what changes: old and new side by side, with the reasons and the writer’s word.',
  ],
  'help.review2': [
    'با انتشار همه از همان دم می‌بینند؛ می‌توانید ساعتی برای پدیدار شدن بگذارید، یا با سخنی بازگردانید.',
    'Once published, everyone sees it at once; you may set an hour for it to appear, or return it with a word.',
  ],
  'help.audit1': [
    'هر انتشار و هر ورود، خروج و تغییر کاربران یک ردیف دارد. با «تفاوت» می‌بینید یک انتشار چه را عوض کرده است.',
    'Every publication, and every sign-in, sign-out and change of users, is a row. “Difference” shows what a publication changed.',
  ],
  'help.audit2': [
    '«زنجیره را بیازما» هر ردیف را با مُهر ردیف پیش از خود می‌سنجد و نخستین جای شکسته را می‌گوید. مُهر پایانی را جایی بیرون از این رایانه بنویسید.',
    '“Verify the chain” holds each row against the seal of the one before and names the first break. Write the last seal down away from this computer.',
  ],
  'help.terms1': [
    'هر فهرست با موردها و شمار کاربردشان آمده است. «ویرایش» پیش‌نویسی از همهٔ فهرست باز می‌کند؛ با انتشار آن، عنوان و رنگ تازه در همهٔ صفحه‌های باز دیده می‌شود.',
    'Each list stands with its terms and how often they are used. “Edit” opens a draft of the whole list; once it is published, all open screens show the new titles and colours.',
  ],
  'help.terms2': [
    'موردی که دیگر نباید برگزیده شود بازنشسته می‌شود: جایی که هست می‌ماند و برای انتخاب تازه پیشنهاد نمی‌شود. رنگ باید در هر سه پوسته از زمینه جدا دیده شود؛ نسبت تباین کنار آن نوشته است.',
    'A term that should not be chosen any more is retired: it stays where it stands and is not offered anew. A colour must part from the ground in all three themes; its contrast is written beside it.',
  ],
  'help.city1': [
    'برگهٔ شهر پیش‌نویسی مانند دیگر برگه‌هاست: فرستاده، بررسی و منتشر می‌شود.',
    'The city’s record is a draft like any other: it is sent, reviewed and published.',
  ],
  'help.city2': [
    'هر تغییر در شیوهٔ کار دفتر، با مقدار پیشین و تازه‌اش، در «رخدادها» می‌ماند. دلیل‌های همیشگی هنگام فرستادن و بررسی پیشنهاد می‌شود.',
    'Each change of how the office works stays in “Audit” with what it was and is. Usual reasons are offered when a draft is sent and reviewed.',
  ],
  'help.backups1': [
    '«هم‌اکنون پشتیبان بگیر» هر دو پروندهٔ داده و همهٔ تصویرها را در یک پروندهٔ فشرده می‌گذارد و با فهرستش می‌سنجد؛ «رونوشت عمومی» تنها آنچه را همه می‌بینند.',
    '“Back up now” puts both data files and all pictures into one archive and compares it with its list; “Public copy” takes only what everyone sees.',
  ],
  'help.backups2': [
    'پشتیبانی را که از جای دیگر آورده‌اید در همان پوشه بگذارید تا در فهرست بیاید. «بیازما» بخش به بخش آن را با فهرستش می‌سنجد.',
    'Put a backup that you brought from elsewhere into the folder, and it comes into the list. “Verify” compares it with its list part by part.',
  ],
  'help.backups3': [
    '«بازگردانی» نخست می‌گوید چه از دست می‌رود. در راه‌اندازی بعدی انجام می‌شود و می‌توان با پشتیبانِ پیش از آن برگشت.',
    '“Restore” first tells what would be lost. It is done at the next start, and the backup made before it leads back.',
  ],
  'help.users1': [
    'برای هر همکار کدی یک‌بارمصرف بسازید؛ با آن گذرواژهٔ خودش را می‌گذارد. کد هفتاد و دو ساعت کار می‌کند.',
    'Make a one-time code for each colleague, with which they set their own password. It works for seventy-two hours.',
  ],
  'help.users2': [
    'نقش می‌گوید هر کس چه می‌تواند بکند؛ واحد و محله فقط میز کارش را مرتب می‌کند و اجازه‌ای نمی‌دهد.',
    'Roles say what somebody may do; units and areas only arrange their desk and permit nothing.',
  ],
  'help.users3': [
    'وقتی کسی می‌رود دسترسی‌اش را ببندید و پیش‌نویس‌هایش را به دیگری بسپارید؛ آخرین مدیر را نمی‌توان بست.',
    'When somebody leaves, close their access and hand their drafts over; the last administrator can’t be closed.',
  ],

  'help.keys': ['کلیدها', 'Keys'],
  'help.allKeys': ['همهٔ کلیدها (Ctrl+/)', 'All keys (Ctrl+/)'],
  'help.everywhere': ['همه‌جا', 'Everywhere'],
  'help.here': ['این صفحه', 'This screen'],
  'help.general': ['کار در کارگاه', 'Working here'],
  'help.screen.signin': ['ورود', 'Signing in'],
  'help.screen.draft': ['پیش‌نویس', 'A draft'],
  'help.screen.review': ['بررسی', 'A review'],
  'help.key.help': ['راهنمای همین صفحه', 'help for this screen'],
  'help.key.all': ['همهٔ کلیدها', 'all keys'],
  'help.key.palette': ['رفتن به هر صفحه، پروژه یا شخص', 'go to any screen, project or person'],
  'help.key.signin': ['ورود', 'sign in'],
  'help.key.next': ['خانهٔ بعدی', 'next field'],
  'help.key.send': ['فرستادن برای بررسی', 'send for review'],
  'help.key.publish': ['انتشار', 'publish'],
  'help.key.return': ['بازگرداندن با سخنی', 'return it with a word'],
  'help.key.save': ['ذخیرهٔ همین حالا', 'save now'],
  'help.key.undo': ['برگرداندن و دوباره', 'undo and redo'],
  'help.key.fault': ['ایراد بعدی و پیشین', 'next and previous fault'],
  'help.key.section': ['رفتن به بخش‌های فرم', 'go to a part of the form'],
  'help.key.today': ['امروز، در خانهٔ روز', 'today, in a field of a day'],
  'help.key.half': ['نیم‌فاصله', 'half-space'],
} satisfies Words;
