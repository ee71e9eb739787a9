/** The words of the search. */
import type { Words } from '../fill';

export const search = {
  'search.title': ['جست‌وجو', 'Search'],
  'search.label': ['جست‌وجو در دیدبان', 'Search Didban'],
  'search.example': ['پروژه، محله، خبر یا نام معتمد…', 'A project, neighbourhood, article or trustee…'],
  'search.go': ['جست‌وجو', 'Search'],
  'search.clear': ['پاک‌کردن', 'Clear'],
  'search.suggestions': ['پیشنهادها', 'Suggestions'],
  'search.suggested': ['{n} پیشنهاد', '{n} {n|suggestion|suggestions}'],
  'search.start': ['دنبال چه می‌گردید؟', 'What are you looking for?'],
  'search.startText': [
    'نام خیابان، پروژه، محله، خبر یا معتمد را بنویسید؛ همه را با هم می‌گردیم.',
    'Type the name of a street, project, neighbourhood, article or trustee; all are searched at once.',
  ],
  'search.count': ['{n} نتیجه برای «{q}»', '{n} {n|result|results} for “{q}”'],
  'search.none': ['چیزی پیدا نشد', 'Nothing was found'],
  'search.noneText': [
    'املای واژه را بررسی کنید، واژهٔ کوتاه‌تری بنویسید یا فیلترها را بردارید.',
    'Check the spelling, try a shorter word, or take the filters away.',
  ],
  'search.kinds': ['گونهٔ نتیجه', 'Kind of result'],
  'search.allKinds': ['همه', 'All'],
  'search.chosen': ['آنچه برگزیده‌اید', 'What you have chosen'],
  'search.countOnly': ['{n} نتیجه', '{n} {n|result|results}'],
  'search.ofYear': ['سال {year}', 'Year {year}'],
  'search.allOf': ['همهٔ {n} نتیجه', 'All {n} results'],
  'search.keyboard': [
    'با صفحه‌کلید دیگر نوشته شده بود؛ نتیجه‌ها برای «{q}» است.',
    'That was typed on the other keyboard; these results are for “{q}”.',
  ],
  'search.spelling': [
    'برای آنچه نوشتید چیزی پیدا نشد؛ نتیجه‌ها برای «{q}» است.',
    'Nothing was found for what you typed; these results are for “{q}”.',
  ],
  'search.partial': [
    'هیچ موردی همهٔ واژه‌ها را نداشت؛ این‌ها بعضی از واژه‌ها را دارند.',
    'Nothing has all of the words; these have some of them.',
  ],
  'search.asTyped': ['همان «{q}» را بجوی', 'Search for “{q}” as typed'],
  'search.meant': ['شاید منظورتان این بود:', 'Did you mean:'],
  'search.try': ['نمونه‌ها:', 'For example:'],
  'search.try1': ['باغ فین', 'باغ فین'],
  'search.try2': ['آسفالت', 'آسفالت'],
  'search.try3': ['بازار', 'بازار'],
  'search.try4': ['جشنواره', 'جشنواره'],
  'search.help': ['چگونه بهتر بجوییم', 'How to search better'],
  'search.help1': ['«فضای سبز»', '«فضای سبز»'],
  'search.help1Text': [
    'واژه‌ها درست به همین ترتیب و کنار هم',
    'Words side by side, in just this order; "…" will do too',
  ],
  'search.help2': ['بازار -مرمت', 'بازار -مرمت'],
  'search.help2Text': ['آنچه «بازار» دارد و «مرمت» ندارد', 'What has the one word and not the other'],
  'search.help3': ['پارک منطقه:۱', 'پارک area:۱'],
  'search.help3Text': ['تنها در یک منطقه، ناحیه یا محله', 'Only in one region, district or neighbourhood'],
  'search.help4': ['نوع:پروژه سال:۱۴۰۳', 'kind:project year:1403'],
  'search.help4Text': [
    'تنها یک گونه و یک سال؛ حوزه: وضعیت: و بخش: هم می‌شود',
    'Only one kind and one year; domain: status: and section: work too',
  ],
  'search.help5': ['پروژه‌های متوقف', 'پروژه‌های متوقف'],
  'search.help5Text': [
    'وضعیت پروژه به زبان خودتان: متوقف، تمام‌شده، در حال اجرا، لغوشده',
    'The status of projects in your own words: stopped, finished, under way, called off',
  ],
  'search.help6': ['زباله', 'fin garden'],
  'search.help6Text': [
    'نام دیگر هر چیز هم پیدا می‌شود (پسماند)، پس از خود واژه؛ نام جاها را به لاتین هم می‌شود نوشت',
    'Other names are found too, after the word itself, and places by their names in Latin letters',
  ],
  'search.shortcut': ['جست‌وجو (کلید / یا Ctrl+K)', 'Search (press / or Ctrl+K)'],
  'search.everywhere': ['جست‌وجوی «{q}» در همه‌جا', 'Search everything for “{q}”'],
  'search.rebuilding': [
    'فهرست جست‌وجو در حال ساخته‌شدن است ({n}٪)؛ شاید همهٔ نتیجه‌ها هنوز دیده نشوند.',
    'The search index is being built ({n}%); some results may still be missing.',
  ],
} satisfies Words;
