/** The words of the page of a unit. */
import type { Words } from '../fill';

export const unit = {
  'unit.facts': ['راه‌های تماس و مهلت پاسخ', 'How to reach it, and when it answers'],
  'unit.parent': ['واحد بالادست', 'Part of'],
  'unit.phone': ['تلفن', 'Telephone'],
  'unit.hours': ['ساعت‌های کار', 'Office hours'],
  'unit.unknown': ['نامعلوم', 'Unknown'],
  'unit.comment': ['پاسخ به نظر', 'Answers a comment'],
  'unit.message': ['پاسخ به نامه', 'Answers a letter'],
  'unit.report': ['رسیدگی به گزارش', 'Sees to a report'],
  'unit.question': ['پاسخ به پرسش', 'Answers a question'],
  'unit.within': ['تا {n} روز کاری', 'within {n} working {n|day|days}'],
  'unit.head': ['سرپرست', 'Who leads it'],
  'unit.nobody': ['اکنون کسی در این سمت نیست.', 'Nobody holds this post now.'],
  'unit.posts': ['سمت‌های واحد', 'Posts of the unit'],
  'unit.below': ['واحدهای زیرمجموعه', 'Units within it'],
  'unit.reports': ['گزارش‌های این واحد', 'Reports of this unit'],
  'unit.categories': [
    'موضوع‌هایی که از آغاز به این واحد می‌رسد: {list}',
    'Subjects that come to this unit from the start: {list}',
  ],
  'unit.noReports': ['گزارشی با این واحد نیست.', 'No report is with this unit.'],
  'unit.noProjects': ['پروژه‌ای به نام این واحد نیست.', 'No project names this unit.'],
} satisfies Words;
