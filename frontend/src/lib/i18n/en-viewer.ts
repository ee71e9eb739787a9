/** The words of the viewer of pictures and documents, of the trustees' map and of an area's signs in English. */
export const viewer = {
  'zoom.title': 'Zoom',
  'zoom.in': 'Zoom in',
  'zoom.out': 'Zoom out',
  'zoom.fit': 'Fit the window',
  'picture.credit': 'Credit: {name}',
  'picture.stage': 'Large picture',
  'picture.broken': 'This picture did not open; its file may be damaged.',
  'document.take': 'Save the document “{name}”',
  'paper.page': 'Page {n}',
  'paper.of': 'Page {n} of {all}',
  'paper.before': 'Previous page',
  'paper.next': 'Next page',
  'paper.opening': 'Opening the document…',
  'paper.pageFault': 'This page can’t be shown.',
  'paper.broken': 'This document did not open: its file is damaged or incomplete.',
  'paper.missing': 'The file of this document is not in the data folder.',
  'paper.password': 'This document is locked by a password and can’t be opened here.',
  'paper.unavailable': 'The document viewer did not load; close the program and open it again.',
  'area.flagged':
    'As of {day}, {n} of the {all} projects of this area have at least one sign. A sign is no verdict: it says that a figure has crossed its threshold.',
  'area.flagMore': 'and {n} more',
  'area.noFlags':
    'By what is recorded up to {day}, no sign of warning was found for the projects of this area.',
} as const;
