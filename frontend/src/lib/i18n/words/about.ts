/** The words on the program and its data. */
import type { Words } from '../fill';

export const about = {
  'about.title': ['دربارهٔ دیدبان و داده‌ها', 'About Didban and its data'],
  'about.help': [
    'داده‌ها از کجا آمده‌اند، تا چه روزی معتبرند و چگونه می‌توان آن‌ها را سنجید.',
    'Where the data come from, how fresh they are, and how to check them.',
  ],
  'about.demo': [
    'همهٔ پروژه‌ها، رقم‌ها، نام‌ها و تصویرهایی که می‌بینید برای نمایش برنامه ساخته شده‌اند و کارنامهٔ واقعی شهر نیستند.',
    'All projects, figures, names and pictures shown were made to present the program; they are not the city’s real record.',
  ],
  'about.what': ['این برنامه چیست', 'What this is'],
  'about.whatText': [
    'دیدبان خدمت پنجره‌ای است رو به کار مدیریت شهری: هر پروژه با بودجه، قرارداد، پیشرفت و جای آن روی نقشه، معتمدین هر محله، رویدادها، و نوشته‌های شهرآن. همه‌چیز روی همین دستگاه است و بی‌نیاز از اینترنت کار می‌کند.',
    'Didban is a window on the work of the city: every project with its budget, contracts, progress and place on the map, the trustees of each neighbourhood, events, and the articles of Shahran. Everything is on this very device and needs no network.',
  ],
  'about.source': ['منبع داده‌ها', 'Source of the data'],
  'about.licence': ['پروانهٔ استفاده', 'Licence'],
  'about.check': ['چگونه بسنجیم', 'How to check it'],
  'about.check1': [
    'هر رقم به فهرستی می‌رسد که از آن به دست آمده است؛ روی آن بزنید.',
    'Every figure leads to the list behind it: touch it.',
  ],
  'about.check2': [
    'مبلغ‌ها کوتاه نوشته شده‌اند؛ با یک لمس، رقم دقیق را می‌بینید.',
    'Amounts are written short; one touch shows the exact figure.',
  ],
  'about.check3': [
    'در هر پروژه، تاریخ به‌روزرسانی و تاریخچهٔ همهٔ تغییرها آمده است.',
    'Every project shows how fresh its data are, and the history of every change.',
  ],
  'about.check4': [
    'پیشرفتی که دیده نشده «هنوز ثبت نشده» نوشته می‌شود و هرگز صفر شمرده نمی‌شود.',
    'Progress that nobody observed reads “Not recorded yet”; it is never counted as zero.',
  ],
  'about.data': ['این داده‌ها', 'These data'],
  'about.city': ['شهر', 'City'],
  'about.asOf': ['به‌روز تا', 'As of'],
  'about.population': ['جمعیت', 'Population'],
  'about.people': ['{n} نفر', '{n} {n|person|people}'],
  'about.areas': ['محدوده‌ها', 'Areas'],
  'about.areasCount': ['{n} منطقه، ناحیه و محله', '{n} regions, districts and neighbourhoods'],
  'about.basemap': ['نقشهٔ پایه', 'Base map'],
  'about.basemapThere': ['نقشهٔ خیابان‌ها نصب است', 'Street map installed'],
  'about.basemapMissing': [
    'نقشهٔ خیابان‌ها نصب نشده است. کارکنان آن را با فرمان didban basemap از دادهٔ OpenStreetMap می‌سازند.',
    'No street map installed. The staff make it of OpenStreetMap’s data by the command didban basemap.',
  ],
  'about.health': ['وارسی پرونده‌ها', 'Data files checked'],
  'about.healthNotYet': ['هنوز وارسی نشده', 'Not checked yet'],
  'about.healthSound': ['{when}؛ سالم', '{when}; sound'],
  'about.healthDamaged': ['{when}؛ {n} ایراد', '{when}; {n} {n|finding|findings}'],
  'about.clock': ['ساعت رایانه', 'The computer’s clock'],
  'about.disk': ['دیسک', 'Disk'],
  'about.diskFull': ['پر است', 'Full'],
  'about.backupNone': ['هنوز نیست', 'None yet'],
  'about.version': ['نسخهٔ برنامه', 'Program version'],
  'about.statuses': ['وضعیت‌های پروژه', 'Project statuses'],
  'health.clockBehind': [
    'ساعت این رایانه عقب‌تر از {last} است که برنامه آخرین بار به کار بود.',
    'This computer’s clock is behind {last}, when the program was last at work.',
  ],
  'health.clockAhead': [
    'ساعت این رایانه بیش از یک ماه جلوتر از {last} است که برنامه آخرین بار به کار بود.',
    'This computer’s clock is more than a month ahead of {last}, when the program was last at work.',
  ],
  'health.clockWaits': [
    'تا ساعت درست شود یا مدیری آن را درست بداند، نه چیزی خودبه‌خود پاک می‌شود و نه چیزی سر موعدش منتشر می‌شود.',
    'Until it is put right, or an administrator calls it right, nothing is removed and nothing is published by itself.',
  ],
  'health.clockAway': [
    'چیزهای زمان‌گذشته آخرین بار در {last} پاک شد و از آن بیش از یک هفته گذشته است: یا برنامه خاموش بوده یا ساعت جلو رفته است.',
    'More than a week has passed since {last}, when what is out of date was last removed: the program was off, or the clock has jumped.',
  ],
  'health.clockAwayWaits': [
    'تا مدیری ساعت را درست نداند، چیزی به سبب گذشت زمان پاک نمی‌شود.',
    'Until an administrator calls the clock right, nothing is removed by it.',
  ],
  'health.clockRight': ['ساعت درست است', 'The clock is right'],
} satisfies Words;
