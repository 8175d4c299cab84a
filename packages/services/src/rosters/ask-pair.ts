import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { PairKind } from '@linli/contracts/rosters/labels';
import { arrayLiteral } from '@linli/db/array-literal';
import { dutyPairs } from '@linli/db/rosters/tables';
import { inOrder } from '@linli/domain/rosters/pairs';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { orTaken } from '../taken.ts';
import { amongStanding, communitiesOf } from './colleagues.ts';

/**
 * Asks somebody of the own community to be planned as a pair; they are told and may say no. Who plans may set a pair for two
 * others of their area: it counts at once, and either of the two may end it.
 * @throws Problem not-found for who does not stand there; already-done where the two are a pair or asked; rule-refused where
 * one of them stands together with somebody else; not-allowed, invalid-input
 */
export async function askPair(
  ctx: Ctx,
  { kind, accountId, otherAccountId }: ParsedInputOf<'POST /rosters/ask-pair'>,
): Promise<ReplyOf<'POST /rosters/ask-pair'>> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const set = otherAccountId !== null;
  const mine = reach(ctx, set ? 'rosters.plan' : 'shifts.claim');
  const paths = set ? mine : await communitiesOf(ctx, actor.posts);
  const people = inOrder(accountId, otherAccountId ?? actor.accountId);
  const [oneId, otherId] = people;
  if (oneId === otherId) throw invalid('/accountId', 'not-allowed-here');
  if ((await amongStanding(ctx, now, paths, people)).size < 2) throw new Problem('not-found');
  await assertAlone(ctx, kind, people);
  const pairId = ctx.ids.next();
  await orTaken(
    ctx.db.insert(dutyPairs).values({
      id: pairId,
      kind,
      oneId,
      otherId,
      state: set ? 'agreed' : 'asked',
      askedBy: actor.accountId,
      askedAt: now,
    }),
    { duty_pairs_live: () => new Problem('already-done') },
  );
  await record(ctx, now, {
    action: set ? 'rosters.set-pair' : 'rosters.ask-pair',
    subjectKind: 'duty-pair',
    subjectId: pairId,
    facts: { kind },
  });
  if (!set)
    await tell(ctx, now, {
      kind: 'pair-asked',
      accountIds: [accountId],
      matter: `pair:${pairId}`,
      facts: { pairId },
    });
  return { pairId };
}

/**
 * Nobody stands together with two people: a shift would have to have room for all three. Rows of both people are held in one
 * order, so that two who ask at once see each other.
 * @throws Problem rule-refused
 */
export async function assertAlone(ctx: Ctx, kind: PairKind, people: readonly string[]): Promise<void> {
  if (kind !== 'together') return;
  const both = sql`${arrayLiteral(people)}::uuid[]`;
  await ctx.db.execute(sql`select 1 from accounts where id = any(${both}) order by id for no key update`);
  const taken = await ctx.db.execute(sql`
    select 1 from duty_pairs where kind = 'together' and state = 'agreed'
      and (one_id = any(${both}) or other_id = any(${both})) limit 1`);
  if (taken.length > 0)
    throw new Problem('rule-refused', {
      detail: {
        zh: '其中一位已经和别人固定同班了，请先解除',
        en: 'One of them stands together with somebody else already; end that pair first',
      },
    });
}
