/** Comments in their threads. Pure. */
import type { CommentView } from '$lib/backend/shapes';

interface Reply {
  comment: CommentView;
  /** What it replies to, where that is a reply itself. */
  to?: CommentView;
}

interface Thread {
  first: CommentView;
  /** All that was said below it, however deep, each after what it replies to. */
  replies: Reply[];
}

/** Puts every comment into one thread; a reply to what is not shown stands by itself. */
export function threads(comments: CommentView[]): Thread[] {
  const known = new Set(comments.map((comment) => comment.id));
  const placed = new Set<string>();

  function below(parent: CommentView, depth: number): Reply[] {
    return comments
      .filter((comment) => comment.parent === parent.id && !placed.has(comment.id))
      .flatMap((comment) => {
        placed.add(comment.id);
        return [{ comment, to: depth ? parent : undefined }, ...below(comment, depth + 1)];
      });
  }
  function thread(first: CommentView): Thread {
    placed.add(first.id);
    return { first, replies: below(first, 0) };
  }

  const out = comments.filter((comment) => !known.has(comment.parent)).map(thread);
  // What replies to each other in a ring has no first; the oldest of it is taken for one.
  for (const comment of comments) if (!placed.has(comment.id)) out.push(thread(comment));
  return out;
}
