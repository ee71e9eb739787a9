/** The day that a picture tells of itself: offered to the writer, and set by nobody else. */
import { writeDay } from '$lib/typed/days';
import type { Form } from './form.svelte';

const entryOf = (form: Form, id: string) => form.entry(`media/${id}`, 'taken');

/** The ISO day that can be taken over; empty where a day is written already, or none is told. */
export function offeredDay(form: Form, id: string): string {
  const told = form.sheet(`media/${id}`)?.taken;
  return told && !form.readonly && entryOf(form, id).text === '' ? told : '';
}

export function takeDay(form: Form, id: string) {
  const day = offeredDay(form, id);
  if (day) entryOf(form, id).choose(writeDay(day), day);
}
