import { uploadRegister } from '@linli/services/people/upload-register';
import { drawRecheck } from '@linli/services/reports/draw-recheck';
import { recordRecheck } from '@linli/services/reports/record-recheck';
import type { openProduct } from '../support/product.ts';
import { well } from '../support/rounds.ts';
import type { morningAtTheDesk } from './morning-at-the-desk.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

/** Somebody waits to be let in, a file waits to be checked, and a family was asked again and said something else. */
export async function atTheRegister(
  on: Awaited<ReturnType<typeof openProduct>>,
  at: Awaited<ReturnType<typeof morningAtTheDesk>>,
) {
  const { wellHome } = at.homes;
  const applicant = await on.account({ name: '孙小梅' });
  const join = await on.join(applicant.id, wellHome.household, { state: 'asked' });
  await on.sql`update joins set area_id = ${at.area.unit.id} where id = ${join.id}`;
  const { importId } = await uploadRegister(
    await at.secretary.ctx(),
    { areaId: at.area.community.id, fileName: '花名册.csv' },
    { bytes: bytesOf('住址,姓名,手机号\n3-2-401,孙小梅,15400000401\n') },
  );
  const { sampleId } = await at.secretary.do(drawRecheck, {
    slotId: at.slot.id,
    areaId: at.area.community.id,
    households: 5,
    seed: '20261116',
  });
  await at.secretary.do(recordRecheck, {
    sampleId,
    householdId: wellHome.household.id,
    outcome: 'checked',
    basis: 'phone',
    householdAnswers: {},
    persons: [
      { personId: wellHome.personId, answers: { ...well(), 'feels-well': false, symptoms: ['cough'] } },
    ],
    note: '',
  });
  return {
    sampleId,
    pages: [
      'register?phone=nobody',
      `register/${wellHome.household.id}`,
      'register/joins',
      `register/imports/${importId}`,
      'register/areas',
      'rounds',
      'rounds/new',
      `rounds/${at.slot.roundId}?part=results`,
      `rounds/${at.slot.roundId}?part=data`,
      `rounds/rechecks/${sampleId}`,
    ],
  };
}
