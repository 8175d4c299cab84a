import { randomBytes } from 'node:crypto';
import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { checkpoints } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { orTaken } from '../taken.ts';
import { uses } from '../vault.ts';
import { checkpointView } from './checkpoint-view.ts';
import { loadCheckpoint, openCheckpoint } from './load-checkpoint.ts';

type Input = ParsedInputOf<'POST /shifts/save-checkpoint'>;

const columns = (ctx: Ctx, input: Input) => ({
  name: input.name,
  place: input.place,
  latitude: input.location?.latitude ?? null,
  longitude: input.location?.longitude ?? null,
  hours: input.hours,
  equipment: input.equipment,
  instructions: input.instructions,
  risks: input.risks,
  contactName: input.contactName,
  contactPhoneCipher: ctx.vault.seal(uses.checkpointPhone, input.contactPhone),
});

/**
 * Sets up a checkpoint, or changes one that nobody else changed since it was read. Other risks have to be read again by those
 * who stand there. A checkpoint stays in its area: at another place it is another one.
 * @throws Problem not-found, not-allowed; lost-race for an older version; illegal-transition once it is closed;
 *   invalid-input for a name that is taken, equipment named twice, or another area
 */
export async function saveCheckpoint(
  ctx: Ctx,
  input: Input,
): Promise<ReplyOf<'POST /shifts/save-checkpoint'>> {
  const now = ctx.clock.now();
  input.equipment.forEach(({ name }, i) => {
    if (input.equipment.findIndex((other) => other.name === name) < i)
      throw invalid(`/equipment/${i}/name`, 'not-unique');
  });
  const checkpointId =
    input.checkpointId === null
      ? await setUp(ctx, now, input)
      : await change(ctx, now, input.checkpointId, input);
  return checkpointView(ctx, await loadCheckpoint(ctx, checkpointId, 'shifts.set-up'));
}

const taken = { checkpoints_name: () => invalid('/name', 'not-unique') };

async function setUp(ctx: Ctx, now: Date, input: Input): Promise<string> {
  const area = await loadArea(ctx, 'shifts.set-up', input.areaId);
  const id = ctx.ids.next();
  await orTaken(
    ctx.db.insert(checkpoints).values({
      id,
      areaId: area.id,
      ...columns(ctx, input),
      codeKeyCipher: ctx.vault.seal(uses.codeKey, randomBytes(32)),
      createdAt: now,
    }),
    taken,
  );
  await record(ctx, now, {
    action: 'shifts.save-checkpoint',
    subjectKind: 'checkpoint',
    subjectId: id,
    areaPath: area.path,
    facts: { version: 1 },
  });
  return id;
}

async function change(ctx: Ctx, now: Date, checkpointId: string, input: Input): Promise<string> {
  const { checkpoint, areaPath } = await openCheckpoint(ctx, checkpointId, { lock: true });
  if (checkpoint.version !== input.version) throw new Problem('lost-race');
  if (checkpoint.areaId !== input.areaId) throw invalid('/areaId', 'not-allowed-here');
  const risksChanged = checkpoint.risks !== input.risks;
  await orTaken(
    ctx.db
      .update(checkpoints)
      .set({
        ...columns(ctx, input),
        version: checkpoint.version + 1,
        riskVersion: checkpoint.riskVersion + Number(risksChanged),
      })
      .where(eq(checkpoints.id, checkpointId)),
    taken,
  );
  await record(ctx, now, {
    action: 'shifts.save-checkpoint',
    subjectKind: 'checkpoint',
    subjectId: checkpointId,
    areaPath,
    facts: { version: checkpoint.version + 1, risksChanged },
  });
  return checkpointId;
}
