/** Pictures of a report: those that are added to a form, and what is said of the faces and plates in them. */
import { queue } from '$lib/backend/dialogue';
import type { PhotoAnswer, PhotosView, PhotoView } from '$lib/backend/dialogue-shapes';
import { Intake } from '$lib/form/intake.svelte';
import { photoOf } from '$lib/photo';

export const ANSWERS = ['clear', 'covered', 'kept'] as const;

/** Whether everything is said of a picture that its publication needs. */
export const isAnswered = ({ answer, boxes }: Pick<PhotoView, 'answer' | 'boxes'>) =>
  answer === 'clear' || answer === 'kept' || (answer === 'covered' && boxes.length > 0);

export class Photos {
  list = $state.raw<readonly PhotoView[]>([]);
  /** How often answers were asked for that are missing. */
  asked = $state(0);

  readonly whole = $derived(this.list.every(isAnswered));
  /** Whether something of them is not shown as it was sent. */
  readonly covers = $derived(this.list.some(({ answer }) => answer === 'covered' || answer === 'kept'));

  put(photos: readonly PhotoView[]) {
    this.list = photos;
    this.asked = 0;
  }

  change(k: number, change: Partial<PhotoView>) {
    this.list = this.list.map((photo) => (photo.k === k ? { ...photo, ...change } : photo));
  }

  get answers(): PhotoAnswer[] {
    return this.list.map(({ k, answer, boxes }) => ({
      k,
      answer,
      boxes: answer === 'covered' ? boxes.map(({ x, y, w, h }) => ({ x, y, w, h })) : [],
    }));
  }
}

/** Those of a form: kept by the program as what is typed there. */
export class FormPhotos extends Photos {
  readonly form: string;
  readonly intake: Intake;

  constructor(form: string) {
    super();
    this.form = form;
    this.intake = new Intake(async (file) => {
      this.#take(await queue.attach(this.form, file.name, await photoOf(file)));
      return { known: '', title: '' };
    });
  }

  /** What was added before, with what was said of it. */
  async load(said: readonly PhotoAnswer[] = []) {
    const { photos } = await queue.attached(this.form);
    this.put(photos.map((photo) => ({ ...photo, ...said.find(({ k }) => k === photo.k) })));
  }

  async drop(k: number) {
    this.#take(await queue.detach(this.form, k));
  }

  #take({ photos }: PhotosView) {
    this.list = photos.map((photo) => this.list.find(({ k }) => k === photo.k) ?? photo);
  }
}
