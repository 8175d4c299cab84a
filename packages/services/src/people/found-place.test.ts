import { appointments, areas } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { appoint } from './appoint.ts';
import { foundPlace } from './found-place.ts';

const plan = {
  areas: [
    { kind: 'district', name: '高新区' },
    { kind: 'street', name: '舜华路街道' },
    { kind: 'community', name: '凤凰国际社区' },
  ],
  officer: { phone: '19999000900', name: '值班员' },
} as const;

describe('founding a place', async () => {
  const on = await stage();

  it('makes the first areas and the first officer, who can give the next post', async () => {
    expect(await on.system().do(foundPlace, plan)).toEqual({ areas: 3, appointed: true });
    const [post] = await on.db.select().from(appointments);
    const [community] = (await on.db.select().from(areas)).filter(({ kind }) => kind === 'community');
    const officer = await on.as({ id: post?.accountId ?? '', phone: plan.officer.phone });
    expect(
      await officer.do(appoint, {
        phone: '19999000901',
        name: '李书记',
        role: 'secretary',
        areaId: community?.id ?? '',
        untilAt: null,
        secondedFrom: null,
      }),
    ).toMatchObject({ role: 'secretary', areaName: '凤凰国际社区' });
  });

  it('changes nothing when repeated, also by two at once, and keeps what is there', async () => {
    const again = await Promise.all([on.system().do(foundPlace, plan), on.system().do(foundPlace, plan)]);
    expect(again).toEqual([
      { areas: 0, appointed: false },
      { areas: 0, appointed: false },
    ]);
    expect(
      await on.system().do(foundPlace, {
        ...plan,
        areas: [...plan.areas.slice(0, 2), { kind: 'community', name: '新社区' }],
      }),
    ).toEqual({ areas: 1, appointed: false });
  });

  it('is refused to everybody who signs in, and with areas in the wrong order', async () => {
    await expect((await on.as()).do(foundPlace, plan)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      on.system().do(foundPlace, { ...plan, areas: [...plan.areas].reverse() }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
