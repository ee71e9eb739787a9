import type { SheetLayout } from '$lib/form/layout';
import EventAside from './EventAside.svelte';

/** How an event is written. */
export const event: SheetLayout = {
  kind: 'event',
  sections: [
    {
      title: 'sheet.event.what',
      fields: [
        { path: 'title', label: 'sheet.event.title', width: 'full' },
        { path: 'category', label: 'sheet.event.category' },
        { path: 'code', label: 'sheet.code', hint: 'sheet.codeHint', dir: 'ltr' },
        { path: 'description', label: 'sheet.event.description', rows: 4 },
      ],
    },
    {
      title: 'sheet.event.when',
      fields: [
        { path: 'start', label: 'sheet.event.start' },
        { path: 'end', label: 'sheet.event.end' },
      ],
    },
    {
      title: 'sheet.event.where',
      fields: [
        { path: 'place', label: 'sheet.event.place', hint: 'sheet.event.placeHint' },
        {
          path: 'geometry',
          label: 'sheet.place.geometry',
          hint: 'sheet.place.geometryHint',
          part: 'map',
          areas: 'areas',
          width: 'full',
        },
        { path: 'areas', label: 'sheet.event.areas', width: 'full' },
      ],
    },
    {
      title: 'sheet.event.who',
      fields: [
        { path: 'organiser', label: 'sheet.event.organiser' },
        { path: 'audience', label: 'sheet.event.audience' },
        { path: 'capacity', label: 'sheet.event.capacity' },
        { path: 'project', label: 'sheet.event.project' },
      ],
    },
    {
      title: 'sheet.event.pictures',
      fields: [
        { path: 'media', label: 'sheet.event.photos', part: 'photos', picturesOnly: true, width: 'full' },
      ],
    },
  ],
  aside: EventAside,
  hidden: [],
};
