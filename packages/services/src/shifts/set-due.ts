import type { ShiftRules } from '@linli/contracts/shifts/values';
import { nextDue, type Span } from '@linli/domain/shifts/moments';
import type { Ctx } from '../context.ts';

/** `due_at` of a shift that is written now: when the clock looks at it next. */
export const dueOf = (ctx: Pick<Ctx, 'settings'>, now: Date, span: Span, rules: ShiftRules): Date | null =>
  nextDue(span, rules, ctx.settings.zone, now);
