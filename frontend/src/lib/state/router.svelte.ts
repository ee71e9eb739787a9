/** Where the person is. Every step of the history keeps its own scroll place. */
import { href, parse, type Query } from './route';
import { tabSession } from './tab-session';

/** The element that scrolls: the screen's main part. */
const scroller = () => document.querySelector('main');

class Router {
  route = $state.raw(parse(location.hash));
  /** Counts arrivals, so that a screen knows a new visit from a mere change of its filters. */
  visit = $state(0);

  /** Whether this step was seen before: then the focus stays with the reader. */
  returned = false;

  #step = $state(0);
  /** Set from arrival until the content stands: scrolling in between is not the reader's. */
  #settling = true;
  #places = new Map<number, number>();
  /** The link by which each step was left. */
  #links = new Map<number, string>();

  start() {
    this.route = parse(location.hash);
    this.#step = stepOf(history.state) ?? 0;
    this.#mark();
    addEventListener('hashchange', () => this.#arrive());
  }

  /** Goes to a screen. */
  go(name: string, id = '', query: Query = {}) {
    location.hash = href(name, id, query);
  }

  /** Whether the person came here from another screen. */
  get deep(): boolean {
    return this.#step > 0;
  }

  /** Goes to where the person came from. */
  back() {
    if (this.deep) history.back();
  }

  /** Changes the filters of this screen without a new step in the history. */
  refine(query: Query) {
    const { name, id } = this.route;
    history.replaceState(history.state, '', href(name, id, query));
    this.route = parse(location.hash);
  }

  /** Puts the screen where it was left, once its content stands; a first visit starts at the top. */
  restore() {
    scroller()?.scrollTo(0, this.#places.get(this.#step) ?? 0);
    this.#settling = false;
  }

  /** The link of this step that the person followed, to stand on again after coming back. */
  get left(): string | undefined {
    return this.#links.get(this.#step);
  }

  scrolled(top: number) {
    if (!this.#settling) this.#places.set(this.#step, top);
  }

  #arrive() {
    let known = stepOf(history.state);
    if (known !== undefined && !isOurs(history.state)) this.#mark('#/', (known = 0));
    this.returned = known !== undefined;
    this.#settling = true;
    const link = document.activeElement?.closest('main a')?.getAttribute('href');
    if (link) this.#links.set(this.#step, link);
    this.#step = known ?? this.#next();
    this.route = parse(location.hash);
    this.visit += 1;
  }

  #next(): number {
    const step = Math.max(this.#step, ...this.#places.keys()) + 1;
    this.#mark(undefined, step);
    return step;
  }

  /** Writes on this entry of the history whose step it is. */
  #mark(address?: string, step = this.#step) {
    history.replaceState({ step, tab: tabSession() }, '', address);
  }
}

/** Whether an entry of the history is of the person who stands here now, and not of one before. */
function isOurs(state: unknown): boolean {
  return (state as { tab?: unknown } | null)?.tab === tabSession();
}

function stepOf(state: unknown): number | undefined {
  const step = (state as { step?: unknown } | null)?.step;
  return typeof step === 'number' ? step : undefined;
}

export const router = new Router();
