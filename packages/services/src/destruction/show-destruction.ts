import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Certificate, PartCount } from '@linli/contracts/destruction/endpoints';
import type { DestructionState } from '@linli/contracts/destruction/labels';
import { accounts } from '@linli/db/identity/tables';
import { destructionDue, endOfRound } from '@linli/domain/destruction/when-due';
import { inArray } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { countPart } from './destroy-part.ts';
import { countOpenAlerts, type Destruction, findDestruction, loadRound } from './load-round.ts';
import { type Doomed, parts } from './parts.ts';

type Reply = ReplyOf<'GET /destruction/rounds/:roundId'>;

/**
 * What will be destroyed of a round and when, counted as it is asked (a district takes seconds); once it is done, the certificate.
 * @throws Problem not-found, not-allowed
 */
export async function showDestruction(
  ctx: Ctx,
  { roundId }: ParsedInputOf<'GET /destruction/rounds/:roundId'>,
): Promise<Reply> {
  const round = await loadRound(ctx, roundId);
  demand(ctx, 'destruction.view', round.path);
  const planned = await findDestruction(ctx, roundId);
  const due = planned?.dueAt ?? destructionDue(round, ctx.settings.zone);
  const ended = ctx.clock.now() >= endOfRound(round, ctx.settings.zone);
  const state = (planned?.state ??
    (!ended ? 'ahead' : due === null ? 'kept' : 'waiting')) as DestructionState;
  const name = await namesOf(ctx, planned);
  return {
    roundId,
    declared: round.dataAfterwards,
    state,
    dueAt: due?.toISOString() ?? null,
    hold:
      planned?.heldAt && planned.heldBy && planned.holdReason !== null
        ? { at: planned.heldAt.toISOString(), by: name(planned.heldBy), reason: planned.holdReason }
        : null,
    order:
      planned && planned.reason !== null
        ? { at: planned.orderedAt.toISOString(), by: name(planned.orderedBy), reason: planned.reason }
        : null,
    openAlerts: await countOpenAlerts(ctx, roundId),
    parts: state === 'done' ? [] : await countAll(ctx, round),
    remaining: planned?.remaining ?? null,
    certificate: (planned?.certificate ?? null) as Certificate | null,
    certificateHash: planned?.certificateHash ?? null,
    repeats: (planned?.repeats ?? []) as Reply['repeats'],
  };
}

/** How many rows of each part hold something of a round now; parts without any are left out. */
export async function countAll(ctx: Pick<Ctx, 'db'>, round: Doomed): Promise<PartCount[]> {
  const counted: PartCount[] = [];
  for (const part of parts) {
    const rows = await countPart(ctx, round, part);
    if (rows > 0) counted.push({ part: part.name, rows });
  }
  return counted;
}

async function namesOf(ctx: Ctx, planned: Destruction | undefined): Promise<(id: string) => string> {
  const ids = [planned?.orderedBy, planned?.heldBy].filter((id) => id != null);
  const rows =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ id: accounts.id, name: accounts.displayName })
          .from(accounts)
          .where(inArray(accounts.id, ids));
  return (id) => rows.find((row) => row.id === id)?.name ?? '';
}
