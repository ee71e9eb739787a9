/**
 * The words of two texts, told apart. Cut by the rules of Persian, which keep «می‌شوند» and «۱۲٬۵۰۰» whole. Pure.
 */

export interface Word {
  op: 'same' | 'add' | 'cut';
  text: string;
}

const segmenter = new Intl.Segmenter('fa', { granularity: 'word' });

const cut = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** The largest table of words that is filled; beyond it the middle is told as one change. */
const LARGEST = 4_000_000;

/** What stays, comes and goes, in reading order; what goes stands before what comes in its place. */
export function wordsOf(old: string, next: string): Word[] {
  const [before, after] = [cut(old), cut(next)];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1;
  const middle = common(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const ends = before.slice(before.length - tail).map((text): Word => ({ op: 'same', text }));
  return joined([...before.slice(0, head).map((text): Word => ({ op: 'same', text })), ...middle, ...ends]);
}

/** The longest common run of words, by the table of its lengths. */
function common(before: string[], after: string[]): Word[] {
  const width = after.length + 1;
  if (before.length * after.length > LARGEST) return [...taken(before), ...put(after)];
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const words: Word[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      words.push({ op: 'same', text: before[i++] ?? '' });
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
      words.push({ op: 'cut', text: before[i++] ?? '' });
    else words.push({ op: 'add', text: after[j++] ?? '' });
  }
  return [...words, ...taken(before.slice(i)), ...put(after.slice(j))];
}

const taken = (words: string[]): Word[] => words.map((text) => ({ op: 'cut', text }));
const put = (words: string[]): Word[] => words.map((text) => ({ op: 'add', text }));

/** Neighbours of one sort become one; between two same words what goes stands before what comes. */
function joined(words: Word[]): Word[] {
  const out: Word[] = [];
  let [gone, come] = ['', ''];
  const end = () => {
    if (gone) out.push({ op: 'cut', text: gone });
    if (come) out.push({ op: 'add', text: come });
    [gone, come] = ['', ''];
  };
  for (const { op, text } of words) {
    if (op === 'cut') gone += text;
    else if (op === 'add') come += text;
    else {
      end();
      const last = out.at(-1);
      if (last?.op === 'same') last.text += text;
      else out.push({ op, text });
    }
  }
  end();
  return out;
}
