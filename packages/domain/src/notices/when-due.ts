import type { NoticeKind, NoticePriority } from '@linli/contracts/notices/labels';
import { noticeKinds } from './kinds.ts';

const MINUTE = 60_000;

/** How long a message waits for others to the same person, so that several become one. */
const windows: Record<NoticePriority, number> = { 'first-call': 0, normal: MINUTE, low: 10 * MINUTE };

/** Priorities in the order in which they are served; the number is what rests in the database. */
export const priorities = ['first-call', 'normal', 'low'] as const satisfies readonly NoticePriority[];

/** Number of a priority: 0 is served first. */
export const rankOf = (priority: NoticePriority): number => priorities.indexOf(priority);

/** When a new notice is due, night and limits aside. */
export const dueAt = (kind: NoticeKind, priority: NoticePriority, now: Date): Date =>
  new Date(now.getTime() + (noticeKinds[kind].bundle ? windows[priority] : 0));
