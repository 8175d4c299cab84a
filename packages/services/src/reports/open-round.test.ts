import { outbox } from '@linli/db/outbox/tables';
import { gapSteps, roundMembers, roundSlots } from '@linli/db/reports/tables';
import { formId, roundInput, roundOf, slotsOf, twiceADay } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeRound } from './close-round.ts';
import { listForms } from './list-forms.ts';
import { listRounds } from './list-rounds.ts';
import { listSlots } from './list-slots.ts';
import { openRound } from './open-round.ts';
import { previewRound } from './preview-round.ts';
import { publishForm } from './publish-form.ts';
import { shipForms } from './ship-forms.ts';
import { showRound } from './show-round.ts';

/** A community with two grids, one household of two in each; one of the four lives alone by tag. */
async function community() {
  const on = await stage({ startsAt: '2026-11-15T20:00:00Z' });
  const area = await on.areas({
    street: 'street',
    community: ['community', 'street'],
    north: ['grid', 'community'],
    south: ['grid', 'community'],
  });
  const homes = [];
  for (const grid of [area.north, area.south]) {
    const household = await on.household(grid);
    const head = await on.member(household, { tags: grid === area.north ? ['lives-alone'] : [] });
    homes.push({ household, head, other: await on.member(household) });
  }
  const [north, south] = homes;
  if (!north || !south) throw new Error('no homes');
  return { on, area, north, south };
}

describe('open-round does', () => {
  it('fixes who is expected, all slots and the rungs of their ladders', async () => {
    const { on, area } = await community();
    const secretary = await on.as({ role: 'secretary', area: area.community });
    const input = await roundInput(on, area.community);
    const preview = await secretary.do(previewRound, input);
    expect(preview).toEqual({ persons: 4, households: 2, slots: 6, questions: 6, filledFromRegister: 0 });
    const round = await secretary.do(openRound, input);
    expect(round).toMatchObject({
      persons: 4,
      title: '早晚健康登记',
      areaId: area.community.id,
      closedAt: null,
    });
    const slots = await slotsOf(on, round.roundId);
    expect(slots.map(({ day, part }) => `${day} ${part}`)).toEqual([
      '2026-11-16 morning',
      '2026-11-16 evening',
      '2026-11-17 morning',
      '2026-11-17 evening',
      '2026-11-18 morning',
      '2026-11-18 evening',
    ]);
    expect(await on.db.$count(gapSteps)).toBe(24);
    const [alarm] = await on.db.select().from(outbox);
    expect(alarm).toMatchObject({ name: 'reports.tick-gap-ladder', payload: { roundSlotId: slots[0]?.id } });
  });

  it('reaches only people with one of the tags', async () => {
    const { on, area, north } = await community();
    const round = await roundOf(on, area.community, {
      form: 'all-well',
      audience: { tags: ['lives-alone'] },
    });
    expect(round.persons).toBe(1);
    const [member] = await on.db.select().from(roundMembers);
    expect(member).toMatchObject({ personId: north.head.personId, areaPath: area.north.path });
  });

  it('is seen by those whose area it touches and by those it asks, and by nobody else', async () => {
    const { on, area, north } = await community();
    const { roundId } = await roundOf(on, area.community);
    const see = async (who: Awaited<ReturnType<typeof on.as>>) =>
      (await showRound(await who.ctx(), { roundId })).roundId;
    expect(await see(await on.as({ role: 'grid-leader', area: area.north }))).toBe(roundId);
    expect(await see(await on.as({ role: 'duty-officer', area: area.street }))).toBe(roundId);
    expect(await see(await on.as({ household: north.household }))).toBe(roundId);
    await expect(see(await on.as())).rejects.toMatchObject({ code: 'not-found' });
    const leader = await on.as({ role: 'grid-leader', area: area.north });
    const { items } = await listRounds(await leader.ctx(), { limit: 10 });
    expect(items.map((round) => round.roundId)).toEqual([roundId]);
  });

  it('ended before its time keeps what has opened and drops what is ahead', async () => {
    const { on, area } = await community();
    const { roundId, secretary } = await roundOf(on, area.community);
    on.clock.set(new Date('2026-11-16T12:00:00+08:00'));
    await secretary.do(closeRound, { roundId, reason: '应急响应终止' });
    expect(await on.db.$count(roundSlots, eq(roundSlots.roundId, roundId))).toBe(1);
    expect(await on.db.$count(gapSteps)).toBe(4);
    await expect(secretary.do(closeRound, { roundId, reason: '再次' })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    // Nobody is asked twice only while the first round lasts.
    expect((await roundOf(on, area.community)).persons).toBe(4);
  });

  it('lists slots with the open one first, then those over, then those ahead, page by page', async () => {
    const { on, area } = await community();
    const { secretary } = await roundOf(on, area.community);
    on.clock.set(new Date('2026-11-17T08:00:00+08:00'));
    const ctx = await secretary.ctx();
    const one = await listSlots(ctx, { limit: 4 });
    const two = await listSlots(ctx, { limit: 4, cursor: one.nextCursor ?? '' });
    expect(
      [...one.items, ...two.items].map(({ day, part, state }) => `${day.slice(8)} ${part} ${state}`),
    ).toEqual([
      '17 morning open',
      '16 evening closed',
      '16 morning closed',
      '17 evening ahead',
      '18 morning ahead',
      '18 evening ahead',
    ]);
    expect(two.nextCursor).toBeNull();
  });
});

describe('open-round refuses', () => {
  it('a leader below the community, another community, and a resident', async () => {
    const { on, area, north } = await community();
    const input = await roundInput(on, area.community);
    for (const [who, code] of [
      [await on.as({ role: 'grid-leader', area: area.community }), 'not-allowed'],
      [await on.as({ role: 'secretary', area: area.north }), 'not-found'],
      [await on.as({ household: north.household }), 'not-allowed'],
    ] as const) {
      await expect(who.do(openRound, input)).rejects.toMatchObject({ code });
      await expect(who.do(previewRound, input)).rejects.toMatchObject({ code });
    }
    expect(await on.db.$count(roundMembers)).toBe(0);
  });

  it('dates that are over or have no end in sight, and windows that overlap', async () => {
    const { on, area } = await community();
    const secretary = await on.as({ role: 'secretary', area: area.community });
    const input = await roundInput(on, area.community);
    const wrong = (more: object) => secretary.do(openRound, { ...input, ...more });
    await expect(wrong({ startsOn: '2026-11-15' })).rejects.toMatchObject({
      fields: [{ pointer: '/startsOn', code: 'in-the-past' }],
    });
    await expect(wrong({ endsOn: '2027-11-15' })).rejects.toMatchObject({
      fields: [{ pointer: '/endsOn', code: 'too-big' }],
    });
    await expect(
      wrong({ slots: { ...twiceADay, evening: { from: '09:00', until: '12:00' } } }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/slots/evening/from', code: 'wrong-order' }] });
    on.clock.set(new Date('2026-11-18T22:00:00+08:00'));
    await expect(wrong({ startsOn: '2026-11-18' })).rejects.toMatchObject({
      fields: [{ pointer: '/endsOn', code: 'in-the-past' }],
    });
  });

  it('a second round that asks the same form of the same people, above, below or beside in time', async () => {
    const { on, area } = await community();
    await roundOf(on, area.community);
    await expect(roundOf(on, area.north)).rejects.toMatchObject({ code: 'rule-refused' });
    await expect(roundOf(on, area.street, { audience: { tags: ['pregnant'] } })).rejects.toMatchObject({
      code: 'rule-refused',
    });
    await roundOf(on, area.community, { form: 'six-questions', slots: { kind: 'once' } });
    await roundOf(on, area.community, { startsOn: '2026-11-19', endsOn: '2026-11-20' });
  });
});

describe('open-round under races', () => {
  it('of two that open the same round at once one is refused', async () => {
    const { on, area } = await community();
    await formId(on, 'daily-health');
    const results = await Promise.allSettled([roundOf(on, area.community), roundOf(on, area.community)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await on.db.$count(roundMembers, isNull(roundMembers.untilAt))).toBe(4);
  });
});

describe('forms', () => {
  it('ship once, also when several processes start at the same time, and never over a community’s own version', async () => {
    const { on, area } = await community();
    const shipped = await Promise.all(Array.from({ length: 4 }, () => shipForms(on.base)));
    expect(shipped.flat()).toHaveLength(5);
    const secretary = await on.as({ role: 'secretary', area: area.community });
    const [form] = (await listForms(await secretary.ctx())).items.filter(({ key }) => key === 'all-well');
    if (!form) throw new Error('all-well is not there');
    const definition = { ...form.definition, title: { zh: '报平安', en: 'Well' } };
    const again = await Promise.all(
      [1, 2].map(() => secretary.do(publishForm, { key: 'all-well', definition })),
    );
    expect(again.map(({ version }) => version).sort()).toEqual([2, 3]);
    expect(await shipForms(on.base)).toEqual([]);
    const newest = (await listForms(await secretary.ctx())).items.find(({ key }) => key === 'all-well');
    expect(newest).toMatchObject({ version: 3, definition: { title: { zh: '报平安' } } });
  });

  it('with a fault are refused with pointers, and published by nobody below the community', async () => {
    const { on, area } = await community();
    const secretary = await on.as({ role: 'secretary', area: area.community });
    await shipForms(on.base);
    const [form] = (await listForms(await secretary.ctx())).items;
    if (!form) throw new Error('no form');
    const faulty = {
      ...form.definition,
      questions: [...form.definition.questions, ...form.definition.questions],
    };
    await expect(secretary.do(publishForm, { key: 'twice', definition: faulty })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const leader = await on.as({ role: 'grid-leader', area: area.north });
    await expect(leader.do(publishForm, { key: 'mine', definition: form.definition })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
