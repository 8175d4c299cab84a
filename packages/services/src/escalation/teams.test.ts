import { climbing } from '@linli/test/support/ladders';
import { askFor } from '@linli/test/support/requests';
import { describe, expect, it } from 'vitest';
import { finishRequest } from '../requests/finish-request.ts';
import { handOver } from '../requests/hand-over.ts';
import { startRequest } from '../requests/start-request.ts';
import { takeInHand } from '../requests/take-in-hand.ts';
import { listTeams } from './list-teams.ts';
import { setTeamHours } from './set-team-hours.ts';
import { showTeamQueue } from './show-team-queue.ts';

const at = await climbing({}, { plan: false });
const { on, area, secretary, besideLeader, inspector } = at;
const plumber = async (name: string, where: { id: string } = area.community) => {
  const account = await on.account({ name });
  const post = await on.post(account.id, 'utilities-team', where);
  return { ...(await on.as(account)), appointmentId: post.id };
};
const [zhang, li] = [await plumber('张师傅'), await plumber('李师傅')];
const queue = { role: 'utilities-team' as const, areaId: area.community.id, limit: 30 };
const idsOf = async (who: typeof zhang, more: { only?: 'unanswered' | 'mine' } = {}) =>
  (await who.do(showTeamQueue, { ...queue, ...more })).items.map(({ caseId }) => caseId);
const team = async (who: Parameters<typeof idsOf>[0] | typeof secretary) =>
  (await who.do(listTeams, { limit: 30 })).items.find(({ role }) => role === 'utilities-team');

describe('a team', () => {
  it('has what is sent to it in its queue: a member takes it, hands it to another one, who finishes it', async () => {
    await at.ask();
    const sent = await at.ask({ kind: 'repair' });
    expect(await idsOf(zhang)).toEqual([sent]);
    expect(await team(zhang)).toMatchObject({ open: 1, unanswered: 1 });
    await zhang.do(takeInHand, { requestId: sent, note: '' });
    expect(await idsOf(zhang, { only: 'mine' })).toEqual([sent]);
    expect(await idsOf(li, { only: 'unanswered' })).toEqual([]);
    await zhang.do(handOver, { requestId: sent, accountId: li.accountId, reason: '我下班了' });
    expect(await idsOf(li, { only: 'mine' })).toEqual([sent]);
    await li.do(startRequest, { requestId: sent });
    await li.do(finishRequest, { requestId: sent, note: '换好了', photoId: null });
    expect(await team(secretary)).toMatchObject({ areaName: area.community.name, unanswered: 0 });
  });

  it('nearer to a place has what comes from there', async () => {
    const near = await plumber('王师傅', area.grid);
    const sent = await at.ask({ kind: 'repair' });
    const grid = { ...queue, areaId: area.grid.id };
    expect((await near.do(showTeamQueue, grid)).items.map(({ caseId }) => caseId)).toContain(sent);
    expect(await idsOf(zhang)).not.toContain(sent);
    await expect(near.do(showTeamQueue, queue)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says who answers now, and outside its times who is next and when', async () => {
    const weekdays = [1, 2, 3, 4, 5];
    await zhang.do(setTeamHours, {
      appointmentId: zhang.appointmentId,
      spans: [{ days: weekdays, from: '08:00', until: '12:00' }],
    });
    await secretary.do(setTeamHours, {
      appointmentId: li.appointmentId,
      spans: [{ days: weekdays, from: '14:00', until: '18:00' }],
    });
    expect(on.clock.now().toISOString()).toMatch(/^2026-11-16T01/);
    expect(await team(inspector)).toMatchObject({
      members: [
        { name: '张师傅', onNow: true, mayChange: false },
        { name: '李师傅', onNow: false },
      ],
      next: null,
    });
    await at.until('12:30');
    expect(await team(zhang)).toMatchObject({ next: { name: '李师傅', at: '2026-11-16T06:00:00.000Z' } });
    await zhang.do(setTeamHours, { appointmentId: zhang.appointmentId, spans: [] });
    expect(await team(zhang)).toMatchObject({ next: null });
  });
});

describe('refuses', () => {
  it('the queue to whoever is not of the team and sees no requests there, another team among them', async () => {
    const lawyer = await on.as({ role: 'legal-team', area: area.community });
    for (const who of [lawyer, besideLeader, await at.volunteer()])
      await expect(who.do(showTeamQueue, queue)).rejects.toMatchObject({ code: 'not-found' });
    expect((await lawyer.do(listTeams, { limit: 30 })).items.map(({ role }) => role)).toEqual(['legal-team']);
    const grid = { ...queue, areaId: area.grid.id };
    expect((await inspector.do(showTeamQueue, grid)).items.length).toBeGreaterThan(0);
  });

  it('times to whoever may not give the post, and times that end before they begin', async () => {
    const hours = {
      appointmentId: zhang.appointmentId,
      spans: [{ days: [1], from: '12:00', until: '08:00' }],
    };
    await expect(zhang.do(setTeamHours, hours)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(li.do(setTeamHours, { ...hours, spans: [] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(setTeamHours, { ...hours, spans: [] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('to tell leaders what a discreet case is about', async () => {
    const mediator = await on.as({ role: 'mediation-team', area: area.community });
    const home = await at.home();
    await askFor(on, home, { kind: 'mediation' });
    const quarrels = { ...queue, role: 'mediation-team' as const };
    expect((await mediator.do(showTeamQueue, quarrels)).items).toMatchObject([{ title: { zh: '调解矛盾' } }]);
    expect((await secretary.do(showTeamQueue, quarrels)).items).toMatchObject([{ title: { zh: '求助' } }]);
  });
});
