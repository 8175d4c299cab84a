import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { households } from '@linli/db/people/tables';
import { may } from '@linli/domain/identity/rights';
import { refusalOf, seesContent } from '@linli/domain/requests/may-do';
import { eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { personToCall } from '../reports/person-to-call.ts';
import { uses } from '../vault.ts';
import { demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';

/**
 * The door, and the number of the person concerned or the head of the household: for who has it in hand, and for staff who
 * may see the register in full. Who looked is written down.
 * @throws Problem not-found, not-allowed, second-factor-needed; illegal-transition once it is over
 */
export async function revealContact(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'POST /requests/reveal-contact'>,
): Promise<ReplyOf<'POST /requests/reveal-contact'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId);
  const involvement = await loadInvolvement(ctx, request);
  demandReader(involvement);
  const { reader, matter } = involvement;
  const refusal = refusalOf('reveal-contact', reader, matter, now);
  if (refusal === 'not-allowed') {
    const inFull =
      may(signedIn(ctx).posts, 'register.view-in-full', request.areaPath) && seesContent(reader, matter);
    if (!inFull) throw new Problem('not-allowed');
    demand(ctx, 'register.view-in-full', request.areaPath);
  } else if (refusal !== null) throw new Problem(refusal);
  const [home] = await ctx.db
    .select({ address: households.address })
    .from(households)
    .where(eq(households.id, request.householdId));
  const concerned = request.personId === null ? [] : [request.personId];
  const [callee] = await ctx.db.execute<{ person_id: string; name: string; phone_cipher: Buffer }>(
    personToCall(sql`${request.householdId}::uuid`, sql`${arrayLiteral(concerned)}::uuid[]`),
  );
  await record(ctx, now, {
    action: 'requests.reveal-contact',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { person: callee?.person_id ?? null },
  });
  return {
    address: home?.address ?? '',
    name: callee?.name ?? null,
    phone: callee ? ctx.vault.openText(uses.personPhone, callee.phone_cipher) : null,
  };
}
