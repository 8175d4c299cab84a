import { createHash } from 'node:crypto';
import type { Certificate, PartCount } from '@linli/contracts/destruction/endpoints';
import { destructions } from '@linli/db/destruction/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { canonicalJson } from '../reports/canonical-json.ts';
import type { Destruction, EndingRound } from './load-round.ts';
import { parts } from './parts.ts';

/** PIPL art. 47: the purpose is achieved. */
const ground = '《中华人民共和国个人信息保护法》第四十七条：处理目的已实现';

/** SHA-256 of a certificate, in hex: the same for whoever writes its JSON down in the canonical order. */
export const certificateHash = (certificate: Certificate): string =>
  createHash('sha256').update(canonicalJson(certificate)).digest('hex');

/** Writes the certificate, or that it was done once more; in the transaction of the look that found nothing. */
export async function finishDestruction(
  ctx: Ctx,
  standing: Destruction,
  round: EndingRound | undefined,
): Promise<void> {
  const now = ctx.clock.now();
  const counts = standing.counts as Record<string, number>;
  const counted: PartCount[] = parts.flatMap(({ name }) => {
    const rows = counts[name] ?? 0;
    return rows > 0 ? [{ part: name, rows }] : [];
  });
  const rows = counted.reduce((sum, part) => sum + part.rows, 0);
  const settled = { state: 'done', remaining: null, touchedAt: now } as const;
  if (standing.state === 'again') {
    const repeats = [...(standing.repeats as object[]), { at: now.toISOString(), rows }];
    await ctx.db
      .update(destructions)
      .set({ ...settled, repeats })
      .where(eq(destructions.id, standing.id));
  } else {
    if (!round) throw new Error('the round of a destruction is not there');
    const certificate = certificateOf(standing, round, counted, now);
    await ctx.db
      .update(destructions)
      .set({ ...settled, doneAt: now, certificate, certificateHash: certificateHash(certificate) })
      .where(eq(destructions.id, standing.id));
  }
  await record(ctx, now, {
    action: standing.state === 'again' ? 'destruction.repeat' : 'destruction.finish',
    subjectKind: 'round',
    subjectId: standing.subjectId,
    areaPath: round?.path ?? null,
    facts: { destructionId: standing.id, rows },
  });
}

const certificateOf = (
  standing: Destruction,
  round: EndingRound,
  counted: PartCount[],
  now: Date,
): Certificate => ({
  destructionId: standing.id,
  roundId: round.roundId,
  area: round.area,
  purpose: round.purpose,
  legalBasis: round.legalBasis,
  startsOn: round.startsOn,
  endsOn: round.endsOn,
  declared: round.dataAfterwards,
  ground,
  reason: standing.reason,
  orderedBy: standing.orderedBy,
  orderedAt: standing.orderedAt.toISOString(),
  begunAt: (standing.begunAt ?? now).toISOString(),
  doneAt: now.toISOString(),
  parts: counted,
  remaining: 0,
});
