/** The words of what is judged, and of the thresholds by which it is, in Persian. */
export const judge = {
  'facet.flag': 'نشانهٔ هشدار',
  'facet.standing': 'اجرا و پایان کار',
  'facet.happening': 'رویداد این ماه',
  'facet.source': 'محل تأمین اعتبار',
  'facet.budget': 'سال ردیف اعتبار',
  'facet.contractor': 'پیمانکار',
  'facet.paidIn': 'ماه پرداخت به پیمانکار',
  'facet.noArea': 'بی‌محدوده',
  'facet.loosely': 'در {area}، بی‌آنکه در یکی از بخش‌هایش باشد',
  'board.allYears': 'همهٔ سال‌ها، برای مقایسه',
  'board.anyYearContracts': 'قراردادهای همهٔ سال‌ها، از پروژه‌های این صفحه',
  'board.monthsLast': '۱۲ ماه گذشته',
  'board.monthsOf': 'ماه‌های سال {year} تا امروز',
  'board.inProjects': 'در {n} پروژه',
  'board.poorly': '{n} پروژه زیر آستانه',
} as const;
