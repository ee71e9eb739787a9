/** The screens of the staff, apart from the public ones: no visitor fetches them, and a kiosk does not know them. */
import type { Component } from 'svelte';
import { fetchStaffWords } from '$lib/i18n/fetched';
import { settings } from '$lib/state/settings.svelte';

type Fetched<Props extends object> = () => Promise<{ default: Component<Props> }>;

export const staffScreens: Record<string, Fetched<Record<string, never>>> = {
  signin: () =>
    import('./signin/SigninView.svelte') as Promise<{ default: Component<Record<string, never>> }>,
  bench: () => import('./bench/BenchView.svelte'),
  audit: () => import('./audit/AuditView.svelte'),
  terms: () => import('./terms/TermsView.svelte'),
  city: () => import('./city/SettingView.svelte'),
  backups: () => import('./backups/BackupsView.svelte'),
  users: () => import('./users/UsersView.svelte'),
  queue: () => import('./queue/QueueScreen.svelte'),
  words: () => import('./words/WordsScreen.svelte'),
  answers: () => import('./answers/AnswersScreen.svelte'),
  letters: () => import('./letters/LettersScreen.svelte'),
  templates: () => import('./templates/TemplatesScreen.svelte'),
  works: () => import('./works/WorksScreen.svelte'),
  receive: () => import('./receive/ReceiveScreen.svelte'),
};

/** Pages of one draft or of one kind: the second word of the address. */
export const staffPages: Record<string, Fetched<{ id: string }>> = {
  list: () => import('./list/ListView.svelte'),
  draft: () => import('./draft/DraftScreen.svelte'),
  round: () => import('./round/RoundScreen.svelte'),
  history: () => import('./history/HistoryScreen.svelte'),
  review: () => import('./review/ReviewScreen.svelte'),
};

export const isStaff = (name: string): boolean =>
  Object.hasOwn(staffScreens, name) || Object.hasOwn(staffPages, name);

/** What stands before all of them: who is not signed in signs in first. It finds the id of a page by itself. */
export const staffGate = (() => withWords(import('./StaffGate.svelte'))) as unknown as Fetched<{
  id: string;
}>;

/** What covers the window of somebody who has locked it. */
export const lockCover: Fetched<Record<string, never>> = () => withWords(import('./LockCover.svelte'));

/** The words of the staff come with the first of what needs them. */
async function withWords<T>(fetched: Promise<T>): Promise<T> {
  const [component] = await Promise.all([fetched, fetchStaffWords(settings.lang)]);
  return component;
}
