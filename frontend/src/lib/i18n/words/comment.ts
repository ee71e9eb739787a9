/** The words of what citizens write. */
import type { Words } from '../fill';

export const comment = {
  'comment.title': ['گفت‌وگوی شهروندان', 'What people say'],
  'comment.told': ['به نقل از شهروند', 'in a citizen’s words'],
  'comment.anonymous': ['شهروند', 'A citizen'],
  'comment.supports': ['{n} نفر {n|موافق است|موافق‌اند}', '{n} {n|person agrees|people agree}'],
  'comment.answer': ['پاسخ شهرداری', 'The municipality answers'],
  'comment.replyTo': ['در پاسخ به {name}', 'in reply to {name}'],
} satisfies Words;
