import type { CheckpointView } from '@linli/contracts/shifts/checkpoint-endpoints';
import { Equipment } from '@linli/contracts/shifts/values';
import { TimeOfDay } from '@linli/contracts/values';
import { may } from '@linli/domain/identity/rights';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { CheckpointFound } from './load-checkpoint.ts';

const Hours = z.array(z.object({ from: TimeOfDay, until: TimeOfDay }));
const AllEquipment = z.array(Equipment);

/** A checkpoint as those see it who stand there or lead. */
export function checkpointView(ctx: Ctx, { checkpoint, area, areaPath }: CheckpointFound): CheckpointView {
  const { posts } = signedIn(ctx);
  const { latitude, longitude } = checkpoint;
  const leads = may(posts, 'shifts.lead', areaPath);
  return {
    checkpointId: checkpoint.id,
    areaId: checkpoint.areaId,
    area,
    name: checkpoint.name,
    place: checkpoint.place,
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    hours: Hours.parse(checkpoint.hours),
    equipment: AllEquipment.parse(checkpoint.equipment),
    instructions: checkpoint.instructions,
    risks: checkpoint.risks,
    riskVersion: checkpoint.riskVersion,
    contactName: checkpoint.contactName,
    contactPhone: ctx.vault.openText(uses.checkpointPhone, checkpoint.contactPhoneCipher),
    version: checkpoint.version,
    closedAt: checkpoint.closedAt?.toISOString() ?? null,
    may: [
      ...(may(posts, 'shifts.set-up', areaPath) ? (['set-up'] as const) : []),
      ...(leads ? (['lead', 'show-code'] as const) : []),
    ],
  };
}
