/** The words of events. */
import type { Words } from '../fill';

export const event = {
  'events.title': ['رویدادها', 'Events'],
  'events.help': [
    'برنامه‌های شهروندی، فرهنگی و مدیریت شهری، به ترتیب زمان.',
    'Citizen, cultural and civic events, in order of time.',
  ],
  'events.time': ['زمان', 'Time'],
  'events.coming': ['پیش رو', 'Coming'],
  'events.past': ['گذشته', 'Past'],
  'events.category': ['دسته', 'Category'],
  'events.allCategories': ['همه', 'All'],
  'events.none': ['رویدادی در این فهرست نیست', 'No event in this list'],
  'events.noneText': [
    'دستهٔ دیگری را برگزینید یا رویدادهای گذشته را ببینید.',
    'Choose another category, or look at past events.',
  ],
  'events.view': ['شیوهٔ نمایش', 'View'],
  'events.agenda': ['فهرست', 'Agenda'],
  'events.month': ['ماه', 'Month'],
  'events.map': ['نقشه', 'Map'],
  'events.mapLabel': ['نقشهٔ رویدادها', 'Map of events'],
  'events.count': ['{n} رویداد', '{n} {n|event|events}'],
  'events.lasting': ['{title}، از {days}', '{title}, {days}'],
  'events.allAudiences': ['همه', 'Everyone'],
  'events.noneOfDay': ['در این روز رویدادی نیست.', 'No event on this day.'],
  'events.unplaced': [
    'جای {n} رویداد روی نقشه معلوم نیست؛ در فهرست آمده است.',
    'The spot of {n} {n|event|events} is not known; see the list.',
  ],
  'event.day': ['روز', 'Day'],
  'event.time': ['ساعت', 'Time'],
  'event.place': ['جا', 'Place'],
  'event.organiser': ['برگزارکننده', 'Organiser'],
  'event.audience': ['برای', 'For'],
  'event.capacity': ['گنجایش', 'Capacity'],
  'event.people': ['{n} نفر', '{n} {n|person|people}'],
  'event.over': ['این رویداد برگزار شده است.', 'This event is over.'],
  'event.project': ['پروژهٔ مرتبط', 'Related project'],
  'event.on': ['اکنون برپاست', 'On now'],
  'event.take': ['همراه ببرید', 'Take it along'],
  'event.qr': ['رمزینهٔ رویداد {name}', 'QR code of the event {name}'],
  'event.qrText': [
    'دوربین تلفن همراه را روبه‌روی رمزینه بگیرید تا رویداد به تقویم شما افزوده شود.',
    'Point a phone camera at the code to add the event to your calendar.',
  ],
  'event.qrNote': [
    'دوربین تلفن همراه را روبه‌روی رمزینه بگیرید تا نام، زمان و جای رویداد را بردارید.',
    'Point a phone camera at the code to take along name, time and place.',
  ],
  'event.save': ['پروندهٔ تقویم (ICS)', 'Calendar file (ICS)'],
} satisfies Words;
