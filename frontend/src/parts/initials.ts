/** The first letters of a name, for where there is no face. Pure. */

/** What stands before a name and is none of it, without its points. */
const TITLES = new Set([
  ...[
    'آقای',
    'خانم',
    'دکتر',
    'مهندس',
    'استاد',
    'حاج',
    'حاجی',
    'حجت‌الاسلام',
    'آیت‌الله',
    'سردار',
    'سرهنگ',
    'شهید',
  ],
  ...['mr', 'mrs', 'ms', 'dr', 'eng', 'prof', 'haj', 'col'],
]);

/** Two at most, parted by a half-space, so that Persian letters do not join; of a title alone its own. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const own = words.filter((word) => !TITLES.has(word.replaceAll('.', '').toLowerCase()));
  return (own.length ? own : words)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('\u200c');
}
