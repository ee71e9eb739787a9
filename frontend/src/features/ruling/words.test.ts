import { expect, it } from 'vitest';
import type { RulingView } from '$lib/backend/dialogue-shapes';
import { subjectHref } from './words';

const ruling = (of: string, kind: string, noun: string) =>
  ({ of, noun, subject: { kind, id: 's', title: '' } }) as unknown as RulingView;

it.each([
  ['comment', 'project', 'n', '#/project/s'],
  ['comment', 'city', 'n', '#/dialogue'],
  ['message', 'post', 'n', '#/message/n'],
  ['message', 'unit', '', '#/unit/s'],
  ['message', 'post', '', ''],
])('a ruling of a %s at a %s (%s) leads to %s', (of, kind, noun, want) =>
  expect(subjectHref(ruling(of, kind, noun))).toBe(want),
);
