import { robotPosts, robots as robotRows } from '@linli/db/notices/tables';
import { openMessaging } from '@linli/test/support/messaging';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listRobots } from './list-robots.ts';
import { removeRobot } from './remove-robot.ts';
import { setRobot } from './set-robot.ts';

const on = await openMessaging();
const { clock, say, robots } = on;
const area = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  other: 'community',
});
const secretary = await on.as({ role: 'secretary', area: area.community });
const robot = (more: Partial<Parameters<typeof setRobot>[1]> = {}) => ({
  robotId: on.ids.next(),
  areaId: area.community.id,
  name: '值班群',
  provider: 'wecom' as const,
  url: robots.url,
  kinds: ['case-gap' as const],
  ...more,
});
const set = async (input: Parameters<typeof setRobot>[1]) => setRobot(await secretary.ctx(), input);
const posts = async (robotId: string) =>
  (await on.db.select().from(robotPosts).where(eq(robotPosts.robotId, robotId))).map(({ state }) => state);

describe('a chat robot does', () => {
  it('post counts about its area and what lies below, of its kinds, and only there', async () => {
    const input = robot();
    await set(input);
    await set(robot({ robotId: on.ids.next(), kinds: ['daily-digest'] }));
    await say('case-gap', [], { areaPath: area.grid.path, facts: { areaId: area.grid.id } });
    await say('case-gap', [], { areaPath: area.other.path });
    await on.sweep();
    expect(robots.posted).toEqual(['【邻里】有岗位没有人：有事找不到人办，请安排']);
    expect(await posts(input.robotId)).toEqual(['accepted']);
  });

  it('is listed without its address, with what became of its last post', async () => {
    const { robots: listed } = await secretary.do(listRobots, {});
    expect(listed[0]).toMatchObject({
      name: '值班群',
      areaName: area.community.name,
      host: new URL(robots.url).host,
      lastPost: { state: 'accepted', reason: null },
    });
    expect(JSON.stringify(listed)).not.toContain('secret');
    const [row] = await on.db.select().from(robotRows);
    expect(row?.urlCipher.toString('latin1')).not.toContain('secret');
  });

  it('is changed under its id, keeps its address unless a new one is given, and falls silent when removed', async () => {
    const input = robot({ kinds: ['case-stuck'] });
    await set(input);
    await set({ ...input, name: '夜班群', url: null });
    const before = robots.posted.length;
    await say('case-stuck', [], { areaPath: area.grid.path });
    await on.sweep();
    expect(robots.posted).toHaveLength(before + 1);
    await say('case-stuck', [], { areaPath: area.grid.path });
    await secretary.do(removeRobot, { robotId: input.robotId });
    await on.sweep();
    expect(robots.posted).toHaveLength(before + 1);
    expect((await posts(input.robotId)).sort()).toEqual(['accepted', 'dropped']);
    await expect(set(input)).rejects.toMatchObject({ code: 'already-done' });
  });

  it('that is busy is asked again later; one that is gone is given up', async () => {
    const input = robot({ kinds: ['calls-left'] });
    await set(input);
    const facts = { households: 3 };
    robots.failNext(45009, 'drop');
    await say('calls-left', [], { areaPath: area.grid.path, facts });
    for (let minute = 0; minute < 8; minute++) {
      await on.sweep();
      clock.advance(1);
    }
    expect(robots.posted.filter((text) => text.includes('3 户'))).toHaveLength(1);
    robots.failNext(93000);
    await say('calls-left', [], { areaPath: area.grid.path, facts });
    await on.sweep();
    expect((await posts(input.robotId)).sort()).toEqual(['accepted', 'failed']);
  });
});

describe('a chat robot refuses', () => {
  it('other areas and other roles', async () => {
    const leader = await on.as({ role: 'grid-leader', area: area.community });
    await expect(setRobot(await leader.ctx(), robot())).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(set(robot({ areaId: area.other.id }))).rejects.toMatchObject({ code: 'not-found' });
    const theirs = robot({ areaId: area.other.id });
    const neighbour = await on.as({ role: 'secretary', area: area.other });
    await setRobot(await neighbour.ctx(), theirs);
    await expect(set({ ...theirs, areaId: area.community.id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(secretary.do(removeRobot, { robotId: theirs.robotId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('no address at all, and what is none', async () => {
    await expect(set(robot({ url: null }))).rejects.toMatchObject({ fields: [{ pointer: '/url' }] });
    await expect(set(robot({ url: 'not an address' }))).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('chat robots in races and repeats', () => {
  it('three workers post a matter once', async () => {
    await set(robot({ kinds: ['visits-due'] }));
    for (let n = 0; n < 4; n++)
      await say('visits-due', [], { areaPath: area.grid.path, facts: { households: 70 + n } });
    await say('visits-due', [], { areaPath: area.grid.path, matter: 'visits:1', facts: { households: 79 } });
    await say('visits-due', [], { areaPath: area.grid.path, matter: 'visits:1', facts: { households: 79 } });
    await Promise.all([on.sweep(), on.sweep(), on.sweep()]);
    expect(robots.posted.filter((text) => /7\d 户/.test(text))).toHaveLength(5);
  });
});
