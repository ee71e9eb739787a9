/** The words of the reports on which a unit works. */
import type { Words } from '../../fill';

export const works = {
  'works.title': ['گزارش‌های واحد', 'Reports of the unit'],
  'works.help': [
    'آنچه شهروندان از واحد شما می‌خواهند، فوری‌ها و نزدیک‌ترین مهلت نخست. کار در انتظار انتشار نمی‌ماند.',
    'What citizens ask your unit to mend, the urgent and the nearest deadline first. Work does not wait for publication.',
  ],
  'works.tabs': ['به کجا رسیده', 'How far it has come'],
  'works.list': ['گزارش‌ها', 'Reports'],
  'works.late': ['{n} گزارش از مهلت گذشته', '{n} {n|report is|reports are} late'],
  'works.empty': ['گزارشی این‌جا نیست', 'No report here'],
  'works.emptyText': [
    'گزارش‌های واحد شما و آن‌هایی که هنوز نزد هیچ واحدی نیستند این‌جا می‌آیند.',
    'The reports of your units show here, and those that no unit has taken yet.',
  ],
  'works.noUnit': [
    'حساب شما به واحدی پیوند ندارد. مدیر سامانه در «کاربران» واحدتان را برمی‌گزیند.',
    'Your account belongs to no unit. An administrator chooses it in “People”.',
  ],
  'works.free': ['بی واحد', 'no unit yet'],
  'works.due': ['تا {day} · {left}', 'by {day} · {left}'],
  'works.handed': ['از {from} به {to}', 'from {from} to {to}'],
  'works.private': [
    'این گزارش منتشر نشده است؛ متن آن را جایی بازگو نکنید. فرستنده گام‌ها را با کد می‌بیند.',
    'This report is not public; repeat its words nowhere. Its sender reads the steps by code.',
  ],
  'works.near': ['شاید همین باشد', 'May be the same'],
  'works.next': ['گام بعدی', 'The next step'],
  'works.ended': ['گام دیگری برای واحد نمانده است.', 'No step is left for the unit.'],
  'works.state': ['گام', 'Step'],
  'works.to.accepted': ['پذیرفتن', 'Accept'],
  'works.to.assigned': ['سپردن به واحد', 'Give to a unit'],
  'works.to.planned': ['گذاشتن در برنامه', 'Plan it'],
  'works.to.fixed': ['رفع شد', 'It is fixed'],
  'works.to.elsewhere': ['کار نهاد دیگری است', 'Another body’s'],
  'works.to.declined': ['رد', 'Decline'],
  'works.hand': ['ارجاع به واحد دیگر', 'Refer to another unit'],
  'works.by': ['به نام', 'In the name of'],
  'works.unit': ['به کدام واحد', 'To which unit'],
  'works.clock': [
    'مهلت از نو شمرده نمی‌شود و نام هر دو واحد می‌آید.',
    'The clock goes on, and both units are named.',
  ],
  'works.body': ['نام نهاد', 'Name of the body'],
  'works.phone': ['تلفن آن', 'Its telephone'],
  'works.rule': ['قاعده', 'Rule'],
  'works.words': ['توضیح، اگر لازم است', 'A word, if needed'],
  'works.how': ['چه کردید؟', 'What was done?'],
  'works.why': ['چرا؟', 'Why?'],
  'works.photo': ['«رفع شد» بی توضیح یا عکس ثبت نمی‌شود.', 'Nothing is fixed without words or a photo.'],
  'works.public': [
    'بی‌درنگ در صفحهٔ گزارش دیده می‌شود، به نام واحد؛ نام شما در آن نیست.',
    'It shows on the report’s page at once, in the name of the unit; your name is not in it.',
  ],
  'works.later': [
    'فرستنده آن را با کد می‌خواند؛ اگر گزارش منتشر شود، همه می‌خوانند. نام شما در آن نیست.',
    'The sender reads it by code; everybody does once the report is published. Your name is not in it.',
  ],
  'works.send': ['ثبت گام', 'Take the step'],
  'help.works1': [
    'گزارش‌های واحد شما و گزارش‌هایی که هنوز نزد هیچ واحدی نیستند این‌جایند، پیش از انتشار هم. گزارش بی‌واحد را بپذیرید و به واحدش بسپارید.',
    'Here are the reports of your units and those that no unit has taken, before publication too. Accept a free one and give it to its unit.',
  ],
  'help.works2': [
    '«رفع شد» گفتهٔ واحد است و توضیح می‌خواهد. تأیید تنها با فرستنده است؛ سکوت او چیزی را تأیید نمی‌کند و اگر بگوید «هنوز هست»، گزارش به همین فهرست برمی‌گردد.',
    '“Fixed” is the unit’s word and needs saying how. Only the sender confirms; silence confirms nothing, and “still there” brings the report back to this list.',
  ],
  'help.works3': [
    'با ارجاع، مهلت از نو شمرده نمی‌شود. برای کار نهادی دیگر، نام و تلفن آن را بنویسید.',
    'Referring a report does not stop its clock. For another body’s work, name the body and its telephone.',
  ],
  'help.screen.works': ['گزارش‌های واحد', 'Reports of the unit'],
  'help.key.worksNext': ['گزارش بعدی و پیشین', 'next and previous report'],
  'help.key.worksForm': ['نوشتن گام بعدی', 'write the next step'],
  'help.key.worksOpen': ['صفحهٔ گزارش', 'page of the report'],
  'help.key.worksSend': ['ثبت گام', 'take the step'],
} satisfies Words;
