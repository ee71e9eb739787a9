/** Keeps the line in which somebody writes in sight, where a keyboard stands below it. */
import { hasLines, type Field } from './typing';

/** What decides where the lines of a text break, and where they stand in their box. */
const SHAPE = [
  'boxSizing',
  'inlineSize',
  'direction',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'borderTopWidth',
  'borderRightWidth',
  'borderBottomWidth',
  'borderLeftWidth',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'textAlign',
] as const;

/** Brings the field into sight: of a text of several lines the line of the caret, else the field whole. */
export function keepInSight(field: Field) {
  if (!hasLines(field)) return field.scrollIntoView({ block: 'nearest' });
  const [copy, caret] = copyOf(field);
  field.after(copy);
  // The box may scroll by itself; then the line is brought into the box first.
  const { offsetTop: top, offsetHeight: height } = caret;
  if (top < field.scrollTop) field.scrollTop = top;
  else if (top + height > field.scrollTop + field.clientHeight)
    field.scrollTop = top + height - field.clientHeight;
  copy.style.top = `${field.offsetTop - field.scrollTop}px`;
  caret.scrollIntoView({ block: 'nearest' });
  copy.remove();
}

/** The text up to the caret as it stands in the field, unseen, and what stands where the caret does. */
function copyOf(field: Field): [HTMLElement, HTMLElement] {
  const [copy, caret] = [document.createElement('div'), document.createElement('span')];
  const style = getComputedStyle(field);
  for (const name of SHAPE) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: 'absolute',
    left: `${field.offsetLeft}px`,
    top: `${field.offsetTop}px`,
    borderStyle: 'solid',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  });
  copy.ariaHidden = 'true';
  copy.dir = field.dir;
  caret.textContent = '\u200b';
  // A line of room above; below what the field itself keeps free, as for what stands at the foot of a form.
  caret.style.scrollMarginTop = style.lineHeight;
  caret.style.scrollMarginBottom = `calc(${style.lineHeight} + ${style.scrollMarginBottom || '0px'})`;
  copy.append(field.value.slice(0, field.selectionEnd ?? field.value.length), caret);
  return [copy, caret];
}
