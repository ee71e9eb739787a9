/**
 * Who is signed in on this page, and the lock. A locked page is covered and keeps all its state; whoever may go on
 * unlocks it. That the program refuses a call because it is locked is no error: it only covers the page.
 */
import { guardCalls, isLocked, staff } from '$lib/backend/staff';
import type { BeginRequest, WhoView } from '$lib/backend/staff-shapes';
import { resumeAll } from '$lib/form/saver.svelte';
import { forgetAll, sendAll } from '$lib/form/senders';
import { dropTails } from '$lib/form/tail';

/** How long a lock waits for what is typed to be kept; ms. */
const PATIENCE = 2000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

class Session {
  who = $state.raw<WhoView>();
  /** Whether the page is covered. */
  covered = $state(false);

  #waiting: (() => void)[] = [];

  constructor() {
    guardCalls({ locked: () => this.#unlocked(), signedOut: () => this.#ended() });
  }

  /** Whether there is a workspace at all: not at a kiosk, and not in an older program. */
  get there(): boolean {
    return this.who !== undefined && !this.who.kiosk;
  }

  get signed(): boolean {
    return this.who?.signed ?? false;
  }

  get id(): string {
    return this.signed ? (this.who?.id ?? '') : '';
  }

  get name(): string {
    return this.who?.name ?? '';
  }

  may(action: string, kind?: string): boolean {
    return (
      this.signed &&
      (this.who?.may.some(
        (one) => one.action === action && (kind === undefined || one.kind === kind || !one.kind),
      ) ??
        false)
    );
  }

  async open() {
    try {
      this.#take(await staff.who());
    } catch {
      // A program without a workspace shows the city all the same.
    }
  }

  signIn = async (name: string, password: string) => this.#enter(await staff.signIn({ name, password }));

  begin = async (request: BeginRequest) => this.#enter(await staff.begin(request));

  /** Sends what is typed, and leaves nothing of the person on this page. */
  signOut = async () => {
    await this.#sent();
    const user = this.id;
    try {
      this.who = await staff.signOut();
    } finally {
      dropTails(user);
      this.#ended();
    }
  };

  /** Covers the page at once, sends what is typed, and tells the program. */
  lock = async () => {
    if (!this.signed || this.covered) return;
    this.covered = true;
    await this.#sent();
    // The program locks by its own clock too.
    await staff.lock().catch(() => undefined);
  };

  unlock = async (password: string) => {
    this.#take(await staff.unlock({ password }));
    if (this.covered) return;
    resumeAll();
    void sendAll();
    for (const go of this.#waiting.splice(0)) go();
  };

  /** Tells the program that the person is there: only that moves its lock. */
  active = async () => {
    try {
      await staff.active();
    } catch (reason) {
      if (isLocked(reason)) this.covered = true;
    }
  };

  #enter(who: WhoView) {
    this.#waiting = [];
    this.#take(who);
  }

  #take(who: WhoView) {
    this.who = who;
    this.covered = who.signed && who.locked;
  }

  #unlocked(): Promise<void> {
    this.covered = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #ended() {
    if (this.who)
      this.who = { ...this.who, signed: false, locked: false, id: '', name: '', may: [], roles: [] };
    this.covered = false;
    this.#waiting = [];
    forgetAll();
  }

  async #sent() {
    await Promise.race([sendAll(), pause(PATIENCE)]);
  }
}

export const session = new Session();

interface Runtime {
  EventsOn(name: string, heard: () => void): unknown;
  EventsEmit?(name: string): void;
}

/** What is typed is sent when the page is hidden, left, or about to be closed. Starts once. */
export function watchLeaving() {
  document.addEventListener('visibilitychange', () => document.hidden && void sendAll());
  addEventListener('pagehide', () => void sendAll());
  const runtime = window.runtime as Runtime | undefined;
  runtime?.EventsOn('closing', () => void sendAll().then(() => runtime.EventsEmit?.('closed')));
}
