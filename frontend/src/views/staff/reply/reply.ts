/** What an official answer says, and what it still lacks. Pure. */
import type { AnswerView, RefView } from '$lib/backend/dialogue-shapes';
import type { Key } from '$lib/i18n/words';
import { openIn } from './slots';

export interface Reply {
  text: string;
  /** Who signs: `unit:<id>` or `post:<id>`. */
  sign: string;
  channel: string;
  /** The template that it began with. */
  template: string;
  outcome: string;
  due: string;
  why: string;
  link?: RefView;
}

export const NO_REPLY: Reply = {
  text: '',
  sign: '',
  channel: '',
  template: '',
  outcome: '',
  due: '',
  why: '',
};

export const LONGEST = 4000;
export const LONGEST_WHY = 300;

export const asksWhy = (outcome: string) => outcome === 'impossible' || outcome === 'elsewhere';

/** The first thing that keeps an answer from being sent; undefined where nothing does. */
export function lackOf({ text, sign, outcome, link, due, why }: Reply): Key | undefined {
  if (!text.trim()) return 'reply.lack.text';
  if (openIn(text).length) return 'reply.lack.slot';
  if (!sign) return 'reply.lack.sign';
  if (!outcome) return 'reply.lack.outcome';
  if (outcome === 'done' && !link) return 'reply.lack.link';
  if (outcome === 'planned' && !due) return 'reply.lack.due';
  if (asksWhy(outcome) && !why.trim()) return 'reply.lack.why';
  return undefined;
}

/** What a call takes of it. */
export function requestOf({ text, sign, channel, template, outcome, link, due, why }: Reply) {
  const [kind, id = ''] = sign.split(':');
  return {
    text,
    unit: kind === 'unit' ? id : '',
    post: kind === 'post' ? id : '',
    channel,
    template,
    outcome,
    kind: link?.kind ?? '',
    link: link?.id ?? '',
    due: outcome === 'planned' ? due : '',
    why: asksWhy(outcome) ? why : '',
  };
}

/** An answer that stands already, to be mended. */
export const replyOf = (answer: AnswerView): Reply => ({
  ...NO_REPLY,
  text: answer.text,
  sign: `${answer.by.kind}:${answer.by.id}`,
  channel: answer.channel,
  outcome: answer.outcome.kind,
  due: answer.outcome.due,
  why: answer.outcome.why,
  ...(answer.outcome.link ? { link: answer.outcome.link } : {}),
});
