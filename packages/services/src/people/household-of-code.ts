import { invalid } from '@linli/contracts/problem';
import { areas, households } from '@linli/db/people/tables';
import { readHouseholdCode } from '@linli/domain/people/household-code';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { Vault } from '../vault.ts';

/** A household somebody found a way to. */
export interface Home {
  readonly householdId: string;
  readonly areaId: string;
  readonly areaPath: string;
  readonly address: string;
}

const use = 'household code';

/** What rests of a household code: keyed, so that a stolen table lets nobody in. */
export const codeHash = (vault: Vault, code: string): Buffer => vault.hash(use, code);

/**
 * The household of a code that has not expired. A mistyped one, found by its check character, costs no attempt.
 * @throws Problem invalid-input at `/code`; too-many-requests for who guesses.
 */
export async function householdOfCode(ctx: Ctx, typed: string): Promise<Home> {
  const { accountId } = signedIn(ctx);
  const code = readHouseholdCode(typed);
  if (code === null) throw invalid('/code', 'wrong-format');
  await ctx.limits.take('join-code', accountId);
  const [home] = await ctx.db
    .select({
      householdId: households.id,
      areaId: areas.id,
      areaPath: areas.path,
      address: households.address,
    })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(
      and(
        inArray(households.codeHash, ctx.vault.hashes(use, code)),
        gt(households.codeExpiresAt, ctx.clock.now()),
        isNull(households.closedAt),
      ),
    );
  if (!home) throw invalid('/code', 'no-such-code');
  return home;
}
