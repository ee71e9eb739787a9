import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { KINDS, type Kind } from '$lib/nouns';
import { onChanged } from './changes';

let send: (data: unknown) => void;
const ends: (() => void)[] = [];

/** Listens for kinds and counts what is heard. */
function listener(...kinds: Kind[]) {
  const heard = vi.fn();
  ends.push(onChanged(kinds, heard));
  return heard;
}

beforeAll(() => {
  window.runtime = { EventsOn: (_, heard) => void (send = heard) };
});
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.useRealTimers();
});

describe('a change', () => {
  it('is heard by those who show its kind, and by no other', () => {
    const [projects, news] = [listener('project', 'area'), listener('article')];
    send({ seq: 7, kinds: ['project'] });
    vi.runAllTimers();
    expect(projects).toHaveBeenCalledTimes(1);
    expect(news).not.toHaveBeenCalled();
  });

  it('of a burst is heard once, with all its kinds, when it is over', () => {
    const [projects, news, events] = [listener('project'), listener('article'), listener('event')];
    for (const kinds of [['project'], ['article'], ['project', 'media']]) send({ seq: 1, kinds });
    expect(projects).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect([projects, news, events].map((heard) => heard.mock.calls.length)).toEqual([1, 1, 0]);
  });

  it('is forgotten once it was told', () => {
    const projects = listener('project');
    send({ seq: 1, kinds: ['project'] });
    vi.runAllTimers();
    send({ seq: 2, kinds: ['article'] });
    vi.runAllTimers();
    expect(projects).toHaveBeenCalledTimes(1);
  });

  it.each([[{ seq: 1 }], [{ seq: 1, kinds: [] }], [7], [undefined], [null]])(
    'that names no kind (%j) is heard by all',
    (data) => {
      const [projects, news] = [listener('project'), listener('article')];
      send(data);
      vi.runAllTimers();
      expect([projects, news].map((heard) => heard.mock.calls.length)).toEqual([1, 1]);
    },
  );

  it('is not heard by one who has left', () => {
    const projects = vi.fn();
    const end = onChanged(['project'], projects);
    send({ seq: 1, kinds: ['project'] });
    end();
    vi.runAllTimers();
    expect(projects).not.toHaveBeenCalled();
  });
});

it('the kinds are those of Go', () => {
  const go = readdirSync('../backend')
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .map((name) => readFileSync(`../backend/${name}`, 'utf8'))
    .join('\n');
  const kinds = [...go.matchAll(/^\tKind\w+\s+Kind = "(\w+)"/gm)].map((match) => match[1]);
  // Users are no noun of the public record.
  expect([...KINDS].sort()).toEqual(kinds.filter((kind) => kind !== 'user').sort());
});
