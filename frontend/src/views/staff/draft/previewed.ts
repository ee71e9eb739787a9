/** The public pages that can be seen before a draft is published. */
import type { ArticleView, EventView, ProjectView, TrusteeView } from '$lib/backend/shapes';
import { staff } from '$lib/backend/staff';

/** A page in advance. */
export type InAdvance =
  | { kind: 'article'; view: ArticleView }
  | { kind: 'event'; view: EventView }
  | { kind: 'project'; view: ProjectView }
  | { kind: 'trustee'; view: TrusteeView };

const LOOKS: Record<string, (at: { draft: string; sheet: string }) => Promise<InAdvance>> = {
  article: async (at) => ({ kind: 'article', view: await staff.previewArticle(at) }),
  event: async (at) => ({ kind: 'event', view: await staff.previewEvent(at) }),
  project: async (at) => ({ kind: 'project', view: await staff.previewProject(at) }),
  trustee: async (at) => ({ kind: 'trustee', view: await staff.previewTrustee(at) }),
};

/** Whether nouns of a kind have a page that can be seen in advance. */
export const isPreviewed = (kind: string) => kind in LOOKS;

/** The page of a sheet, kind/id, as it will be. */
export async function inAdvance(draft: string, sheet: string): Promise<InAdvance> {
  const look = LOOKS[sheet.split('/', 1)[0] ?? ''];
  if (!look) throw new Error(`no page in advance: ${sheet}`);
  return look({ draft, sheet });
}
