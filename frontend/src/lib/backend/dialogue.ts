/** The door to the dialogue: what citizens send and read, and what the staff make of it. */
import * as Dialogue from '../wailsjs/go/dialogue/Dialogue';
import * as Queue from '../wailsjs/go/dialogue/Queue';
import { call } from './call';
import type * as shape from './dialogue-shapes';
import { ask } from './staff';

export const dialogue = {
  thread: (request: shape.ThreadRequest) => call(() => Dialogue.Thread(request)),
  support: (request: shape.SupportRequest) => call(() => Dialogue.Support(request)),
  stand: (request: shape.StandRequest) => call(() => Dialogue.Stand(request)),
  look: (text: string) => call(() => Dialogue.Look({ text })),
  near: (request: shape.NearRequest) => call(() => Dialogue.Near(request)),
  send: (request: shape.SendRequest) => call(() => Dialogue.Send(request)),
  follow: (request: shape.FollowRequest) => call(() => Dialogue.Follow(request)),
  act: (request: shape.ActRequest) => call(() => Dialogue.Act(request)),
  rulings: (request: shape.RulingsRequest) => call(() => Dialogue.Rulings(request)),
  answers: () => call(Dialogue.Answers),
  addressee: (request: shape.AddresseeRequest) => call(() => Dialogue.Addressee(request)),
};

/** What those who judge and answer ask for; a lock waits. */
export const queue = {
  open: (request: shape.QueueRequest) => ask(() => Queue.Open(request)),
  item: (id: string) => ask(() => Queue.Item({ id })),
  assign: (id: string, to: string) => ask(() => Queue.Assign({ id, to })),
  leave: () => call(() => Queue.Leave()),
  note: (id: string, text: string) => ask(() => Queue.Note({ id, text })),
  decide: (request: shape.DecideRequest) => ask(() => Queue.Decide(request)),
  second: (request: shape.SecondRequest) => ask(() => Queue.Second(request)),
  undo: (id: string) => ask(() => Queue.Undo({ id })),
  desk: () => ask(() => Queue.Desk()),
  alertWords: () => ask(() => Queue.AlertWords()),
  setAlertWord: (request: shape.WordRequest) => ask(() => Queue.SetAlertWord(request)),
  typed: (form: string) => ask(() => Queue.Typed({ form, text: '' })),
  keepTyped: (form: string, text: string) => call(() => Queue.KeepTyped({ form, text })),
  /** Pictures of a form, which are kept with what is typed there: the content is base64. */
  attach: (form: string, name: string, content: string) => ask(() => Queue.Attach({ form, name, content })),
  attached: (form: string) => ask(() => Queue.Attached({ form, id: '', k: 0 })),
  detach: (form: string, k: number) => ask(() => Queue.Detach({ form, id: '', k })),
  /** A picture that the public can't fetch, as a data URL: of a form, or of what was sent. */
  photo: (of: { form?: string; id?: string }, k: number) =>
    ask(() => Queue.Photo({ form: of.form ?? '', id: of.id ?? '', k })),
  answers: (request: shape.AnswersRequest) => ask(() => Queue.Answers(request)),
  answer: (request: shape.AnswerRequest) => ask(() => Queue.Answer(request)),
  works: (request: shape.WorksRequest) => ask(() => Queue.Works(request)),
  work: (id: string) => ask(() => Queue.Work({ id })),
  step: (request: shape.StepRequest) => ask(() => Queue.Step(request)),
  letters: (request: shape.LettersRequest) => ask(() => Queue.Letters(request)),
  letter: (id: string) => ask(() => Queue.Letter({ id })),
  reply: (request: shape.ReplyRequest) => ask(() => Queue.Reply(request)),
  refer: (request: shape.ReferRequest) => ask(() => Queue.Refer(request)),
  refuse: (request: shape.RefuseRequest) => ask(() => Queue.Refuse(request)),
  unmask: (id: string, reason: string) => ask(() => Queue.Unmask({ id, reason })),
  templates: () => ask(Queue.Templates),
  keepTemplate: (request: shape.TemplateRequest) => ask(() => Queue.KeepTemplate(request)),
  dropTemplate: (id: string) => ask(() => Queue.DropTemplate({ id })),
  /** What the office writes down for a citizen. */
  receive: (request: shape.SendRequest) => ask(() => Dialogue.Send(request)),
};
