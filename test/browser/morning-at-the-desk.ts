import type { Answers } from '@linli/contracts/reports/form';
import type { openProduct } from '../support/product.ts';
import { askFor } from '../support/requests.ts';
import { reportOf, roundOf, send, slotOf, well } from '../support/rounds.ts';
import { dutyAtTheGate } from './at-the-gate.ts';
import { casesOnDesk } from './at-work.ts';

type On = Awaited<ReturnType<typeof openProduct>>;

/**
 * A quarter past seven in a community: a round is under way, one family is well, one has a fever, one is missing; a gas
 * leak is in hand with a plea, another one has nobody; at the gate one stands and one has not come.
 */
export async function morningAtTheDesk(on: On) {
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  await on.sql`update areas set name = case kind when 'community' then '凤凰社区' when 'grid' then '第一网格'
    when 'cell' then '1-3小格' when 'building' then '3栋' else name end`;
  const home = async (door: string, name: string, phone: string | null = null) => {
    const household = await on.household(area.unit, { address: `凤凰国际A区3栋2单元${door}室`, door });
    const { personId } = await on.member(household, { name, relation: 'head', phone });
    return { household, personId, resident: await on.as({ household, personId }) };
  };
  const wellHome = await home('101', '王秀兰');
  const ill = await home('201', '李明');
  await home('301', '赵爱国', on.phone());
  const { secretary, roundId } = await roundOf(on, area.community);
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const inspector = await on.as({ role: 'inspector', area: area.community });
  on.clock.advance(75);
  const slot = await slotOf(on, roundId, '2026-11-16', 'morning');
  const report = (of: typeof ill, answers: Answers) =>
    send(of.resident, reportOf(on, slot, of.household, { [of.personId]: answers }));
  await report(wellHome, well());
  await report(ill, {
    temperature: { celsius: 38.6, at: 'armpit' },
    'feels-well': false,
    symptoms: ['cough'],
  });
  const caseId = await casesOnDesk(on, { leader, secretary }, [wellHome, ill]);
  await askFor(on, wellHome, { kind: 'shopping' });
  const volunteer = () => on.as({ role: 'volunteer', area: area.grid });
  const { shiftId, rosterId, checkpointId } = await dutyAtTheGate(
    on,
    { id: area.grid.id, communityId: area.community.id },
    [await volunteer(), await volunteer()],
  );
  const [{ id: alertId } = { id: '' }] = await on.sql<{ id: string }[]>`
    select id from alerts where kind = 'fever' limit 1`;
  return {
    area,
    caseId,
    alertId,
    shiftId,
    rosterId,
    checkpointId,
    slot,
    secretary,
    leader,
    inspector,
    homes: { wellHome, ill },
  };
}
