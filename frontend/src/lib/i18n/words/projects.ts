/** The words of the list of projects. */
import type { Words } from '../fill';

export const projects = {
  'projects.title': ['پروژه‌ها', 'Projects'],
  'projects.help': [
    'هر پروژه را با وضعیت، حوزه، محدوده یا نوع کار پیدا کنید.',
    'Find a project by its status, field, area or kind of work.',
  ],
  'projects.count': ['{n} پروژه', '{n} {n|project|projects}'],
  'projects.list': ['فهرست پروژه‌ها', 'List of projects'],
  'projects.filters': ['فیلترها', 'Filters'],
  'projects.chosen': ['فیلترهای برگزیده', 'Chosen filters'],
  'projects.clear': ['برداشتن همه', 'Clear all'],
  'projects.show': ['دیدن {n} پروژه', 'Show {n} {n|project|projects}'],
  'projects.view': ['شیوهٔ نمایش', 'View'],
  'projects.cards': ['کارت', 'Cards'],
  'projects.table': ['جدول', 'Table'],
  'projects.onMap': ['روی نقشه', 'On the map'],
  'projects.none': ['پروژه‌ای با این فیلترها نیست', 'No project matches these filters'],
  'projects.noneText': [
    'یکی از فیلترها را بردارید یا همهٔ پروژه‌ها را ببینید.',
    'Take one filter away, or see all projects.',
  ],
  'projects.all': ['همهٔ پروژه‌ها', 'All projects'],
  'projects.sort': ['ترتیب', 'Order'],
  'projects.sortUsual': ['در حال اجرا نخست', 'Running works first'],
  'projects.sorted': ['ترتیب: {column}، {order}', 'Order: {column}, {order}'],
  'projects.ascending': ['از کم به زیاد', 'Ascending'],
  'projects.descending': ['از زیاد به کم', 'Descending'],
  'projects.row': ['در حال بازکردن ردیف {n}', 'Opening row {n}'],
  'projects.amount': ['مبلغ', 'Amount'],
  'projects.amountHelp': [
    'بودجهٔ اصلاح‌شده، و اگر نبود جمع مبلغ قراردادها',
    'The budget as revised, or else the sum of the contracts',
  ],
  'projects.end': ['پایان', 'End'],
  'projects.delay': ['تأخیر', 'Delay'],
  'projects.delayHelp': [
    'روزهای گذشته از نخستین وعده؛ اگر آن روز نرسیده است، فاصله از برنامه',
    'Days past the first promise; where that day is to come, points behind the plan',
  ],
  'projects.byDelay': [
    'ترتیب: روزهای گذشته از نخستین وعده؛ پس از آن، فاصله از برنامه.',
    'Order: days past the first promise; after that, how far behind plan.',
  ],
  'delay.past': ['{n} روز گذشته از نخستین وعده', '{n} {n|day|days} past the first promise'],
  'delay.missed': [
    'پایان با {n} روز تأخیر از نخستین وعده',
    'Finished {n} {n|day|days} after the first promise',
  ],
  'delay.points': ['{n} واحد درصد عقب', '{n} {n|point|points} behind'],
  'delay.behind': ['{n} واحد درصد عقب‌تر از برنامه', '{n} percentage {n|point|points} behind plan'],
} satisfies Words;
