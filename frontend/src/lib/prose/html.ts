/** A body as HTML: what the program reads, and what it gives to be edited. */
import { DOMParser as Reader, DOMSerializer, Fragment, Slice, type Node } from 'prosemirror-model';
import { schema } from './schema';

const reader = Reader.fromSchema(schema);
const writer = DOMSerializer.fromSchema(schema);

/** Parsed apart from the page: nothing in it is fetched or runs. */
const treeOf = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;

/** The document of a body. */
export const docOf = (html: string): Node => reader.parse(treeOf(html));

/** What is put into a body: its parts, and its notes apart. */
export function partsOf(html: string): { slice: Slice; notes: Node[] } {
  const doc = docOf(html);
  const last = doc.lastChild;
  const notes = last?.type === schema.nodes.notes ? [...last.children] : [];
  const blocks = doc.children.filter((node) => node.type !== schema.nodes.notes);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  // One paragraph alone goes into the line where the cursor stands.
  if (only?.type === schema.nodes.paragraph) return { slice: new Slice(Fragment.from(only), 1, 1), notes };
  return { slice: new Slice(Fragment.from(blocks), 0, 0), notes };
}

/** The HTML of a document; empty for one in which nothing is written. */
export function htmlOf(doc: Node): string {
  if (isEmpty(doc)) return '';
  const page = document.implementation.createHTMLDocument('');
  const body = page.createElement('div');
  writer.serializeFragment(doc.content, { document: page }, body);
  for (const list of body.querySelectorAll('[data-tight]')) tighten(list);
  for (const part of body.querySelectorAll('[dir]')) part.removeAttribute('dir');
  return body.innerHTML;
}

export const isEmpty = (doc: Node): boolean =>
  doc.childCount === 1 &&
  doc.firstChild?.type === schema.nodes.paragraph &&
  doc.firstChild.content.size === 0;

/** The items of a list of lines are written without paragraphs, unless one holds more than a line. */
function tighten(list: Element) {
  list.removeAttribute('data-tight');
  const items = [...list.children];
  if (items.some((item) => [...item.children].filter(({ tagName }) => tagName === 'P').length > 1)) return;
  for (const item of items) {
    const line = item.firstElementChild;
    if (line?.tagName === 'P') line.replaceWith(...line.childNodes);
  }
}
