/** What was chosen where a draft and what is public differ. It knows no noun and draws nothing. */
import type {
  ConflictView,
  PointView,
  SettleConflictRequest,
  SheetConflict,
} from '$lib/backend/staff-shapes';

export type Take = 'mine' | 'theirs' | 'text';
export type Way = 'back' | 'leave';

/** A place where somebody has to choose; a withdrawn noun is one as a whole. */
export interface Asked {
  key: string;
  sheet: SheetConflict;
  point?: PointView;
}

/** Sorts of which a text can be typed anew in one line or a few; a shape is drawn, a body has an editor. */
const UNTYPED = ['place', 'body'];

export const isTypable = (point: PointView): boolean => point.op === 'field' && !UNTYPED.includes(point.sort);

const keyOf = (sheet: string, path: string) => `${sheet}#${path}`;

export function askedOf(view: ConflictView): Asked[] {
  return view.sheets.flatMap((sheet): Asked[] =>
    sheet.withdrawn
      ? [{ key: keyOf(sheet.sheet, ''), sheet }]
      : sheet.points
          .filter(({ taken }) => !taken)
          .map((point) => ({ key: keyOf(sheet.sheet, point.path), sheet, point })),
  );
}

export class Choices {
  readonly view: ConflictView;
  readonly asked: Asked[];
  #takes = $state<Record<string, Take | Way>>({});
  #texts = $state<Record<string, string>>({});

  constructor(view: ConflictView) {
    this.view = view;
    this.asked = askedOf(view);
  }

  take = (key: string): Take | Way | undefined => this.#takes[key];

  text(asked: Asked): string {
    return this.#texts[asked.key] ?? asked.point?.text ?? '';
  }

  choose(asked: Asked, take: Take | Way) {
    this.#takes[asked.key] = take;
  }

  type(asked: Asked, text: string) {
    this.#texts[asked.key] = text;
    this.#takes[asked.key] = 'text';
  }

  /** What can be chosen, in the order of the keys 1, 2, 3. */
  options({ point }: Asked): (Take | Way)[] {
    if (!point) return ['back', 'leave'];
    return isTypable(point) ? ['mine', 'theirs', 'text'] : ['mine', 'theirs'];
  }

  get left(): number {
    return this.asked.filter(({ key }) => !this.#takes[key]).length;
  }

  request(draft: string, page: string): SettleConflictRequest {
    return {
      draft,
      page,
      sheets: this.view.sheets.map(({ sheet, present }) => {
        const mine = this.asked.filter((one) => one.sheet.sheet === sheet);
        const way = mine.find(({ point }) => !point);
        return {
          sheet,
          present,
          way: (way && this.take(way.key)) ?? '',
          points: mine.flatMap((one) =>
            one.point ? [{ path: one.point.path, take: this.take(one.key) ?? '', text: this.text(one) }] : [],
          ),
        };
      }),
    } as SettleConflictRequest;
  }
}
