/** The words of the guide for citizens: how to comment, report, write a letter and follow a code, and what all may see. */
import type { Words } from '../fill';

export const guide = {
  'guide.title': ['راهنما', 'Guide'],
  'guide.note': [
    'هر کدام را باز کنید؛ خواندنش نیم دقیقه نمی‌کشد.',
    'Open any of them; none takes half a minute to read.',
  ],
  'guide.comment': ['چگونه نظر بدهم؟', 'How do I comment?'],
  'guide.comment.1': [
    'صفحهٔ پروژه، رویداد، خبر یا محله را باز کنید و «نظر بدهید» را بزنید.',
    'Open the page of a project, event, article or area and touch “Write a comment”.',
  ],
  'guide.comment.2': [
    'متن را بنویسید؛ نام دلخواه است. تلفن، کد ملی و نشانی خانه ننویسید.',
    'Write your text; a name is up to you. Write no telephone, identity number or home address.',
  ],
  'guide.comment.3': [
    'پیش از فرستادن یک بار دیگر نشان داده می‌شود. تا «ارسال» را نزنید، چیزی نگه داشته نمی‌شود.',
    'You see it once more before it goes. Nothing is kept until you touch “Send”.',
  ],
  'guide.comment.4': [
    'یک نفر آن را می‌خواند و بیشتر وقت‌ها تا دو روز کاری منتشر می‌شود. انتقاد تند دلیل رد نیست.',
    'A person reads it, mostly within two working days. Sharp criticism is no reason to reject it.',
  ],
  'guide.report': ['چگونه خرابی را گزارش کنم؟', 'How do I report damage?'],
  'guide.report.1': [
    'موضوع را برگزینید. اگر جان کسی در خطر است، شمارهٔ تلفن پیش از فرم نشان داده می‌شود؛ نخست زنگ بزنید.',
    'Choose what it is. Where a life is in danger a telephone number comes before the form: call first.',
  ],
  'guide.report.2': [
    'روی نقشه جایش را نشان دهید یا نام جایی را بزنید. نوشتن لازم نیست.',
    'Point to the place on the map or choose its name. You need not type.',
  ],
  'guide.report.3': [
    'گزارش‌های نزدیک را کنار هم می‌بینید. اگر همان است، «همین است» را بزنید: شما هم شمرده می‌شوید و کد می‌گیرید.',
    'You see the reports near by. If it is the same, touch “It is this one”: you are counted and get a code.',
  ],
  'guide.report.4': [
    '«رفع شد به گفتهٔ واحد» گفتهٔ واحد است. تنها شما با کدتان می‌توانید بگویید که به‌راستی رفع شده است.',
    '“Fixed, the unit says” is the unit’s word. Only you, with your code, can say that it really is.',
  ],
  'guide.letter': ['چگونه نامه بنویسم؟', 'How do I write a letter?'],
  'guide.letter.1': [
    'از صفحهٔ معتمد یا واحد «نامه بنویسید» را بزنید. بالای فرم نوشته است چه کسانی آن را می‌خوانند.',
    'Touch “Write a letter” on the page of a trustee or a unit. Above the form stands who reads it.',
  ],
  'guide.letter.2': [
    'نامه خصوصی است. تنها اگر خودتان بخواهید و پاسخ گرفته باشید، منتشر می‌شود.',
    'A letter is private. It is published only if you want it to be, and once it is answered.',
  ],
  'guide.letter.3': [
    'شمارهٔ تماس دلخواه است. هر بار که بازش کنند با دلیل ثبت می‌شود، به شما گفته می‌شود، و حداکثر تا ۹۰ روز می‌ماند.',
    'A telephone number is up to you. Each time it is opened a reason is kept and you are told; it stays for 90 days at most.',
  ],
  'guide.code': ['کد پیگیری چیست؟', 'What is the tracking code?'],
  'guide.code.1': [
    'عددی ۱۲رقمی است، و برای نامه ۱۶رقمی. با آن می‌بینید کار به کجا رسید.',
    'A number of 12 digits, of 16 for a letter. With it you see how things stand.',
  ],
  'guide.code.2': [
    'از رسید عکس بگیرید یا آن را بنویسید: کد جایی نگه داشته نشده و دوباره داده نمی‌شود.',
    'Photograph the receipt or write it down: the code is kept nowhere and is not given again.',
  ],
  'guide.code.3': [
    'با کد می‌توانید اعتراض کنید (یک بار، تا سی روز)، نوشته را پس بگیرید یا راه تماس را پاک کنید.',
    'With it you can appeal (once, for thirty days), take back what you wrote or erase your contact.',
  ],
  'guide.public': ['چه چیزی را همه می‌بینند؟', 'What can everybody see?'],
  'guide.public.1': [
    'متن نظر و گزارش پس از خواندن یک نفر، روزِ نوشتن، و نامی که خودتان گذاشته‌اید. ساعت هیچ‌جا نیست.',
    'The text of a comment or report once a person has read it, the day, and the name you gave. The hour is nowhere.',
  ],
  'guide.public.2': [
    'هر تصمیم: چه شد، به کدام قاعده، با چه سمتی، چه روزی. متن ردشده در آن نیست.',
    'Each decision: what was done, by which rule, in which role, on which day. Rejected words are not in it.',
  ],
  'guide.public.3': [
    'این دستگاه نمی‌داند شما که هستید. پس از شما همه چیز از صفحه پاک می‌شود.',
    'This machine doesn’t know who you are. After you everything is wiped from the screen.',
  ],
} satisfies Words;
