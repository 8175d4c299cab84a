import { callbacks } from '@linli/db/notices/tables';
import { visits } from '@linli/db/reports/tables';
import { inTransaction } from '@linli/services/context';
import { tell } from '@linli/services/notices/tell';
import { askToJoin } from '@linli/services/people/ask-to-join';
import { moveArea } from '@linli/services/people/move-area';
import { makeCallList } from '@linli/services/reports/make-call-list';
import { builtMini } from '../support/built-mini.ts';
import { openProduct } from '../support/product.ts';
import { idNumber, registerCsv, registerFiles } from '../support/register-files.ts';
import { reportOf, roundOf, send, slotOf, well } from '../support/rounds.ts';
import { dutyAtTheGate } from './at-the-gate.ts';
import { casesOnDesk, errandsAtWork } from './at-work.ts';

/** A morning at a quarter past seven: a round is under way, one family is well, one has a fever, two are missing. */
export async function openCommunity() {
  const on = await openProduct({ startsAt: '2026-11-15T22:00:00Z', h5Folder: builtMini('h5') });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    cell: ['cell', 'grid'],
    beside: ['cell', 'grid'],
    building: ['building', 'cell'],
    unit: ['unit', 'building'],
  });
  const families = [];
  for (const [at, name] of ['王秀兰', '李明', '赵爱国', '欧阳上官婷婷'].entries()) {
    const address = `凤凰国际A区3栋2单元${at + 1}01室`;
    const household = await on.household(area.unit, { address, door: `${at + 1}01` });
    const head = await on.member(household, {
      name,
      phone: `1999900010${at}`,
      birthDate: `19${at + 4}8-03-02`,
      idNumber: idNumber(`19${at + 4}8-03-02`, at),
      relation: 'head',
      tags: ['lives-alone', 'chronic-illness'],
    });
    const child = await on.member(household, { name: '王小', birthDate: '2016-05-01', relation: 'child' });
    families.push({ household, head: head.personId, child: child.personId });
  }
  const [well1, fever, missing, silent] = families;
  if (!well1 || !fever || !missing || !silent) throw new Error('families are missing');
  const round = await roundOf(on, area.community);
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const volunteer = await on.as({ role: 'volunteer', area: area.grid });
  const resident = await on.as({ household: missing.household, personId: missing.head });
  on.clock.advance(75);
  const slot = await slotOf(on, round.roundId, '2026-11-16', 'morning');
  const healthy = await on.as({ household: well1.household });
  await send(healthy, reportOf(on, slot, well1.household, { [well1.head]: well(), [well1.child]: well() }));
  const ill = await on.as({ household: fever.household });
  await send(
    ill,
    reportOf(on, slot, fever.household, {
      [fever.head]: {
        temperature: { celsius: 38.4, at: 'armpit' },
        'feels-well': false,
        symptoms: ['cough'],
      },
      [fever.child]: well(),
    }),
  );
  const applicant = await on.as();
  await applicant.do(askToJoin, {
    areaId: area.community.id,
    address: '凤凰国际A区3栋2单元101室',
    relation: 'tenant',
    name: '孙二',
    message: '',
  });
  await leader.do(makeCallList, {
    slotId: slot.id,
    areaId: area.grid.id,
    callers: [{ accountId: volunteer.accountId, dailyLimit: 20 }],
    preview: false,
  });
  await on.db.insert(visits).values({
    id: on.ids.next(),
    slotId: slot.id,
    householdId: silent.household.id,
    why: 'not-reached',
    createdAt: on.clock.now(),
  });
  await round.secretary.do(moveArea, {
    areaId: area.building.id,
    toParentId: area.beside.id,
    reason: '小格区调整',
  });
  const { upload, check } = registerFiles(on);
  const table = registerCsv(
    `grid,cell,3栋2单元501,王芳,户主,女,1971.5.6,${idNumber('1971-05-06', 1)},19999008001,本地,自住,,`,
    'grid,cell,3栋2单元502,王二,户主,女,1971.5.66,12,1999,本地,自住,,',
  );
  const { importId } = await upload(round.secretary, area.community.id, table);
  await check(round.secretary, importId);
  // A line of the inbox, and somebody no message reaches.
  await inTransaction(await on.system().ctx(), (ctx) =>
    tell(ctx, on.clock.now(), {
      kind: 'report-missing',
      accountIds: [resident.accountId],
      matter: 'a reminder',
      facts: { slotId: slot.id, missing: 2 },
    }),
  );
  await on.db.insert(callbacks).values({
    id: on.ids.next(),
    accountId: resident.accountId,
    areaId: area.unit.id,
    notBefore: on.clock.now(),
    createdAt: on.clock.now(),
  });
  await on.sql`insert into messages (id, account_id, area_id, rank, state, due_at, callback_id, created_at)
    select uuidv7(), line.account_id, line.area_id, 1, 'to-call', line.created_at, line.id, line.created_at from callbacks line`;
  await on.sql`update notices set state = 'taken', message_id = (select id from messages)
    where account_id = ${resident.accountId}`;
  const homes = {
    here: { household: missing.household, resident },
    well: { household: well1.household, resident: healthy },
    ill: { household: fever.household, resident: ill },
  };
  const { secretary } = round;
  const caseId = await casesOnDesk(on, { leader, secretary }, [homes.here, homes.ill]);
  const errands = await errandsAtWork(on, volunteer, [homes.well, homes.ill]);
  const late = await on.as({ role: 'volunteer', area: area.grid });
  const gate = await dutyAtTheGate(on, { id: area.grid.id, communityId: area.community.id }, [
    volunteer,
    late,
  ]);
  return {
    on,
    people: { resident, leader, volunteer, healthy, secretary: round.secretary, visitor: null },
    ids: {
      slotId: slot.id,
      roundId: round.roundId,
      importId,
      householdId: missing.household.id,
      caseId,
      ...errands,
      ...gate,
      personId: missing.head,
      feverId: fever.household.id,
      grid: area.grid.id,
      community: area.community.id,
      cell: area.cell.id,
      building: area.building.id,
    },
  };
}

export type Community = Awaited<ReturnType<typeof openCommunity>>;

/** What is written here, and names of languages: it stays as it was written, whatever the language. */
export const written =
  /王秀兰|李明|赵爱国|欧阳上官婷婷|王小|王芳|王二|孙二|账号\d+|凤凰国际A区3栋2单元\d+室|3栋2单元\d+|突发公共卫生事件应急条例第四十条|及早发现发热的人|小格区调整|等燃气公司到场|半小时内回复|东门岗亭旁|东门|测温枪|见人扫码|夜里冷，路滑|王网格|3 斤水多的梨|5 升矿泉水|苹果|门口有个筐|名单(\.csv)?|简体中文|繁體中文|语言 \/ Language|(?<=(列：|Column [A-Z]: ))\p{Script=Han}+$/gu;
