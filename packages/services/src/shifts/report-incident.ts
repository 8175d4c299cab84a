import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { incidentKinds } from '@linli/contracts/shifts/labels';
import { incidentPhotos, incidents } from '@linli/db/shifts/duty-tables';
import { shifts } from '@linli/db/shifts/tables';
import { timeOf } from '@linli/domain/civil-time';
import { and, desc, eq, gt, isNull, lte } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { raiseForSource } from '../reports/raise-for-source.ts';
import { uses } from '../vault.ts';
import { type DutyCheckpoint, dutyCheckpoint } from './duty-checkpoint.ts';
import { logDuty } from './log-duty.ts';

type Input = ParsedInputOf<'POST /shifts/report-incident'>;
type Reply = ReplyOf<'POST /shifts/report-incident'>;

/**
 * Writes down that something happened at a checkpoint, by who stands or leads there. What is urgent becomes an alert in the same
 * transaction: its ladder tells the leaders of the place, as danger when somebody is hurt. The client id makes it safe to send
 * again from a gate with a bad network.
 *
 * To be called outside a transaction.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for a photo that is not theirs; key-reused when
 *   the client id came with something else before
 */
export const reportIncident = (ctx: Ctx, input: Input): Promise<Reply> =>
  inTransaction(ctx, (inner) => report(inner, input));

async function report(ctx: Ctx, input: Input): Promise<Reply> {
  const now = ctx.clock.now();
  const { accountId } = signedIn(ctx);
  const sent = await sentBefore(ctx, accountId, input);
  if (sent) return sent;
  const at = await dutyCheckpoint(ctx, now, input.checkpointId);
  const { checkpoint, areaPath } = at;
  const incidentId = ctx.ids.next();
  const shiftId = at.stands?.shiftId ?? (await shiftNow(ctx, now, checkpoint.id));
  const { kind, urgent } = input;
  const written = await ctx.db
    .insert(incidents)
    .values({
      id: incidentId,
      clientId: input.clientId,
      checkpointId: checkpoint.id,
      shiftId,
      kind,
      textCipher: ctx.vault.seal(uses.incident, input.text),
      urgent,
      reportedBy: accountId,
      reportedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: incidents.id });
  if (written.length === 0) {
    const meanwhile = await sentBefore(ctx, accountId, input);
    if (!meanwhile) throw new Problem('lost-race');
    return meanwhile;
  }
  if (input.photoId !== null) await attach(ctx, incidentId, accountId, input);
  await logDuty(ctx, now, {
    shift: { id: shiftId, checkpointId: checkpoint.id },
    what: 'incident',
    accountId,
    subjectId: incidentId,
    facts: { kind },
  });
  await record(ctx, now, {
    action: 'shifts.report-incident',
    subjectKind: 'incident',
    subjectId: incidentId,
    areaPath,
    facts: { kind, urgent, photo: input.photoId !== null },
  });
  if (urgent) await raise(ctx, now, at, incidentId, kind);
  return { incidentId };
}

/** What the client id stands for already. @throws Problem key-reused when that was something else */
async function sentBefore(ctx: Ctx, accountId: string, input: Input): Promise<Reply | null> {
  const [before] = await ctx.db
    .select({ incident: incidents, photoId: incidentPhotos.id })
    .from(incidents)
    .leftJoin(incidentPhotos, eq(incidentPhotos.incidentId, incidents.id))
    .where(and(eq(incidents.reportedBy, accountId), eq(incidents.clientId, input.clientId)));
  if (!before) return null;
  const { incident, photoId } = before;
  const same =
    incident.checkpointId === input.checkpointId &&
    incident.kind === input.kind &&
    incident.urgent === input.urgent &&
    photoId === input.photoId &&
    ctx.vault.openText(uses.incident, incident.textCipher) === input.text;
  if (!same) throw new Problem('key-reused');
  return { incidentId: incident.id };
}

/** The shift that runs at a checkpoint, for a lead who comes by. */
async function shiftNow(ctx: Ctx, now: Date, checkpointId: string): Promise<string | null> {
  const [shift] = await ctx.db
    .select({ id: shifts.id })
    .from(shifts)
    .where(
      and(
        eq(shifts.checkpointId, checkpointId),
        eq(shifts.state, 'open'),
        lte(shifts.startsAt, now),
        gt(shifts.endsAt, now),
      ),
    )
    .orderBy(desc(shifts.startsAt))
    .limit(1);
  return shift?.id ?? null;
}

/** @throws Problem invalid-input for a photo of others, of another checkpoint, or of another incident */
async function attach(
  ctx: Ctx,
  incidentId: string,
  accountId: string,
  { photoId, checkpointId }: Input,
): Promise<void> {
  const attached = await ctx.db
    .update(incidentPhotos)
    .set({ incidentId })
    .where(
      and(
        eq(incidentPhotos.id, photoId ?? ''),
        eq(incidentPhotos.accountId, accountId),
        eq(incidentPhotos.checkpointId, checkpointId),
        isNull(incidentPhotos.incidentId),
      ),
    )
    .returning({ id: incidentPhotos.id });
  if (attached.length === 0) throw invalid('/photoId', 'unknown');
}

/** What was written stays sealed in the log: the alert says where, when and of what kind. */
const raise = (
  ctx: Ctx,
  now: Date,
  { checkpoint }: DutyCheckpoint,
  incidentId: string,
  kind: Input['kind'],
): Promise<string> => {
  const time = timeOf(now, ctx.settings.zone);
  return raiseForSource(ctx, now, {
    kind: 'incident',
    level: kind === 'injury' ? 'danger' : 'alert',
    areaId: checkpoint.areaId,
    sourceId: incidentId,
    matter: `incident:${incidentId}`,
    facts: [
      { text: { zh: '卡口', en: 'Checkpoint' }, value: { zh: checkpoint.name, en: checkpoint.name } },
      { text: { zh: '情况', en: 'What' }, value: incidentKinds[kind] },
      { text: { zh: '时间', en: 'When' }, value: { zh: time, en: time } },
    ],
  });
};
