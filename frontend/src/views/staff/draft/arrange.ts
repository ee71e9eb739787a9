/** How the sheets of a draft stand on its screen. Pure but for the words. */
import type { SheetView } from '$lib/backend/staff-shapes';
import { layoutOf, orderOf } from '$features/sheets';
import type { Form } from '$lib/form/form.svelte';
import type { SheetLayout } from '$lib/form/layout';
import { t } from '$lib/i18n/i18n.svelte';
import { kindName, untitled } from '../names';

export interface Arranged {
  sheet: SheetView;
  layout: SheetLayout;
  title: string;
}

export interface Section {
  number: number;
  title: string;
  sheet: string;
  /** The paths in it; those that no section shows are in none. */
  paths: string[];
}

/** What a sheet is called: by what is typed in it now. */
export function titleOf(form: Form, sheet: string): string {
  const view = form.sheet(sheet);
  if (!view) return '';
  const typed = ['name', 'title', 'alt', 'caption'].map((path) => form.entry(sheet, path).text).find(Boolean);
  return typed ?? (view.title || untitled(view.kind));
}

/** The pictures that stand within other sheets. */
function shownWithin(form: Form): Set<string> {
  if (form.view.many) return new Set();
  const shown = form.sheets.flatMap(({ sheet, kind }) =>
    layoutOf(kind)
      .sections.flatMap(({ fields }) => fields)
      .flatMap(({ part, path }) => {
        if (part === 'photo') return [form.entry(sheet, path).text];
        if (part !== 'photos') return [];
        return form.rows(sheet, path).map((row) => form.entry(sheet, `${path}.${row}.media`).text);
      }),
  );
  return new Set(shown.map((id) => `media/${id}`));
}

/** A new picture that nothing in the draft names: it was taken out again, and is not sent. */
function isLoose(form: Form, { kind, id, new: fresh }: SheetView): boolean {
  if (kind !== 'media' || !fresh || form.sheets[0]?.id === id) return false;
  return !form.sheets.some(({ sheet, fields }) =>
    fields.some(({ path }) => form.entry(sheet, path).text.includes(id)),
  );
}

const headOf = (kind: string, title: string) =>
  title === untitled(kind) ? title : `${kindName(kind)}: ${title}`;

/** The sheets that are shown: of a draft with many the one that is open. */
export function arranged(form: Form): Arranged[] {
  const within = shownWithin(form);
  return form.sheets
    .filter(({ sheet }) => !form.view.many || sheet === form.whole)
    .filter((sheet) => !sheet.withdraw && !within.has(sheet.sheet) && !isLoose(form, sheet))
    .map((sheet) => ({
      sheet,
      layout: layoutOf(sheet.kind),
      title: headOf(sheet.kind, titleOf(form, sheet.sheet)),
    }))
    .sort((a, b) => orderOf(a.sheet.kind) - orderOf(b.sheet.kind));
}

/** All sections with their numbers, from 1. */
export function sectionsOf(sheets: Arranged[]): Section[] {
  let number = 0;
  return sheets.flatMap(({ sheet, layout }) =>
    layout.sections.map(({ title, fields }) => ({
      number: ++number,
      title: t(title),
      sheet: sheet.sheet,
      paths: fields.map(({ path }) => path),
    })),
  );
}
