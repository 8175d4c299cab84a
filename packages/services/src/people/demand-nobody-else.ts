import { invalid } from '@linli/contracts/problem';
import { persons } from '@linli/db/people/tables';
import { and, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blindUses } from '../vault.ts';

/**
 * While keys are changed the unique index does not see that a number rests under an older one, so it is looked for.
 * @throws Problem invalid-input when somebody else has the number
 */
export async function demandNobodyElse(ctx: Ctx, personId: string, idNumber: string): Promise<void> {
  const [, ...older] = ctx.vault.blinds(blindUses.idNumber, idNumber);
  if (older.length === 0) return;
  const others = await ctx.db.$count(persons, and(inArray(persons.idBlind, older), ne(persons.id, personId)));
  if (others > 0) throw invalid('/member/idNumber', 'not-unique');
}
