import { expect, it } from 'vitest';
import type { CommentView } from '$lib/backend/shapes';
import { threads } from './thread';

const said = (id: string, parent = ''): CommentView => ({
  id,
  parent,
  author: '',
  text: id,
  at: 0,
  supports: 0,
  answer: '',
  answerBy: '',
  answerAt: 0,
});

const told = (...comments: CommentView[]) =>
  threads(comments).map(({ first, replies }) => [
    first.id,
    ...replies.map(({ comment, to }) => (to ? `${comment.id}>${to.id}` : comment.id)),
  ]);

it('a reply to a reply is not lost and says to whom', () => {
  expect(told(said('a'), said('b'), said('c', 'a'), said('d', 'c'), said('e', 'a'), said('f', 'd'))).toEqual([
    ['a', 'c', 'd>c', 'f>d', 'e'],
    ['b'],
  ]);
});

it('a reply to what is not shown stands by itself', () => {
  expect(told(said('a', 'gone'), said('b', 'a'))).toEqual([['a', 'b']]);
});

it('a ring of replies is shown once', () => {
  expect(told(said('a', 'b'), said('b', 'a'))).toEqual([['a', 'b']]);
});
