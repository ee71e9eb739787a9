/** What a person can do to a body: by the bar and by keys. Keys go by their place, for under a Persian layout B is «ذ». */
import { setBlockType, toggleMark, lift, wrapIn } from 'prosemirror-commands';
import { redo, undo, undoDepth, redoDepth } from 'prosemirror-history';
import type { Node, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
} from 'prosemirror-tables';
import { HALF_SPACE } from '$lib/form/halfspace';
import { ALL_ACTS, type Act, type Look } from './acts';
import { addNote } from './notes';
import { schema } from './schema';

const { nodes, marks } = schema;

/** The nearest part of a sort around the cursor. */
function around(state: EditorState, ...types: (NodeType | undefined)[]): Node | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if (types.includes($from.node(depth).type)) return $from.node(depth);
  return undefined;
}

const heading =
  (level: number): Command =>
  (state, dispatch) =>
    isHeading(state, level)
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);

const isHeading = (state: EditorState, level: number) => {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs.level === level;
};

/** Makes a list, turns it into the other sort, or takes the lines out of it. */
const list =
  (type: NodeType): Command =>
  (state, dispatch, view) => {
    const present = around(state, nodes.bullet_list, nodes.ordered_list);
    if (!present) return wrapInList(type, { tight: true })(state, dispatch);
    if (present.type === type) return liftListItem(nodes.list_item)(state, dispatch, view);
    const at = placeOf(state, present);
    dispatch?.(state.tr.setNodeMarkup(at, type, { tight: present.attrs.tight as boolean }));
    return true;
  };

function placeOf(state: EditorState, node: Node): number {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth) === node) return $from.before(depth);
  return 0;
}

const quote =
  (pull: boolean): Command =>
  (state, dispatch) => {
    const present = around(state, nodes.blockquote);
    if (!present) return wrapIn(nodes.blockquote, { pull })(state, dispatch);
    if (present.attrs.pull === pull) return lift(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(placeOf(state, present), undefined, { pull }));
    return true;
  };

/** The rows and columns that a new table has. */
const ROWS = 3;
const COLUMNS = 2;

const addTable: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  const cell = (type: NodeType) => type.create(null, nodes.paragraph.create());
  const rows = Array.from({ length: ROWS }, (_, row) =>
    nodes.table_row.create(
      null,
      Array.from({ length: COLUMNS }, () => cell(row ? nodes.table_cell : nodes.table_header)),
    ),
  );
  return insert(nodes.table.create(null, rows))(state, dispatch);
};

/** Puts a part where the cursor stands, in the place of an empty paragraph. */
export const insert =
  (node: Node): Command =>
  (state, dispatch) => {
    if (around(state, nodes.note) && node.type !== nodes.horizontal_rule) return false;
    if (!dispatch) return true;
    const { $from } = state.selection;
    const tr = state.tr.replaceSelectionWith(node);
    const inside = tr.doc.resolve(tr.mapping.map($from.pos, -1));
    if (node.type === nodes.table) tr.setSelection(TextSelection.near(inside, 1));
    dispatch(tr.scrollIntoView());
    return true;
  };

/** Puts a live block below the part of the text in which the cursor stands, or in the place of an empty one. */
export const insertLive =
  (ref: string): Command =>
  (state, dispatch) => {
    const { $to } = state.selection;
    const top = $to.depth ? $to.node(1) : undefined;
    const tr = state.tr;
    const block = nodes.live.create({ ref });
    if (!top || top.type === nodes.notes) {
      const last = state.doc.lastChild;
      tr.insert(state.doc.content.size - (last?.type === nodes.notes ? last.nodeSize : 0), block);
    } else if (top.type === nodes.paragraph && top.content.size === 0)
      tr.replaceRangeWith($to.before(1), $to.after(1), block);
    else tr.insert($to.after(1), block);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** The address of the link at the cursor; empty where there is none. */
export function linkAt(state: EditorState): string {
  const { $from, from, to, empty } = state.selection;
  const found = empty ? marks.link.isInSet($from.marks()) : undefined;
  if (found) return found.attrs.href as string;
  let href = '';
  state.doc.nodesBetween(from, to, (node) => {
    href ||= (marks.link.isInSet(node.marks)?.attrs.href as string | undefined) ?? '';
  });
  return href;
}

/** Where the link at the cursor goes on, or the selection. */
function linkReach(state: EditorState): { from: number; to: number } {
  const { $from, from, to, empty } = state.selection;
  if (!empty) return { from, to };
  const mark = marks.link.isInSet($from.marks());
  if (!mark) return { from, to };
  const start = $from.start();
  let reach = { from, to };
  $from.parent.forEach((node, offset) => {
    const begins = start + offset;
    const ends = begins + node.nodeSize;
    if (mark.isInSet(node.marks) && begins <= from && ends >= from) reach = { from: begins, to: ends };
  });
  return reach;
}

/** Links what is selected; with nothing selected it writes the words. An empty address takes the link away. */
export const setLink =
  (href: string, words: string): Command =>
  (state, dispatch) => {
    const { from, to } = linkReach(state);
    const tr = state.tr.removeMark(from, to, marks.link);
    if (href && from === to)
      tr.replaceSelectionWith(schema.text(words || href, [marks.link.create({ href })]), false);
    else if (href) tr.addMark(from, to, marks.link.create({ href }));
    dispatch?.(tr.scrollIntoView());
    return true;
  };

const none: Command = () => false;

/** The acts that need nothing more than the cursor. */
export const commands: Record<Act, Command> = {
  strong: toggleMark(marks.strong),
  em: toggleMark(marks.em),
  del: toggleMark(marks.del),
  code: toggleMark(marks.code),
  link: none,
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  bullets: list(nodes.bullet_list),
  numbers: list(nodes.ordered_list),
  quote: quote(false),
  pull: quote(true),
  figure: none,
  live: none,
  table: addTable,
  note: addNote,
  listing: (state, dispatch) =>
    setBlockType(state.selection.$from.parent.type === nodes.code_block ? nodes.paragraph : nodes.code_block)(
      state,
      dispatch,
    ),
  rule: insert(nodes.horizontal_rule.create()),
  undo,
  redo,
  rowAdd: addRowAfter,
  columnAdd: addColumnAfter,
  rowDrop: deleteRow,
  columnDrop: deleteColumn,
  tableDrop: deleteTable,
};

/** Whether what an act makes is there already. */
function isOn(act: Act, state: EditorState): boolean {
  const { $from, from, to, empty } = state.selection;
  switch (act) {
    case 'strong':
    case 'em':
    case 'del':
    case 'code': {
      const type = marks[act];
      return empty
        ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
        : state.doc.rangeHasMark(from, to, type);
    }
    case 'link':
      return linkAt(state) !== '';
    case 'heading2':
    case 'heading3':
    case 'heading4':
      return isHeading(state, Number(act.slice('heading'.length)));
    case 'bullets':
      return around(state, nodes.bullet_list, nodes.ordered_list)?.type === nodes.bullet_list;
    case 'numbers':
      return around(state, nodes.bullet_list, nodes.ordered_list)?.type === nodes.ordered_list;
    case 'quote':
    case 'pull':
      return around(state, nodes.blockquote)?.attrs.pull === (act === 'pull');
    case 'listing':
      return $from.parent.type === nodes.code_block;
  }
  return false;
}

/** What the bar shows of a body: what is on at the cursor, and what can be taken back within the body itself. */
export const lookOf = (state: EditorState): Look => ({
  on: ALL_ACTS.filter((act) => isOn(act, state)),
  table: isInTable(state),
  undo: undoDepth(state),
  redo: redoDepth(state),
});

export const halfSpace: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText(HALF_SPACE).scrollIntoView());
  return true;
};

const breaks: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code)
    return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** Keys whose names are the same in every layout. */
export const structure: Record<string, Command> = {
  Enter: splitListItem(nodes.list_item),
  'Shift-Enter': breaks,
  Tab: (state, dispatch, view) =>
    goToNextCell(1)(state, dispatch) || sinkListItem(nodes.list_item)(state, dispatch, view),
  'Shift-Tab': (state, dispatch, view) =>
    goToNextCell(-1)(state, dispatch) || liftListItem(nodes.list_item)(state, dispatch, view),
};
