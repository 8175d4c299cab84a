import type { CaseKind } from '@linli/contracts/cases/labels';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Who has a case now: whoever runs the errand, and whoever answers for it. */
export interface Hands {
  readonly helper: string | null;
  readonly lead: string | null;
}

/** Reads who has it from the case itself; nobody once it is over. */
export async function handsOf(
  ctx: Pick<Ctx, 'db'>,
  { caseKind, caseId }: { readonly caseKind: CaseKind; readonly caseId: string },
): Promise<Hands> {
  if (caseKind === 'alert') {
    const [alert] = await ctx.db.execute<{ taken_by: string | null }>(
      sql`select taken_by from alerts where id = ${caseId}::uuid and state = 'taken'`,
    );
    return { helper: null, lead: alert?.taken_by ?? null };
  }
  const hands = await ctx.db.execute<{ role: string; account_id: string }>(sql`
    select role, account_id from request_hands
    where request_id = ${caseId}::uuid and until_at is null and role in ('helper', 'lead')`);
  const of = (role: string) => hands.find((hand) => hand.role === role)?.account_id ?? null;
  return { helper: of('helper'), lead: of('lead') };
}
