/** The words of letters: what a citizen writes to a post or a unit, and what is answered. */
import type { Words } from '../fill';

export const letter = {
  'kind.message': ['نامه', 'Letter'],
  'kinds.message': ['نامه‌ها', 'Letters'],

  'letter.write': ['نامه بنویسید', 'Write a letter'],
  'letter.writeTo': ['نامه به {name}', 'A letter to {name}'],
  'letter.writeHolder': [
    'نامه به {name}، که اکنون این سمت را دارد',
    'A letter to {name}, who holds this post now',
  ],
  'letter.hub': ['نامه به معتمد محله یا واحد', 'A letter to a trustee or a unit'],
  'letter.hubText': [
    'خصوصی است: تنها همان سمت و واحدش می‌خوانند، و تا روزی که گفته می‌شود پاسخ می‌دهند.',
    'It is private: that post and its unit alone read it, and answer by a day that is told.',
  ],
  'letter.choose': ['نامه به چه کسی؟', 'A letter to whom?'],
  'letter.chooseHelp': [
    'محله را برگزینید تا معتمدانش دیده شوند، یا یکی از واحدهای شهرداری را.',
    'Choose an area to see its trustees, or one of the units of the municipality.',
  ],
  'letter.chooseTrustee': ['معتمد محله', 'The trustee of an area'],
  'letter.chooseUnit': ['واحد شهرداری', 'A unit of the municipality'],
  'letter.noTrustee': [
    'کسی برای این محله در فهرست نیست؛ به یکی از واحدها بنویسید.',
    'Nobody is listed for this area; write to one of the units.',
  ],
  'letter.noUnits': ['هنوز واحدی ثبت نشده است.', 'No unit is recorded yet.'],

  'letter.reads.post': [
    'این نامه را تنها {to} ({holder}) و کارکنان {unit} می‌خوانند؛ منتشر نمی‌شود مگر خودتان بخواهید.',
    'Only {to} ({holder}) and the staff of {unit} read this letter; it is not published unless you want it.',
  ],
  'letter.reads.empty': [
    'این نامه را تنها {to} و کارکنان {unit} می‌خوانند؛ منتشر نمی‌شود مگر خودتان بخواهید.',
    'Only {to} and the staff of {unit} read this letter; it is not published unless you want it.',
  ],
  'letter.reads.through': [
    'این نامه را تنها کارکنان {unit} می‌خوانند و به جای {to} پاسخ می‌دهند؛ منتشر نمی‌شود مگر خودتان بخواهید.',
    'Only the staff of {unit} read this letter, and answer for {to}; it is not published unless you want it.',
  ],
  'letter.reads.unit': [
    'این نامه را تنها کارکنان {to} می‌خوانند؛ منتشر نمی‌شود مگر خودتان بخواهید.',
    'Only the staff of {to} read this letter; it is not published unless you want it.',
  ],
  'letter.within': [
    'پاسخ تا {n} روز کاری: {day}. اگر آن را به قاعده‌ای کنار بگذارند، یک ناظر هم می‌خواند.',
    'Answered within {n} working {n|day|days}: by {day}. If they set it aside by a rule, a moderator reads it too.',
  ],
  'letter.none': ['{to} نامه نمی‌گیرد', '{to} takes no letters'],
  'letter.noUnit': ['پشت {to} واحدی نیست که نامه را بخواند', 'No unit stands behind {to} to read a letter'],
  'letter.wayOn': [
    'به واحد بنویسید، یا تلفن و ساعت پاسخ‌گویی را در صفحه‌اش ببینید.',
    'Write to the unit, or see the telephone and the hours on the page.',
  ],
  'letter.wayElse': [
    'به یکی از واحدهای شهرداری بنویسید، یا تلفن را در صفحهٔ معتمد ببینید.',
    'Write to a unit of the municipality, or see the telephone on the trustee’s page.',
  ],
  'letter.toUnit': ['نامه به {unit}', 'A letter to {unit}'],
  'letter.phoneOf': ['تلفن و ساعت پاسخ‌گویی: {name}', 'Telephone and hours: {name}'],
  'letter.toOther': ['نامه به کسی دیگر', 'A letter to somebody else'],
  'letter.closedStaff': [
    'تا در کارگاه هستید از این‌جا نامه فرستاده نمی‌شود.',
    'While you are signed in, no letter can be sent from here.',
  ],
  'letter.closedRead': [
    'این داده‌ها فقط خواندنی است و نامه نمی‌گیرد.',
    'These data can only be read; no letters are taken.',
  ],

  'letter.step': ['نامهٔ شما', 'Your letter'],
  'letter.topic': ['چه جور نامه‌ای است؟', 'What kind of letter is it?'],
  'letter.text': ['متن نامه', 'Your words'],
  'letter.textHint': [
    'شمارهٔ تلفن را این‌جا ننویسید؛ جایش گام بعد است',
    'Write no telephone number here; the next step asks for it',
  ],
  'letter.more': ['چیز دیگری هم می‌خواهید؟', 'Do you want anything else?'],
  'letter.moreText': [
    'هیچ‌کدام لازم نیست: پاسخ را با کد پیگیری می‌خوانید.',
    'Neither is needed: you read the answer by your tracking code.',
  ],
  'letter.call': ['زنگ بزنید', 'Call me back'],
  'letter.callHint': [
    'نام و شماره جدا از نامه نگه داشته می‌شود، تنها با نوشتن دلیل باز می‌شود و حداکثر پس از ۹۰ روز پاک می‌شود.',
    'Name and number are kept apart from the letter, opened with a written reason alone, and erased after 90 days at most.',
  ],
  'letter.phone': ['شمارهٔ تلفن', 'Telephone number'],
  'letter.phoneHint': ['رقم‌ها هنگام نوشتن پوشیده می‌شوند', 'The digits are covered as you type'],
  'letter.phoneWrong': ['شمارهٔ تلفن دست‌کم ۵ رقم دارد.', 'A telephone number has 5 digits at least.'],
  'letter.name': ['نام شما', 'Your name'],
  'letter.nameHint': [
    'حداکثر ۶۰ نویسه؛ می‌توانید خالی بگذارید',
    'at most 60 characters; you may leave it empty',
  ],
  'letter.public': ['پرسش و پاسخ منتشر شود', 'Publish question and answer'],
  'letter.publicHint': [
    'پس از پاسخ، یک ناظر هر دو را می‌خواند و سپس همه می‌بینند. نام و تلفن شما منتشر نمی‌شود.',
    'Once it is answered a moderator reads both, and then everybody can. Your name and number are not published.',
  ],
  'letter.seen': ['چنین خوانده خواهد شد', 'It will be read like this'],
  'letter.callOn': [
    'به {phone} زنگ بزنند. نام و شماره حداکثر پس از ۹۰ روز پاک می‌شود.',
    'They may call {phone}. Name and number are erased after 90 days at most.',
  ],
  'letter.callOff': ['زنگ نمی‌زنند: راه تماسی نگذاشته‌اید.', 'Nobody calls: you left no number.'],
  'letter.publicOn': [
    'پس از پاسخ، یک ناظر آن را می‌خواند و پرسش و پاسخ منتشر می‌شود.',
    'Once it is answered a moderator reads it, and question and answer are published.',
  ],
  'letter.publicOff': ['خصوصی می‌ماند و منتشر نمی‌شود.', 'It stays private and is not published.'],
  'letter.change': ['تغییر', 'Change'],
  'letter.sent': ['نامهٔ شما رسید', 'Your letter has arrived'],
  'letter.sentText': [
    '{to} تا {day} پاسخ می‌دهد. پاسخ را تنها با این کد در «پیگیری» می‌خوانید.',
    '{to} answers by {day}. This code alone shows you the answer, at “Follow a code”.',
  ],

  'letter.published': ['نامه‌های منتشرشده', 'Published letters'],
  'letter.publishedNote': [
    'نامه‌هایی که نویسنده‌شان خواست پرسش و پاسخ را همه ببینند. دیگر نامه‌ها خصوصی‌اند.',
    'Those whose writer wanted question and answer to be seen. All other letters are private.',
  ],
  'letter.publishedNone': [
    'هنوز نامه‌ای منتشر نشده است؛ نامه‌های خصوصی این‌جا نمی‌آیند.',
    'No letter has been published yet; private letters never stand here.',
  ],
  'letter.of': ['{topic} به {to}', '{topic} to {to}'],
  'letter.read': ['خواندن نامه و پاسخ', 'Read the letter and the answer'],
  'letter.moreOf': ['{n} نامهٔ دیگر', '{n} more'],
  'letter.asked': ['شهروند', 'A citizen'],
  'letter.askedAgain': ['شهروند، دوباره', 'The citizen again'],
  'letter.yours': ['شما', 'You'],
  'letter.turns': ['پرسش و پاسخ', 'Question and answer'],
  'letter.ruling': ['تصمیم دربارهٔ انتشار', 'The decision to publish'],
  'letter.cut': ['بخشی از این نامه برداشته شده است', 'Part of this letter was removed'],
  'letter.gone': ['نامه‌ای از {day} برداشته شد', 'A letter of {day} was removed'],
  'letter.withdrawn': [
    'نامه‌ای از {day} را نویسنده‌اش پس گرفت',
    'A letter of {day} was taken back by its author',
  ],
  'ruling.of.message': ['نامه', 'letter'],
  'ruling.letterTo': ['نامه به', 'A letter to'],

  'follow.kind.message': ['نامهٔ شما به {title}', 'Your letter to {title}'],
  'follow.letter.delivered': [
    'رسید. {unit} تا {day} پاسخ می‌دهد.',
    'It has arrived. {unit} answers by {day}.',
  ],
  'follow.letter.referred': [
    'به {unit} ارجاع شد، که تا {day} پاسخ می‌دهد.',
    'It was handed to {unit}, which answers by {day}.',
  ],
  'follow.letter.late': [
    'نزد {unit} است؛ موعد پاسخ، {day}، گذشته است.',
    'It lies with {unit}; the day to answer, {day}, has passed.',
  ],
  'follow.letter.open': [
    'نزد {unit} است و هنوز پاسخی ندارد.',
    'It lies with {unit} and is not answered yet.',
  ],
  'follow.letter.answered': ['پاسخ داده شد.', 'It has been answered.'],
  'follow.letter.closed': ['پایان یافت.', 'It is closed.'],
  'follow.letter.refusedHeld': [
    'گیرنده آن را به قاعده‌ای کنار گذاشته است و نفر دوم هم باید ببیند.',
    'The addressee has set it aside by a rule; a second person has to see it.',
  ],
  'follow.letter.refused': [
    'به قاعده‌ای کنار گذاشته شد و پاسخ داده نمی‌شود.',
    'It was set aside by a rule and is not answered.',
  ],
  'follow.letter.next.wait': [
    'کاری لازم نیست؛ پس از آن روز با همین کد ببینید.',
    'Nothing needs to be done; look again by this code after that day.',
  ],
  'follow.letter.next.answered': [
    'پاسخ را بخوانید. اگر چیزی مانده است دوباره بنویسید، وگرنه بگویید پاسختان را گرفتید.',
    'Read the answer. If anything is left write again; else say that you have your answer.',
  ],
  'follow.letter.next.read': ['پاسخ را می‌توانید بخوانید.', 'You can read the answer.'],
  'follow.letter.due': ['مهلت پاسخ', 'To be answered by'],
  'follow.letter.with': ['نزد', 'With'],
  'follow.letter.topic': ['گونهٔ نامه', 'Kind of letter'],
  'follow.letter.publication': ['انتشار', 'Publication'],
  'follow.letter.private': ['خصوصی است و منتشر نمی‌شود.', 'It is private and not published.'],
  'follow.letter.wanted': [
    'شما خواسته‌اید؛ پس از پاسخ، ناظر می‌خواند.',
    'You want it; once it is answered a moderator reads it.',
  ],
  'follow.letter.reply': ['دوباره بنویسید', 'Write again'],
  'follow.letter.replyText': ['چه مانده است؟', 'What is left?'],
  'follow.letter.replyHint': ['{n} بار دیگر می‌توانید بنویسید', 'You can write {n} more {n|time|times}'],
  'follow.letter.replySend': ['بفرستید', 'Send it'],
  'follow.letter.replyNone': [
    'سه بار نوشته‌اید؛ برای چیز دیگر نامه‌ای تازه بنویسید.',
    'You have written three times; write a new letter for anything else.',
  ],
  'follow.letter.close': ['پاسخم را گرفتم', 'I have my answer'],
  'follow.letter.publish': ['منتشر شود', 'Publish it'],
  'follow.letter.publishAsk': [
    'یک ناظر پرسش و پاسخ را می‌خواند و اگر قاعده‌ای را نشکند، همه آن را می‌بینند. نام و تلفن شما در آن نیست.',
    'A moderator reads question and answer; if they break no rule everybody can read them. Your name and number are not in them.',
  ],
  'follow.letter.publishYes': ['بله، منتشر شود', 'Yes, publish it'],
  'follow.letter.publishNo': ['نه، خصوصی بماند', 'No, keep it private'],
  'follow.letter.contact': [
    'نام و شمارهٔ شما هنوز نگه داشته شده است.',
    'Your name and number are still kept.',
  ],
  'follow.letter.eraseContact': ['راه تماسم را پاک کنید', 'Erase my contact'],
  'follow.step.referred': ['به {unit} ارجاع شد', 'Handed to {unit}'],
  'follow.step.reply': ['پاسخ داده شد', 'It was answered'],
  'follow.step.asked': ['دوباره نوشتید', 'You wrote again'],
  'follow.step.consent': ['خواستید منتشر شود', 'You asked for it to be published'],
  'follow.step.closed': ['نامه پایان یافت', 'The letter was closed'],
  'follow.step.unmasked': ['راه تماس شما برای زنگ‌زدن باز شد', 'Your contact was opened to call you'],
  'follow.step.contactErased': ['راه تماس شما پاک شد', 'Your contact was erased'],
} satisfies Words;
