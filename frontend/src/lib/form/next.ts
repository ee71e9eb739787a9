/** Where the cursor goes: from field to field, to a place of the form, round its faults. Fields stand in [data-place]. */

const CONTROLS = 'input, textarea, select, button, [tabindex="0"]';

const isOpen = (control: HTMLElement) =>
  !control.hasAttribute('disabled') && control.tabIndex >= 0 && !control.closest('[hidden], [inert]');

/** Of a choice among a few, the one that is made: the others are no stop of Tab. */
const CHOSEN = ':scope:not(:has([data-place])) [type="radio"]:checked';

/** The first control of a place; where a text is written with a bar above it, the text. */
const controlOf = (place: Element): HTMLElement | undefined =>
  place.querySelector<HTMLElement>('[contenteditable="true"]') ??
  place.querySelector<HTMLElement>(CHOSEN) ??
  [...place.querySelectorAll<HTMLElement>(CONTROLS)].find(isOpen);

/** The places of a form in the order in which they are read. */
const places = (within: ParentNode) => [...within.querySelectorAll<HTMLElement>('[data-place]')];

/** Goes to the first control of the next field; the last one stays where it is. */
export function focusNext(from: HTMLElement) {
  const form = from.closest('[data-form]') ?? document;
  const all = places(form);
  const here = all.findLastIndex((place) => place.contains(from));
  for (const place of all.slice(here + 1)) {
    const control = controlOf(place);
    if (!control || place.contains(from)) continue;
    control.focus();
    return;
  }
}

/** Goes to the first control of the field before; the first one stays where it is. */
export function focusBefore(from: HTMLElement) {
  const all = places(from.closest('[data-form]') ?? document);
  const here = all.findLastIndex((place) => place.contains(from));
  for (const place of all.slice(0, Math.max(0, here)).reverse()) {
    const control = controlOf(place);
    if (control && !place.contains(from)) return control.focus();
  }
}

/** A cell of a grid that is not written in has no control: it takes the focus itself. */
const cellOf = (place: HTMLElement) => (place.matches('[role=gridcell]') ? place : undefined);

/** Goes to a place of the form; tells whether it is there. */
export function focusPlace(place: string, within: ParentNode = document): boolean {
  const found = within.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  const control = found && (controlOf(found) ?? cellOf(found));
  if (!found || !control) return false;
  control.focus({ preventScroll: true });
  found.scrollIntoView?.({ block: 'center' });
  return true;
}

/** Goes to the first control of an element, its fields before all else. */
export function focusFirst(within: Element) {
  const first = places(within)[0] ?? within;
  controlOf(first)?.focus();
}

/** Goes to the first field of a sheet. */
export function focusSheet(sheet: string) {
  const first = document.querySelector(`[data-place^="${CSS.escape(sheet)}#"]`);
  if (first) controlOf(first)?.focus();
}

/** The place that has the cursor; empty for none. */
export const placeHere = (): string =>
  document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset.place ?? '';

/** The place after or before the one with the cursor among some, round and round, in the order of the form. */
export function roundOf(wanted: string[], step: 1 | -1, within: ParentNode = document): string | undefined {
  const all = places(within).map((place) => place.dataset.place ?? '');
  const round = all.filter((place) => wanted.includes(place));
  const here = all.indexOf(placeHere());
  if (step === 1) return round.find((place) => all.indexOf(place) > here) ?? round[0];
  return round.findLast((place) => here >= 0 && all.indexOf(place) < here) ?? round.at(-1);
}
