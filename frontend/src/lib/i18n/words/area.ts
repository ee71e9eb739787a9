/** The words of an area. */
import type { Words } from '../fill';

export const area = {
  'area.label': ['محدوده', 'Area'],
  'area.comma': ['،', ','],
  'area.all': ['همهٔ شهر', 'Whole city'],
  'area.page': ['صفحهٔ {name}', 'Page of {name}'],
  'area.mapOf': ['{name} روی نقشه', '{name} on the map'],
  'area.report': ['گزارش محدوده، {city}، {day}', 'Area report, {city}, {day}'],
  'area.ground': ['وسعت', 'Extent'],
  'area.hectares': ['{n} هکتار', '{n} {n|hectare|hectares}'],
  'area.code': ['شناسهٔ محدوده', 'Area code'],
  'area.print': ['چاپ گزارش', 'Print the report'],
  'area.within': ['محدوده‌های درون آن', 'Areas within'],
  'area.allProjects': ['همهٔ {n} پروژه', 'All {n} {n|project|projects}'],
  'area.noProjects': ['برای این محدوده پروژه‌ای ثبت نشده است.', 'No project is recorded for this area.'],
  'area.money': ['پول پروژه‌ها', 'Money of the projects'],
  'area.noMoney': [
    'برای پروژه‌های این محدوده هنوز رقم بودجه‌ای ثبت نشده است.',
    'No budget figure is recorded for the projects of this area yet.',
  ],
  'area.share': ['سهم', 'Share'],
  'area.shares': ['جمع و سرانه', 'Sum and shares'],
  'area.sum': ['جمع', 'Sum'],
  'area.perPerson': ['به ازای هر نفر', 'Per person'],
  'area.perHectare': ['به ازای هر هکتار', 'Per hectare'],
  'area.byYear': ['به تفکیک سال مالی', 'By fiscal year'],
  'area.byDomain': ['به تفکیک حوزه', 'By domain'],
  'area.unbudgeted': [
    'برای {n} پروژه رقم بودجه‌ای ثبت نشده است و در این جمع‌ها نیامده‌اند.',
    '{n} {n|project has|projects have} no recorded budget figure and {n|is|are} not in these sums.',
  ],
  'area.counting': [
    'پروژه‌های محدوده‌های درون آن هم شمرده شده‌اند. پروژه‌ای که چند محدوده را دربر می‌گیرد، در هر کدام یک بار و با همهٔ مبلغش به حساب می‌آید.',
    'Projects of the areas within are counted too. A project that covers several areas counts once in each, with its whole amount.',
  ],
  'area.allEvents': ['{n} رویداد پیش رو، {past} گذشته', '{n} coming, {past} past {past|event|events}'],
  'area.noEvents': ['رویدادی در پیش نیست.', 'No event is coming up.'],
  'area.allTrustees': ['همهٔ {n} نفر', 'All {n} {n|person|people}'],
  'area.noTrustees': ['برای این محدوده معتمدی ثبت نشده است.', 'No trustee is recorded for this area.'],
  'area.above': ['پاسخگویان محدوده‌های بالاتر', 'Who answers in the areas around'],
  'area.noNews': ['نوشته‌ای دربارهٔ این محدوده نیست.', 'Nothing is written about this area.'],
  'area.flagged': [
    'تا {day}، {n} پروژه از {all} پروژهٔ این محدوده دست‌کم یک نشانه دارد. نشانه داوری نیست: تنها می‌گوید رقمی از آستانه‌اش گذشته است.',
    'As of {day}, {n} of the {all} projects of this area have at least one sign. A sign is no verdict: it says that a figure has crossed its threshold.',
  ],
  'area.flagMore': ['و {n} پروژهٔ دیگر', 'and {n} more'],
  'area.noFlags': [
    'بر پایهٔ داده‌های ثبت‌شده تا {day}، هیچ نشانهٔ هشداری برای پروژه‌های این محدوده پیدا نشد.',
    'By what is recorded up to {day}, no sign of warning was found for the projects of this area.',
  ],
  'area.listed': ['همهٔ پروژه‌های محدوده', 'All projects of the area'],
  'area.listedMore': [
    '{n} پروژهٔ دیگر در این جدول نیامده است؛ همه را در دیدبان ببینید.',
    '{n} more {n|project is|projects are} not in this table; see all in Didban.',
  ],
} satisfies Words;
