import { postGaps } from '@linli/db/escalation/tables';
import { appointments } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Climbing, climbing, plainLadder, post } from '../support/ladders.ts';

/** Ends a post at the moment of the clock. */
const leaves = (at: Climbing, { accountId }: { accountId: string }) =>
  at.on.db
    .update(appointments)
    .set({ untilAt: at.on.clock.now(), endReason: '调走' })
    .where(eq(appointments.accountId, accountId));

describe('delays', () => {
  it('an unanswered request is told one level after the other, each after its wait and not before', async () => {
    const at = await climbing();
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['head']);
    await at.until('09:09');
    expect(await at.told(id)).toEqual(['head']);
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'leader']);
    await at.until('09:30');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary']);
    await at.until('10:00');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary', 'street']);
    await at.until('10:40');
    expect(await at.climb(id)).toMatchObject({ state: 'stuck', level: 4 });
    expect(await at.whats(id)).toEqual(['submitted', 'told', 'told', 'told', 'told', 'stuck']);
  });

  it('while volunteers may still take it nobody on the ladder is bothered', async () => {
    const at = await climbing({ firstAfterMinutes: 60 }, { plan: false });
    const id = await at.ask({ kind: 'errand' });
    await at.until('09:59');
    expect(await at.told(id)).toEqual([]);
    await at.until('10:00');
    expect(await at.told(id)).toEqual(['head']);
  });

  it('when nobody fits, the first level is told at once and not after the wait for volunteers', async () => {
    const at = await climbing({ firstAfterMinutes: 60 });
    const id = await at.ask({ kind: 'errand' });
    await at.until('09:01');
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.dueAt(id)).toMatch(/^09:1[01]$/);
  });

  it('volunteers are not waited for until the limit is gone: at three quarters of it the first level is told', async () => {
    const at = await climbing({ firstAfterMinutes: 600 }, { plan: false });
    const id = await at.ask({ kind: 'errand' });
    expect(await at.dueAt(id)).toBe('10:30');
  });

  it('each step takes the ways its ladder allows and no other', async () => {
    const [head, leader] = plainLadder.steps;
    if (!head || !leader) throw new Error('the plain ladder has two steps');
    const at = await climbing({ steps: [head, { ...leader, channels: ['sms'] }] });
    await at.ask();
    await at.until('09:10');
    expect(await at.messages(at.buildingHead)).toMatchObject([{ channels: [] }]);
    expect(await at.messages(at.gridLeader)).toMatchObject([{ channels: ['sms'] }]);
  });

  it('a case climbs at the pace its urgency has', async () => {
    const at = await climbing({ pace: { danger: 10, urgent: 50, today: 80, usual: 50 } });
    const id = await at.ask();
    expect(await at.dueAt(id)).toBe('09:05');
  });
});

describe('gaps in the steps', () => {
  it('an empty post is passed in the same tick, and the timeline says since when it is empty', async () => {
    const at = await climbing();
    await leaves(at, at.buildingHead);
    at.on.clock.advance(30);
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['leader']);
    expect(await at.whats(id)).toEqual(['submitted', 'skipped', 'told']);
    const [, skipped] = await at.events(id);
    expect(skipped?.facts).toMatchObject({
      step: 1,
      role: 'building-head',
      why: 'post-empty',
      area: at.area.building.name,
      since: '2026-11-16T01:00:00.000Z',
    });
  });

  it('the empty post is reported once a day to who can fill it, however many cases find it', async () => {
    const at = await climbing();
    await leaves(at, at.buildingHead);
    for (let count = 0; count < 3; count++) await at.ask();
    expect((await at.messages(at.gridLeader, 'case-gap')).map(({ facts }) => facts)).toEqual([
      { areaId: at.area.building.id, role: 'building-head' },
    ]);
    await at.until('09:00', '2026-11-17');
    await at.ask();
    expect(await at.messages(at.gridLeader, 'case-gap')).toHaveLength(2);
    expect(await at.on.db.$count(postGaps)).toBe(2);
  });

  it('when who could fill it is missing as well, the next above hears of both', async () => {
    const at = await climbing();
    await leaves(at, at.buildingHead);
    await leaves(at, at.gridLeader);
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['secretary']);
    expect((await at.messages(at.secretary, 'case-gap')).map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([
        { areaId: at.area.building.id, role: 'building-head' },
        { areaId: at.area.grid.id, role: 'grid-leader' },
      ]),
    );
  });

  it('with nobody in any post a case is stuck at once instead of waiting for nobody', async () => {
    const at = await climbing();
    for (const who of [at.buildingHead, at.gridLeader, at.secretary, at.dutyOfficer]) await leaves(at, who);
    const id = await at.ask();
    expect(await at.climb(id)).toMatchObject({ state: 'stuck', level: 0 });
    expect(await at.told(id)).toEqual([]);
  });

  it('a level that does not exist at a place is passed without calling it an empty post', async () => {
    const at = await climbing({
      steps: [
        { tell: [post('cell-head')], waitMinutes: 10, channels: [] },
        { tell: [post('secretary')], waitMinutes: 10, channels: [] },
      ],
    });
    const id = await at.ask({ area: at.area.far });
    expect(await at.told(id)).toEqual(['secretary']);
    expect((await at.events(id))[1]?.facts).toMatchObject({ why: 'no-such-area' });
    expect(await at.on.db.$count(postGaps)).toBe(0);
  });

  it('one empty post of several in a step is reported, and the others are told', async () => {
    const at = await climbing({
      steps: [{ tell: [post('medical-team'), post('building-head')], waitMinutes: 10, channels: [] }],
    });
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.whats(id)).toEqual(['submitted', 'skipped', 'told']);
    expect(await at.messages(at.secretary, 'case-gap')).toHaveLength(1);
  });
});

describe('who is told', () => {
  it('everybody who holds the post is told', async () => {
    const at = await climbing();
    await at.appointed('second', 'building-head', at.area.building);
    const id = await at.ask();
    expect((await at.told(id)).sort()).toEqual(['head', 'second']);
    expect(await at.whats(id)).toEqual(['submitted', 'told']);
  });

  it('who holds several posts is told once, and the ladder goes on past them', async () => {
    const at = await climbing();
    await leaves(at, at.gridLeader);
    await at.on.post(at.buildingHead.accountId, 'grid-leader', at.area.grid);
    const id = await at.ask();
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'secretary']);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(1);
    expect((await at.events(id)).map(({ facts }) => (facts as { why?: string }).why)).toContain(
      'already-told',
    );
  });

  it('a ladder that repeats tells everybody again each time through, and is stuck after the last', async () => {
    const at = await climbing({ steps: plainLadder.steps.slice(0, 2), repeats: 1 });
    const id = await at.ask();
    await at.until('12:00');
    expect((await at.steps(id)).map(({ round, step, outcome }) => [round, step, outcome])).toEqual([
      [0, 0, 'told'],
      [0, 1, 'told'],
      [1, 0, 'told'],
      [1, 1, 'told'],
      [1, 2, 'stuck'],
    ]);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(2);
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('the team a kind names is told where it works; kinds without one pass that step', async () => {
    const at = await climbing({
      steps: [
        { tell: [{ kind: 'team' }], waitMinutes: 10, channels: [] },
        { tell: [post('secretary')], waitMinutes: 10, channels: [] },
      ],
    });
    await at.appointed('elsewhere', 'utilities-team', at.area.beside);
    await at.appointed('team', 'utilities-team', at.area.community);
    expect(await at.told(await at.ask({ kind: 'repair' }))).toEqual(['team']);
    const lamp = await at.ask();
    expect(await at.told(lamp)).toEqual(['secretary']);
    expect((await at.events(lamp))[1]?.facts).toMatchObject({ why: 'no-team' });
  });

  it('a person named by a ladder is told, whatever post they hold', async () => {
    const at = await climbing();
    const wang = await at.appointed('wang', 'seconded-official', at.area.community);
    await at.publish({
      steps: [
        {
          tell: [{ kind: 'person', accountId: wang.accountId }, post('grid-leader')],
          waitMinutes: 5,
          channels: [],
        },
      ],
    });
    expect((await at.told(await at.ask())).sort()).toEqual(['leader', 'wang']);
  });

  it('looking again tells nobody again', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.worker.runUntilIdle();
    await at.until('09:05');
    expect(await at.steps(id)).toHaveLength(1);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(1);
  });

  it('ten cases at the same moment tell a leader ten cases and each of them once', async () => {
    const at = await climbing();
    for (let count = 0; count < 10; count++) await at.asking();
    await at.worker.runUntilIdle();
    const matters = (await at.messages(at.buildingHead, 'case-yours')).map(({ matter }) => matter);
    expect(matters).toHaveLength(10);
    expect(new Set(matters).size).toBe(10);
    await at.until('09:10');
    expect(await at.messages(at.gridLeader, 'case-yours')).toHaveLength(10);
  });
});
