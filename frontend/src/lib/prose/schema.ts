/**
 * What a body of an article may hold, for the writer's editor: exactly what the program's own form knows. The program
 * reads the HTML of the editor and makes Markdown of it; nothing here knows Markdown.
 */
import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';

/** Pictures of the media store alone. */
const PICTURE = /^\/media\/[0-9a-f]{64}(-640)?\.(jpg|png)$/;

/** What a live block may be of: an id or a public code. */
const LIVE = /^[0-9A-Za-z-]{1,64}$/;

const attr = (node: HTMLElement, name: string) => node.getAttribute(name) ?? '';

function pictureOf(img: HTMLElement | null, caption: string | null | undefined) {
  const src = img ? attr(img, 'src') : '';
  if (!img || !PICTURE.test(src)) return false;
  return { src, alt: attr(img, 'alt'), caption: caption?.trim() || attr(img, 'title') };
}

const block = (tag: string, attrs: Record<string, unknown> = {}): DOMOutputSpec => [
  tag,
  { dir: 'auto', ...attrs },
  0,
];

/** Whether the items of a list are lines, not paragraphs. */
const isTight = (list: HTMLElement) => !list.querySelector(':scope > li > p');

const pictureAttrs = { src: { default: '' }, alt: { default: '' }, caption: { default: '' } };

const blocks = {
  paragraph: {
    group: 'block',
    content: 'inline*',
    parseDOM: [{ tag: 'p' }],
    toDOM: () => block('p'),
  },
  heading: {
    group: 'block',
    content: 'inline*',
    attrs: { level: { default: 2 } },
    defining: true,
    parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => block(`h${node.attrs.level}`),
  },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    attrs: { tight: { default: true } },
    parseDOM: [{ tag: 'ul', getAttrs: (dom: HTMLElement) => ({ tight: isTight(dom) }) }],
    toDOM: (node) => ['ul', node.attrs.tight ? { 'data-tight': '' } : {}, 0],
  },
  ordered_list: {
    group: 'block',
    content: 'list_item+',
    attrs: { tight: { default: true }, order: { default: 1 } },
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: (dom: HTMLElement) => ({ tight: isTight(dom), order: Number(attr(dom, 'start') || '1') }),
      },
    ],
    toDOM: ({ attrs }) => [
      'ol',
      { ...(attrs.tight ? { 'data-tight': '' } : {}), ...(attrs.order === 1 ? {} : { start: attrs.order }) },
      0,
    ],
  },
  list_item: {
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => block('li'),
  },
  blockquote: {
    group: 'block',
    content: 'block+',
    attrs: { pull: { default: false } },
    defining: true,
    parseDOM: [
      { tag: 'blockquote', getAttrs: (dom: HTMLElement) => ({ pull: attr(dom, 'class').includes('pull') }) },
    ],
    toDOM: (node) => block('blockquote', node.attrs.pull ? { class: 'pull' } : {}),
  },
  code_block: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    attrs: { lang: { default: '' } },
    parseDOM: [
      {
        tag: 'pre',
        preserveWhitespace: 'full',
        getAttrs: (dom: HTMLElement) => ({
          lang: /language-([\w+-]+)/.exec(dom.querySelector('code')?.className ?? '')?.[1] ?? '',
        }),
      },
    ],
    toDOM: ({ attrs }) => [
      'pre',
      { dir: 'ltr' },
      ['code', attrs.lang ? { class: `language-${attrs.lang}` } : {}, 0],
    ],
  },
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  figure: {
    group: 'block',
    attrs: pictureAttrs,
    draggable: true,
    parseDOM: [
      {
        tag: 'figure:not(.gallery)',
        getAttrs: (dom: HTMLElement) =>
          pictureOf(dom.querySelector('img'), dom.querySelector('figcaption')?.textContent),
      },
    ],
    toDOM: ({ attrs }) => [
      'figure',
      ['img', { src: attrs.src, alt: attrs.alt, ...(attrs.caption ? { title: attrs.caption } : {}) }],
    ],
  },
  gallery: {
    group: 'block',
    content: 'figure+',
    parseDOM: [{ tag: 'figure.gallery' }],
    toDOM: () => ['figure', { class: 'gallery' }, 0],
  },
} satisfies Record<string, NodeSpec>;

/** The live block of a project, which stands between the parts of the text alone. */
const live = {
  live: {
    attrs: { ref: { default: '' } },
    atom: true,
    draggable: true,
    parseDOM: [
      {
        tag: 'div.live-project',
        getAttrs: (dom: HTMLElement) => LIVE.test(dom.textContent.trim()) && { ref: dom.textContent.trim() },
      },
    ],
    toDOM: ({ attrs }) => ['div', { class: 'live-project' }, String(attrs.ref)],
  },
} satisfies Record<string, NodeSpec>;

/** The notes stand last; one is called by its number. */
const notes = {
  notes: {
    content: 'note+',
    parseDOM: [{ tag: 'div.footnotes', contentElement: 'ol' }],
    toDOM: () => ['div', { class: 'footnotes' }, ['ol', 0]],
  },
  note: {
    content: 'block+',
    attrs: { n: { default: 1 } },
    defining: true,
    isolating: true,
    parseDOM: [
      {
        tag: 'li[id^="fn:"]',
        priority: 60,
        getAttrs: (dom: HTMLElement) => ({ n: Number(attr(dom, 'id').slice('fn:'.length)) }),
      },
    ],
    toDOM: ({ attrs }) => ['li', { id: `fn:${attrs.n}`, dir: 'auto' }, 0],
  },
  note_call: {
    group: 'inline',
    inline: true,
    attrs: { n: { default: 1 } },
    parseDOM: [
      {
        tag: 'a.footnote-ref',
        priority: 60,
        getAttrs: (dom: HTMLElement) => ({ n: Number(attr(dom, 'href').slice('#fn:'.length)) }),
      },
    ],
    toDOM: ({ attrs }) => ['sup', ['a', { class: 'footnote-ref', href: `#fn:${attrs.n}` }, String(attrs.n)]],
  },
} satisfies Record<string, NodeSpec>;

const tables = tableNodes({ tableGroup: 'block', cellContent: 'paragraph', cellAttributes: {} });

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      { tag: 'a[href]:not(.footnote-ref)', getAttrs: (dom: HTMLElement) => ({ href: attr(dom, 'href') }) },
    ],
    toDOM: ({ attrs }) => ['a', { href: attrs.href }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  del: { parseDOM: [{ tag: 'del' }, { tag: 's' }], toDOM: () => ['del', 0] },
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', { dir: 'ltr' }, 0] },
} satisfies Record<string, MarkSpec>;

export const schema = new Schema({
  nodes: {
    doc: { content: '(block | live)+ notes?' },
    ...blocks,
    ...live,
    ...tables,
    ...notes,
    picture: {
      group: 'inline',
      inline: true,
      attrs: pictureAttrs,
      parseDOM: [{ tag: 'img', getAttrs: (dom: HTMLElement) => pictureOf(dom, '') }],
      toDOM: ({ attrs }) => [
        'img',
        { src: attrs.src, alt: attrs.alt, ...(attrs.caption ? { title: attrs.caption } : {}) },
      ],
    },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    text: { group: 'inline' },
  },
  marks,
});
