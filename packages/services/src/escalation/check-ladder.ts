import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Refuses a ladder that cannot work: one that waits nowhere would run through at once, one that names no post reaches
 * nobody when people leave, and persons it names have to be there.
 * @throws Problem invalid-input with pointers into the definition
 */
export async function checkLadder(ctx: Pick<Ctx, 'db'>, definition: LadderDefinition): Promise<void> {
  const { steps, binding, quiet } = definition;
  const fields: FieldProblem[] = [];
  const bad = (pointer: string, code: FieldProblem['code']) => fields.push({ pointer, code });
  if (steps.every(({ waitMinutes }) => waitMinutes === 0))
    bad('/definition/steps/0/waitMinutes', 'too-small');
  if (steps.every(({ tell }) => tell.every(({ kind }) => kind === 'person')))
    bad('/definition/steps', 'not-allowed-here');
  if (binding !== null && binding >= steps.length) bad('/definition/binding', 'too-big');
  if (quiet !== null && quiet.from === quiet.until) bad('/definition/quiet/until', 'wrong-order');
  const named = steps.flatMap(({ tell }, step) =>
    tell.flatMap((target, place) =>
      target.kind === 'person' ? [{ step, place, id: target.accountId }] : [],
    ),
  );
  if (named.length > 0) {
    const known = await ctx.db.execute<{ id: string }>(sql`
      select id from accounts where closed_at is null
        and id = any(${arrayLiteral(named.map(({ id }) => id))}::uuid[])`);
    for (const { step, place, id } of named)
      if (!known.some((account) => account.id === id))
        bad(`/definition/steps/${step}/tell/${place}/accountId`, 'not-an-option');
  }
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
}
