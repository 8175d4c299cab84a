import type { InputOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { dutyDefaults } from '@linli/domain/matching/duty-defaults';
import type { Ground } from '@linli/services/compose';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { shipForms } from '@linli/services/reports/ship-forms';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { inParallel } from '../../load/latencies.ts';
import { registerRows } from '../../support/register-rows.ts';
import { hourly, openRules, quickKind, quickLadder } from './kinds.ts';
import type { Caller, Phones } from './phone.ts';

export interface Person extends Caller {
  readonly token: string;
  readonly accountId: string;
}
export interface Home {
  readonly householdId: string;
  readonly personIds: readonly string[];
  readonly resident: Person;
}

/** How many take part; more of them in a longer storm, so that there is something to do. */
export const sizeOf = (actions: number) => ({
  homes: Math.min(80, Math.max(8, Math.round(actions / 15))),
  volunteers: Math.min(24, Math.max(5, Math.round(actions / 40))),
});

/** A day on which the storm begins at nine in the morning. */
const day = '2026-11-16';
export const begins = new Date(`${day}T09:00:00+08:00`);

/**
 * A community with its posts, homes and volunteers. What the register would know is written as rows; everybody signs in and
 * everything else is set up over HTTP.
 */
export async function buildWorld(
  ground: Ground,
  phones: Phones,
  codeFor: (phone: string) => string,
  size: ReturnType<typeof sizeOf>,
) {
  await shipForms(ground);
  await shipKinds(ground);
  await shipLadders(ground);
  const rows = registerRows(ground);
  const area = await rows.areas({
    district: 'district',
    street: ['street', 'district'],
    community: ['community', 'street'],
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  let addresses = 0;

  async function signIn({ id, phone }: { id: string; phone: string | null }): Promise<Person> {
    const n = ++addresses;
    const by = { token: null, address: `198.51.${100 + Math.floor(n / 250)}.${n % 250}` };
    if (phone === null) throw new Error('nobody signs in without a phone');
    await phones.demand({ key: 'POST /identity/request-code', input: { phone }, by });
    const input = { phone, code: codeFor(phone), device: { platform: 'h5' as const, label: '' } };
    const reply = await phones.demand({ key: 'POST /identity/sign-in-with-code', input, by });
    if (reply.state !== 'signed-in') throw new Error(`not signed in: ${reply.state}`);
    return { accountId: id, token: reply.token, address: by.address };
  }
  const holder = async (role: Role, at: { id: string }) => {
    const account = await rows.account();
    await rows.post(account.id, role, at);
    return account;
  };
  const leader = async (role: Role, at: { id: string }) => signIn(await holder(role, at));
  const head = await leader('building-head', area.building);
  const cellHead = await leader('cell-head', area.cell);
  const gridLeader = await leader('grid-leader', area.grid);
  const secretary = await leader('secretary', area.community);
  const officer = await leader('duty-officer', area.street);

  const homes: Home[] = [];
  await inParallel([...Array(size.homes).keys()], 4, async (at) => {
    const household = await rows.household(area.unit);
    const personIds: string[] = [];
    for (let n = 0; n < 2; n++)
      personIds.push((await rows.member(household, { birthDate: '1985-03-01' })).personId);
    const [personId = ''] = personIds;
    const account = await rows.account();
    await rows.join(account.id, household, { personId });
    homes[at] = { householdId: household.id, personIds, resident: await signIn(account) };
  });

  const setUp = { by: secretary };
  const { id: areaId } = area.community;
  await phones.demand({
    ...setUp,
    key: 'POST /escalation/publish-ladder',
    input: { areaId, key: 'quick', definition: quickLadder, reason: '演练' },
  });
  const kindOf = async (key: string, handledBy: 'staff' | 'volunteers') => {
    const input = { areaId, key, definition: quickKind(handledBy) };
    return (await phones.demand({ ...setUp, key: 'POST /requests/publish-kind', input })).kindId;
  };
  /** `ignored` is for requests nobody may answer: their ladder has to be climbed to its end. */
  const kinds = {
    fix: await kindOf('fix', 'staff'),
    ignored: await kindOf('ignored', 'staff'),
    errand: await kindOf('errand', 'volunteers'),
  };
  const rules = { areaId, rules: openRules, reason: '演练' };
  await phones.demand({ ...setUp, key: 'POST /shifts/save-rules', input: rules });
  const checkpoint = await phones.demand({
    ...setUp,
    key: 'POST /shifts/save-checkpoint',
    input: {
      areaId,
      name: '东门',
      place: '小区东门',
      risks: '夜里冷',
      contactName: '王网格',
      contactPhone: '15400000001',
    },
  });
  const { checkpointId, riskVersion } = checkpoint;
  const change = { kind: 'pattern' as const, fromDay: day, pattern: hourly };
  const asked = { checkpointId, change };
  const { seen } = await phones.demand({ ...setUp, key: 'POST /shifts/preview-demand', input: asked });
  await phones.demand({ ...setUp, key: 'POST /shifts/change-demand', input: { ...asked, seen } });

  const volunteers: Person[] = [];
  await inParallel([...Array(size.volunteers).keys()], 4, async (at) => {
    const account = await holder('volunteer', area.community);
    const household = await rows.household(area.unit);
    const { personId } = await rows.member(household, { birthDate: '1985-03-01' });
    await rows.join(account.id, household, { personId });
    const person = await signIn(account);
    const duty: InputOf<'POST /matching/set-duty'> = {
      ...dutyDefaults,
      on: true,
      reach: 'community',
      dailyLimit: 30,
    };
    await phones.demand({ by: person, key: 'POST /matching/set-duty', input: duty });
    const read = { checkpointId, riskVersion };
    await phones.demand({ by: person, key: 'POST /shifts/read-risk-notice', input: read });
    volunteers[at] = person;
  });

  const { items: forms } = await phones.demand({ ...setUp, key: 'GET /reports/forms', input: {} });
  const round = await phones.demand({
    ...setUp,
    key: 'POST /reports/open-round',
    input: {
      formId: forms.find(({ key }) => key === 'daily-health')?.formId ?? '',
      areaId,
      audience: { tags: [] },
      slots: { kind: 'daily', window: { from: '06:00', until: '23:30' } },
      startsOn: day,
      endsOn: day,
      legalBasis: '突发公共卫生事件应急条例第四十条',
      purpose: '及早发现发热的人',
      dataAfterwards: 'destroy',
    },
  });
  const { slotList } = await phones.demand({
    ...setUp,
    key: 'GET /reports/rounds/:roundId',
    input: { roundId: round.roundId },
  });
  const board = await phones.demand({
    ...setUp,
    key: 'GET /shifts/board',
    input: { areaId, fromDay: day, days: 14 },
  });
  const shifts = board.items.flatMap((row) => row.shifts).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return {
    area,
    head,
    cellHead,
    gridLeader,
    secretary,
    officer,
    leaders: [head, cellHead, gridLeader, secretary],
    homes,
    volunteers,
    kinds,
    checkpointId,
    slotId: slotList[0]?.slotId ?? '',
    shiftIds: shifts.map(({ shiftId }) => shiftId),
  };
}
export type World = Awaited<ReturnType<typeof buildWorld>>;
