import type { ParsedInputOf } from '@linli/contracts/catalog';
import { auditEntries } from '@linli/db/audit/tables';
import { checkpoints } from '@linli/db/shifts/tables';
import { gate } from '@linli/test/support/shifts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { uses } from '../vault.ts';
import { saveCheckpoint } from './save-checkpoint.ts';
import { showCheckpoint } from './show-checkpoint.ts';

const { on, area, secretary, gridLeader, besideLeader, cellHead, buildingHead, inspector, volunteer, east } =
  await gate();

type Input = ParsedInputOf<'POST /shifts/save-checkpoint'>;
const phone = '15400000009';
const input = (given: Partial<Input> = {}): Input => ({
  checkpointId: null,
  version: 0,
  areaId: area.grid.id,
  name: `北门 ${on.ids.next()}`,
  place: '3 栋旁边',
  location: { latitude: 32.65, longitude: 110.79 },
  hours: [{ from: '06:00', until: '23:00' }],
  equipment: [{ name: '对讲机', count: 2 }],
  instructions: '见人扫码',
  risks: '夜里冷',
  contactName: '王网格',
  contactPhone: phone,
  ...given,
});

describe('save-checkpoint does', () => {
  it('sets a checkpoint up with a key of its own; the phone rests encrypted and is shown to those who stand there', async () => {
    const one = await gridLeader.do(saveCheckpoint, input());
    const two = await gridLeader.do(saveCheckpoint, input());
    expect(one).toMatchObject({
      version: 1,
      riskVersion: 1,
      contactPhone: phone,
      may: ['set-up', 'lead', 'show-code'],
    });
    const rows = await on.db.select().from(checkpoints);
    const [first, second] = [one, two].map(({ checkpointId }) => rows.find(({ id }) => id === checkpointId));
    if (!first || !second) throw new Error('not there');
    expect(first.contactPhoneCipher.includes(phone)).toBe(false);
    const keys = [first, second].map(({ codeKeyCipher }) => on.vault.open(uses.codeKey, codeKeyCipher));
    expect(keys[0]).toHaveLength(32);
    expect(keys[0]).not.toEqual(keys[1]);
    const seen = await showCheckpoint(await (await volunteer()).ctx(), one);
    expect(seen).toMatchObject({ contactPhone: phone, may: [] });
  });

  it('has the risks read again only when they change', async () => {
    const made = input();
    const { checkpointId } = await gridLeader.do(saveCheckpoint, made);
    const next = { ...made, checkpointId };
    expect(await gridLeader.do(saveCheckpoint, { ...next, version: 1, place: '东边' })).toMatchObject({
      version: 2,
      riskVersion: 1,
      place: '东边',
    });
    expect(await gridLeader.do(saveCheckpoint, { ...next, version: 2, risks: '夜里冷，路滑' })).toMatchObject(
      {
        version: 3,
        riskVersion: 2,
      },
    );
    const audited = and(
      eq(auditEntries.action, 'shifts.save-checkpoint'),
      eq(auditEntries.subjectId, checkpointId),
    );
    expect(await on.db.$count(auditEntries, audited)).toBe(3);
  });
});

describe('save-checkpoint refuses', () => {
  it('who does not set up there, and tells nobody outside that it exists', async () => {
    for (const who of [cellHead, buildingHead, inspector, await volunteer()])
      await expect(who.do(saveCheckpoint, input())).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(besideLeader.do(saveCheckpoint, input())).rejects.toMatchObject({ code: 'not-found' });
    const { checkpointId } = await gridLeader.do(saveCheckpoint, input());
    await expect(besideLeader.do(saveCheckpoint, input({ checkpointId, version: 1 }))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(showCheckpoint(await besideLeader.ctx(), { checkpointId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a name twice in an area, equipment twice, another area, and a closed one', async () => {
    const made = await gridLeader.do(saveCheckpoint, input());
    const field = (pointer: string, code: string) => ({ code: 'invalid-input', fields: [{ pointer, code }] });
    await expect(gridLeader.do(saveCheckpoint, input({ name: made.name }))).rejects.toMatchObject(
      field('/name', 'not-unique'),
    );
    const equipment = [
      { name: '钥匙', count: 1 },
      { name: '钥匙', count: 2 },
    ];
    await expect(gridLeader.do(saveCheckpoint, input({ equipment }))).rejects.toMatchObject(
      field('/equipment/1/name', 'not-unique'),
    );
    const { checkpointId } = made;
    await expect(
      secretary.do(saveCheckpoint, input({ checkpointId, version: 1, areaId: area.community.id })),
    ).rejects.toMatchObject(field('/areaId', 'not-allowed-here'));
    await on.db.update(checkpoints).set({ closedAt: on.clock.now() }).where(eq(checkpoints.id, checkpointId));
    await expect(gridLeader.do(saveCheckpoint, input({ checkpointId, version: 1 }))).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    // The name of a closed one may be given again.
    await gridLeader.do(saveCheckpoint, input({ name: made.name }));
  });
});

describe('save-checkpoint in races and repeats', () => {
  it('of five who change the same version one wins', async () => {
    const tries = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) =>
        secretary.do(
          saveCheckpoint,
          input({ checkpointId: east.id, areaId: area.community.id, version: 1, place: `${n} 号门` }),
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'lost-race' });
  });
});
