/** The notes of a body: counted in the order in which the text first calls them; one that nothing calls goes. */
import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { schema } from './schema';

const { note, notes, note_call: call, paragraph } = schema.nodes;

/** The numbers that a document calls, each once, in their order. */
export function called(doc: Node): number[] {
  const numbers: number[] = [];
  doc.descendants((node) => {
    if (node.type === call && !numbers.includes(node.attrs.n as number)) numbers.push(node.attrs.n as number);
  });
  return numbers;
}

const notesOf = (doc: Node): Node[] => (doc.lastChild?.type === notes ? [...doc.lastChild.children] : []);

/** Where the notes begin: the end of the text. */
const endOf = (doc: Node): number =>
  doc.content.size - (doc.lastChild?.type === notes ? doc.lastChild.nodeSize : 0);

/** Puts numbers and order right; undefined where they are. */
function ordered(state: EditorState): Transaction | undefined {
  const { doc } = state;
  const present = notesOf(doc);
  const known = called(doc).filter((n) => present.some(({ attrs }) => attrs.n === n));
  const kept = known.flatMap((n) => present.find(({ attrs }) => attrs.n === n) ?? []);
  const right =
    kept.length === present.length &&
    kept.every((one, i) => one === present[i] && one.attrs.n === i + 1) &&
    called(doc).length === known.length;
  if (right) return undefined;
  const tr = state.tr;
  doc.descendants((node, at) => {
    if (node.type !== call) return;
    const n = known.indexOf(node.attrs.n as number) + 1;
    if (n === 0) tr.delete(tr.mapping.map(at), tr.mapping.map(at + node.nodeSize));
    else if (n !== node.attrs.n) tr.setNodeMarkup(tr.mapping.map(at), undefined, { n });
  });
  if (kept.some((one, i) => one !== present[i] || one.attrs.n !== i + 1) || kept.length !== present.length)
    renew(tr, kept);
  return tr;
}

/** Writes the notes anew, in an order; the cursor stays in the note that it was in. */
function renew(tr: Transaction, kept: Node[]) {
  const from = endOf(tr.doc);
  const next = kept.map((one, i) => one.type.create({ n: i + 1 }, one.content));
  tr.replaceWith(from, tr.doc.content.size, next.length ? notes.create(null, next) : []);
}

export const noteOrder = () =>
  new Plugin({
    appendTransaction: (transactions, _, state) =>
      transactions.some((tr) => tr.docChanged) ? ordered(state) : undefined,
  });

/** Calls a new note where the cursor stands, and goes to write it. */
export const addNote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!$to.parent.inlineContent || $to.parent.type.spec.code) return false;
  for (let depth = $to.depth; depth > 0; depth -= 1) if ($to.node(depth).type === note) return false;
  if (!dispatch) return true;
  const n = Math.max(0, ...notesOf(state.doc).map(({ attrs }) => attrs.n as number)) + 1;
  const tr = state.tr.insert($to.pos, call.create({ n }));
  const fresh = note.create({ n }, paragraph.create());
  const end = endOf(tr.doc);
  const present = notesOf(tr.doc);
  tr.replaceWith(end, tr.doc.content.size, notes.create(null, [...present, fresh]));
  dispatch(goTo(tr, n));
  return true;
};

function goTo(tr: Transaction, n: number): Transaction {
  const order = called(tr.doc).indexOf(n);
  tr.setMeta(WRITES, order + 1);
  return tr;
}

/** What a transaction says of the note that is to be written next. */
export const WRITES = 'note';

/** The end of the n-th note. */
export function endOfNote(doc: Node, n: number): TextSelection | undefined {
  let at = -1;
  doc.descendants((node, pos) => {
    if (node.type === note && node.attrs.n === n) at = pos + node.nodeSize - 1;
    return at < 0;
  });
  const found = at < 0 ? undefined : TextSelection.near(doc.resolve(at), -1);
  return found instanceof TextSelection ? found : undefined;
}

/** Adds pasted notes to a transaction whose text calls them; gives the text's calls other numbers than those there. */
export function renumbered(parts: Node[], by: number): Node[] {
  const change = (node: Node): Node => {
    if (node.type === call) return call.create({ n: (node.attrs.n as number) + by }, null, node.marks);
    return node.isText || node.childCount === 0
      ? node
      : node.copy(fragmentOf(node.children.map(change), node));
  };
  return parts.map(change);
}

const fragmentOf = (children: Node[], like: Node) => like.type.create(like.attrs, children).content;

/** Appends notes behind those of a document. */
export function appendNotes(tr: Transaction, fresh: Node[], by: number) {
  if (!fresh.length) return;
  const present = notesOf(tr.doc);
  const numbered = renumbered(fresh, by).map((one) =>
    note.create({ n: (one.attrs.n as number) + by }, one.content),
  );
  tr.replaceWith(endOf(tr.doc), tr.doc.content.size, notes.create(null, [...present, ...numbered]));
}

/** The highest number of a note. */
export const highest = (doc: Node): number =>
  Math.max(0, ...notesOf(doc).map(({ attrs }) => attrs.n as number));
