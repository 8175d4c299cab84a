import { shippedForms } from '@linli/domain/reports/shipped-forms/shipped-forms';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { shipForms } from '@linli/services/reports/ship-forms';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { comeAlive, settle } from './community.ts';
import { bothIds, type KnownIds, knownIds, newIds } from './known-ids.ts';
import { openProduct } from './product.ts';
import type { StageOptions } from './stage.ts';

/** Names under which endpoints ask for the id of a row, by its table. */
const fieldOf = {
  absences: 'absenceId',
  alerts: 'alertId',
  api_tokens: 'tokenId',
  appointments: 'appointmentId',
  area_moves: 'moveId',
  callbacks: 'callbackId',
  calls: 'callId',
  duty_pairs: 'pairId',
  exports: 'exportId',
  handover_notes: 'noteId',
  hour_corrections: 'correctionId',
  imports: 'importId',
  notices: 'noticeId',
  relieves: 'relieveId',
  request_pleas: 'pleaId',
  robots: 'robotId',
  sessions: 'sessionId',
  supervisions: 'supervisionId',
  visits: 'visitId',
  joins: 'joinId',
  webhooks: 'webhookId',
  handovers: 'handoverId',
} as const;

/**
 * Two communities of two streets with the same morning, and nobody who holds a post in both: what is known of each by the
 * name of the field that asks for it, and which ids are its own.
 */
export async function twoCommunities(options: StageOptions = {}) {
  const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', ...options });
  await shipForms(on.base);
  await shipKinds(on.base);
  await shipLadders(on.base);
  let before = await knownIds(on);
  const fresh = async (): Promise<KnownIds> => {
    const now = await knownIds(on);
    const ids = newIds(before, now);
    before = now;
    return ids;
  };
  const settled = [];
  for (const name of ['甲', '乙']) settled.push({ place: await settle(on, name), ids: await fresh() });
  on.clock.advance(75);
  const [{ kind, form } = { kind: '', form: '' }] = await on.sql<{ kind: string; form: string }[]>`
    select (select id::text from request_kinds where key = 'shopping' limit 1) as kind,
      (select id::text from forms where key = 'daily-health' limit 1) as form`;
  const made = [];
  for (const { place, ids: first } of settled) {
    const morning = await comeAlive(on, place);
    const ids = bothIds(first, await fresh());
    const all = new Set([...ids.values()].flatMap((each) => [...each]));
    const named = Object.entries(fieldOf).map(([table, name]) => [name, [...(ids.get(table) ?? [])][0]]);
    const { area, homes, roundId } = place;
    made.push({
      ...place,
      ...morning,
      area: area.community,
      areas: area,
      knows: (id: string) => all.has(id),
      facts: {
        ...Object.fromEntries(named),
        areaId: area.community.id,
        parentId: area.community.id,
        toParentId: area.grid.id,
        householdId: homes.ill.household.id,
        toHouseholdId: homes.well.household.id,
        personId: homes.ill.personId,
        accountId: morning.volunteer.accountId,
        otherAccountId: morning.late.accountId,
        toAccountId: morning.late.accountId,
        slotId: morning.slotId,
        roundId,
        formId: form,
        kindId: kind,
        requestId: morning.requestId,
        caseId: morning.requestId,
        offerId: morning.offerId,
        lineId: morning.lineId,
        checkpointId: morning.checkpointId,
        shiftId: morning.shiftId,
        fromShiftId: morning.shiftId,
        toShiftId: morning.shiftId,
        rosterId: morning.rosterId,
        claimId: morning.claimId,
        withClaimId: morning.claimId,
        underWay: morning.underWay,
        free: morning.freeId,
        residentId: homes.ill.resident.accountId,
        askedById: morning.askedById,
        unitId: area.unit.id,
        newId: on.ids.next(),
        joinId: morning.joinId,
        sampleId: morning.sampleId,
        form: shippedForms['daily-health'],
        from: '2026-11-16',
        until: '2026-11-17',
        fromDay: '2026-11-16',
        startsOn: '2026-11-17',
        endsOn: '2026-11-18',
        untilAt: '2026-11-16T14:00:00+08:00',
        answerBy: '2026-11-16T14:00:00+08:00',
      } as Readonly<Record<string, unknown>>,
    });
  }
  const [here, there] = made;
  if (!here || !there) throw new Error('two communities are made');
  return { on, here, there };
}

export type TwoCommunities = Awaited<ReturnType<typeof twoCommunities>>;
