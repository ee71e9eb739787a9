/** The shapes of the dialogue, by their short names; Go owns them. */
import type { dialogue } from '../wailsjs/go/models';

export type RefView = dialogue.RefView;
export type SpanView = dialogue.SpanView;
export type ThreadRequest = dialogue.ThreadRequest;
export type ThreadView = dialogue.ThreadView;
export type CommentView = dialogue.CommentView;
export type AnswerView = dialogue.AnswerView;
export type OutcomeView = dialogue.OutcomeView;
export type SupportRequest = dialogue.SupportRequest;
export type SupportView = dialogue.SupportView;
export type SendRequest = dialogue.SendRequest;
export type ReceiptView = dialogue.ReceiptView;
export type LookView = dialogue.LookView;
export type FollowRequest = dialogue.FollowRequest;
export type FollowView = dialogue.FollowView;
export type FollowStep = dialogue.FollowStep;
export type ActRequest = dialogue.ActRequest;
export type RulingsRequest = dialogue.RulingsRequest;
export type RulingsView = dialogue.RulingsView;
export type RulingView = dialogue.RulingView;
export type MonthView = dialogue.MonthView;
export type RuleCount = dialogue.RuleCount;
export type QueueRequest = dialogue.QueueRequest;
export type QueueView = dialogue.QueueView;
export type QueueItem = dialogue.QueueItem;
export type ItemView = dialogue.ItemView;
export type FirstView = dialogue.FirstView;
export type NearView = dialogue.NearView;
export type EventView = dialogue.EventView;
export type PendingView = dialogue.PendingView;
export type FacetCount = dialogue.FacetCount;
export type DecideRequest = dialogue.DecideRequest;
export type DecidedView = dialogue.DecidedView;
export type SecondRequest = dialogue.SecondRequest;
export type AnswersRequest = dialogue.AnswersRequest;
export type AnswersView = dialogue.AnswersView;
export type AnswerItem = dialogue.AnswerItem;
export type AnswerRequest = dialogue.AnswerRequest;
export type NearRequest = dialogue.NearRequest;
export type NearReports = dialogue.NearReports;
export type NearReport = dialogue.NearReport;
export type WorksRequest = dialogue.WorksRequest;
export type WorksView = dialogue.WorksView;
export type WorkItem = dialogue.WorkItem;
export type WorkView = dialogue.WorkView;
export type WorkStep = dialogue.WorkStep;
export type StepRequest = dialogue.StepRequest;
// TEMP-LETTERS-BEGIN
export interface LetterItem {
  id: string; code: string; to: RefView; unit: RefView; topic: string; channel: string; day: string; due: string; left: number;
  state: string; stage: string; head: string; hints: string[]; public: boolean; call: boolean;
}
export interface TurnSaid { day: string; text: string; answer: (AnswerView & { ready: boolean }) | null }
export interface TemplateView { id: string; unit: RefView; title: string; text: string; mine: boolean }
export interface LetterWork extends LetterItem {
  text: string; told: boolean; area: RefView; spans: { from: number; to: number; sort: string; word: string }[]; turns: TurnSaid[]; seen: number;
  answer: boolean; refer: boolean; refuse: boolean; fill: Record<string, string>; templates: TemplateView[]; units: RefView[]; mine: RefView[]; events: EventView[]; turnsLeft: number;
}
export interface LettersRequest { state: string; unit: string; offset: number }
export interface LettersView { items: LetterItem[]; total: number; offset: number; late: number; counts: FacetCount[]; units: RefView[] }
export interface ReplyRequest { id: string; seen: number; text: string; unit: string; post: string; channel: string; template: string; outcome: string; kind: string; link: string; due: string; why: string; close: boolean }
export interface ReferRequest { id: string; seen: number; unit: string; note: string }
export interface RefuseRequest { id: string; seen: number; rule: string; note: string }
export interface ContactView { name: string; phone: string }
export interface TemplatesView { items: TemplateView[]; units: RefView[]; placeholders: string[] }
export interface TemplateRequest { id: string; unit: string; title: string; text: string }
// TEMP-LETTERS-END
export interface PartView { from: number; by: RefView; day: string }
