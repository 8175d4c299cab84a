import { Problem } from '@linli/contracts/problem';
import { handoverItems, handoverLetters, handovers } from '@linli/db/succession/tables';
import { sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';
import type { WeighedPlan } from './weigh-plan.ts';

/** Writes the record of a handover: who, what to whom, and the letters, encrypted. @returns its id, and the area it is read in */
export async function writeHandover(
  ctx: Ctx,
  now: Date,
  { leaver, moves }: WeighedPlan,
  { reason, letters }: { reason: string; letters: readonly { toAccountId: string; text: string }[] },
): Promise<{ handoverId: string; areaPath: string }> {
  const [home] = await ctx.db.execute<{ id: string; path: string }>(sql`
    select place.id, place.path::text from appointments post join areas place on place.id = post.area_id
    where post.account_id = ${leaver.accountId}::uuid
      and ${leaver.paths === null ? sql`true` : within(sql`place.path`, leaver.paths)}
    order by (post.until_at is null or post.until_at > ${now.toISOString()}::timestamptz) desc, nlevel(place.path), post.id
    limit 1`);
  if (!home) throw new Problem('not-found');
  const handoverId = ctx.ids.next();
  await ctx.db.insert(handovers).values({
    id: handoverId,
    fromAccountId: leaver.accountId,
    areaId: home.id,
    reason,
    doneBy: signedIn(ctx).accountId,
    doneAt: now,
  });
  await ctx.db.insert(handoverItems).values(
    moves.map(({ row, to }, number) => ({
      handoverId,
      number,
      kind: row.kind,
      subjectId: row.subjectId,
      toAccountId: to,
      title: row.title,
      place: row.place,
    })),
  );
  if (letters.length > 0)
    await ctx.db.insert(handoverLetters).values(
      letters.map(({ toAccountId, text }) => ({
        handoverId,
        toAccountId,
        textCipher: ctx.vault.seal(uses.handoverLetter, text),
      })),
    );
  return { handoverId, areaPath: home.path };
}
