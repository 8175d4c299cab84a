import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { robots } from '@linli/db/notices/tables';
import { areas } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, signedIn } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { uses } from '../vault.ts';

/**
 * Adds a chat robot under an id the caller made, or changes it. Its address must be public and https: the server calls it,
 * and is looked at before any transaction, as names are slow to look up.
 * @throws Problem not-allowed, not-found; invalid-input for an address that must not be called; already-done for a removed one
 */
export async function setRobot(
  ctx: Ctx,
  input: ParsedInputOf<'POST /notices/set-robot'>,
): Promise<ReplyOf<'POST /notices/set-robot'>> {
  const { robotId, areaId, url, name, provider, kinds } = input;
  const now = ctx.clock.now();
  const { path } = await loadArea(ctx, 'notices.robots', areaId);
  const objection = url === null ? null : await ctx.gateways.robots.objection(url);
  if (objection !== null) throw invalid('/url', objection);
  await inTransaction(ctx, async (inner) => {
    const [known] = await inner.db
      .select({ areaPath: areas.path, endedAt: robots.endedAt })
      .from(robots)
      .innerJoin(areas, eq(areas.id, robots.areaId))
      .where(eq(robots.id, robotId))
      .for('update', { of: robots });
    if (known) demand(inner, 'notices.robots', known.areaPath);
    if (known?.endedAt) throw new Problem('already-done');
    if (!known && url === null) throw invalid('/url', 'missing');
    const row = { areaId, name, provider, kinds: [...new Set(kinds)] };
    const address = url === null ? {} : { urlCipher: inner.vault.seal(uses.robotUrl, url) };
    if (known)
      await inner.db
        .update(robots)
        .set({ ...row, ...address })
        .where(eq(robots.id, robotId));
    else
      await inner.db.insert(robots).values({
        ...row,
        id: robotId,
        urlCipher: inner.vault.seal(uses.robotUrl, url ?? ''),
        createdBy: signedIn(inner).accountId,
        createdAt: now,
      });
    await record(inner, now, {
      action: known ? 'notices.change-robot' : 'notices.add-robot',
      subjectKind: 'robot',
      subjectId: robotId,
      areaPath: path,
      facts: { provider, kinds: row.kinds, newAddress: url !== null },
    });
  });
  return { done: true };
}
