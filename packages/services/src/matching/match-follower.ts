import type { CaseMoment } from '@linli/contracts/cases/labels';
import type { CaseFollower } from '../cases/followers.ts';
import type { Ctx } from '../context.ts';
import { callOff } from './call-off.ts';
import { planSoon } from './plan-soon.ts';
import { recordHours } from './record-hours.ts';

/** After these a request looks for a helper, or a helper has room again, or fewer want one. */
const changesPlan: readonly CaseMoment[] = [
  'accepted',
  'in-hand',
  'returned',
  'timed-out',
  'silent-again',
  'not-solved',
  'unmerged',
  'resumed',
  'offer-declined',
  'offer-expired',
  'offer-withdrawn',
  'taken',
  'done',
  'closed',
  'cancelled',
  'not-solvable',
  'merged',
];

/** After these nobody may be asked any more. */
const endsAsking: readonly CaseMoment[] = [
  'taken',
  'in-hand',
  'handed-over',
  'started',
  'done',
  'closed',
  'cancelled',
  'not-solvable',
  'merged',
];

/** After these somebody besides the helper has said how it went. */
const provesService: readonly CaseMoment[] = ['confirmed', 'call-back', 'closed', 'not-solved'];

/** The plan follows requests (ADR 0040): it looks for helpers, calls offers off, and keeps the hours. */
export const matchFollower: CaseFollower<Ctx> = {
  async caseMoved(ctx, now, { caseKind, caseId, areaPath, what }) {
    if (caseKind !== 'request') return;
    if (endsAsking.includes(what)) await callOff(ctx, now, caseId);
    if (provesService.includes(what)) await recordHours(ctx, now, caseId);
    if (changesPlan.includes(what)) await planSoon(ctx, now, areaPath);
  },
};
