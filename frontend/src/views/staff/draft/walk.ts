/** Ways over the form of a draft: to a field, to the next fault, to a section. Pure but for the page. */
import type { Form } from '$lib/form/form.svelte';
import { focusPlace, roundOf } from '$lib/form/next';
import type { Command } from '$lib/form/keys';
import { address } from '$lib/form/path';

/** A place that stands on the page: of a row's field that does not, the nearest around it. */
export function placeOnPage(place: string, frame: HTMLElement | undefined): string {
  let at = place;
  while (at.includes('.') && !frame?.querySelector(`[data-place="${CSS.escape(at)}"]`))
    at = at.slice(0, at.lastIndexOf('.'));
  return at;
}

export const toPlace = (place: string, frame: HTMLElement | undefined): boolean =>
  focusPlace(placeOnPage(place, frame), frame);

/** What the reviewer said is read first; Tab goes on from it into the form. */
export function toReturned(frame: HTMLElement | undefined) {
  const words = frame?.querySelector<HTMLElement>('[data-returned]');
  if (words) words.focus();
  else toSection(1, frame);
}

/** Goes to the next fault, or the one before. */
function toFault(form: Form, step: 1 | -1, frame: HTMLElement | undefined) {
  const places = form.faults.map((fault) => placeOnPage(address(fault.sheet, fault.path), frame));
  const next = roundOf(places, step, frame);
  if (next) focusPlace(next, frame);
}

export function toSection(number: number, frame: HTMLElement | undefined) {
  const section = frame?.querySelector<HTMLElement>(`#section-${number}`);
  const first = section?.querySelector<HTMLElement>('[data-place]')?.dataset.place;
  if (!first || !focusPlace(first, frame)) section?.querySelector<HTMLElement>('.heading')?.focus();
  section?.scrollIntoView?.({ block: 'start' });
}

/** Goes to the map of the sheet that is written in, else to the first; it is drawn once it comes into sight. */
function toMap(frame: HTMLElement | undefined): boolean {
  const maps = [...(frame?.querySelectorAll<HTMLElement>('[data-map]') ?? [])];
  const here = document.activeElement?.closest('.sheet');
  const map = maps.find((one) => here?.contains(one)) ?? maps[0];
  if (!map) return false;
  const focus = () => map.querySelector<HTMLElement>('canvas')?.focus();
  map.scrollIntoView({ block: 'center' });
  if (map.querySelector('canvas')) {
    focus();
    return true;
  }
  const drawn = new MutationObserver(() => {
    if (!map.querySelector('canvas')) return;
    drawn.disconnect();
    focus();
  });
  drawn.observe(map, { childList: true, subtree: true });
  return true;
}

/** While a text differs from what it was when it was entered, the browser's own undo goes first. */
export function isBrowsersTurn(form: Form): boolean {
  const place = document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset.place;
  if (!place || !(document.activeElement instanceof HTMLElement)) return false;
  const entry = form.entry(place.slice(0, place.indexOf('#')), place.slice(place.indexOf('#') + 1));
  return document.activeElement.matches('input, textarea') && entry.text !== entry.before;
}

/** The sheet that is written in, else the first of them. */
export function writtenIn<S extends { sheet: string }>(sheets: S[]): S | undefined {
  const at = document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset.place ?? '';
  return sheets.find(({ sheet }) => at.startsWith(`${sheet}#`)) ?? sheets[0];
}

/** Obeys a command that goes somewhere in the form; false for one that does not. */
export function walk(command: Command, form: Form, frame: HTMLElement | undefined): boolean {
  switch (command.name) {
    case 'nextFault':
    case 'previousFault':
      form.told = true;
      toFault(form, command.name === 'nextFault' ? 1 : -1, frame);
      return true;
    case 'map':
      return toMap(frame);
    case 'notes':
      frame?.querySelector<HTMLElement>('#notes-title ~ .line textarea')?.focus();
      return true;
    case 'section':
      toSection(command.number, frame);
      return true;
  }
  return false;
}
