import { openAt, openPage } from '../state/open-page.ts';

export type LeadersPage =
  | 'home'
  | 'coverage'
  | 'gaps'
  | 'split-calls'
  | 'calls'
  | 'visits'
  | 'callbacks'
  | 'alerts'
  | 'joins'
  | 'register'
  | 'household'
  | 'edit-household'
  | 'edit-member'
  | 'household-code'
  | 'rounds'
  | 'round'
  | 'open-round'
  | 'areas'
  | 'move-area'
  | 'area-moves'
  | 'posts'
  | 'appoint'
  | 'imports'
  | 'import-file'
  | 'export'
  | 'cases'
  | 'case'
  | 'pleas'
  | 'supervisions'
  | 'rates'
  | 'requests'
  | 'team'
  | 'absences'
  | 'ladders'
  | 'ladder'
  | 'kinds'
  | 'checkpoints'
  | 'checkpoint'
  | 'edit-checkpoint'
  | 'demand'
  | 'edit-demand'
  | 'shift-times'
  | 'shift-rules'
  | 'shift-board'
  | 'shift-people'
  | 'on-now'
  | 'duty-code'
  | 'to-settle'
  | 'rosters'
  | 'start-roster'
  | 'roster'
  | 'duty-log'
  | 'shift-volunteers'
  | 'week-sheet';

/** Opens a page of the leaders with what it needs to know. */
export function go(page: LeadersPage, about: Readonly<Record<string, string | undefined>> = {}): void {
  openAt(`/leaders/${page}/index`, about);
}

/** Opens the household's form as somebody who reports for it. */
export function goReport(slotId: string, householdId: string, basis: 'phone' | 'visit' | 'paper'): void {
  openPage('report', { slotId, householdId, basis });
}
