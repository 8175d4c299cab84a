import type { Answers } from '@linli/contracts/reports/form';
import type { Ask } from './model.ts';
import type { Step } from './plan.ts';
import { chosen, numbered, type Scene, send, someone } from './scene.ts';

const well: Answers = { temperature: { celsius: 36.5, at: 'armpit' }, 'feels-well': true };
const ill: Answers = {
  temperature: { celsius: 38.6, at: 'armpit' },
  'feels-well': false,
  symptoms: ['cough'],
};
const askKinds = ['fix', 'fix', 'ignored', 'errand', 'errand'] as const;

/** Mornings of a home: reports and their corrections, requests, words about them, and their end. */
export const residentActs = {
  async report(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model, seed, now } = scene;
    const at = Math.floor(world.homes.length * step.who);
    const { householdId, personIds, resident } = someone(world.homes, step.who);
    const replacesId = model.reports.get(at) ?? null;
    const clientId = `storm-report-${seed}-${number}`;
    const answer = await send(scene, step, number, {
      key: 'POST /reports/submit',
      by: resident,
      input: {
        clientId,
        slotId: world.slotId,
        householdId,
        basis: 'self',
        capturedAt: now().toISOString(),
        replacesId,
        persons: personIds.map((personId, n) => ({
          personId,
          answers: n === 0 && step.how < 0.1 ? ill : well,
        })),
      },
      audit: { action: 'reports.submit', subject: householdId },
      told: (reply) =>
        reply.state === 'accepted'
          ? { proof: 'report', id: reply.submissionId, who: resident.accountId, of: clientId }
          : null,
    });
    if (answer?.state === 'accepted') model.reports.set(at, answer.submissionId);
  },

  async ask(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model, seed } = scene;
    const home = Math.floor(world.homes.length * step.who);
    const { householdId, personIds, resident } = someone(world.homes, step.who);
    const kind = someone(askKinds, step.how);
    const clientId = `storm-ask-${seed}-${number}`;
    const answer = await send(scene, step, number, {
      key: 'POST /requests/submit',
      by: resident,
      input: {
        clientId,
        kindId: world.kinds[kind],
        householdId,
        forPersonId: chosen([null, ...personIds], step.pick) ?? null,
        basis: 'member',
      },
      told: (reply) =>
        reply.outcome === 'asked'
          ? { proof: 'request', id: reply.requestId, who: resident.accountId, of: clientId }
          : null,
    });
    if (answer?.outcome !== 'asked') return;
    model.leavesTrace('requests.submit', resident.accountId, answer.requestId);
    model.asks.push({ requestId: answer.requestId, home, kind, seen: 'open' });
  },

  async say(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model, seed } = scene;
    const ask = recent(model.asks, step.pick);
    if (!ask) return residentActs.report(scene, step, number);
    const { resident } = numbered(world.homes, ask.home);
    const clientId = `storm-say-${seed}-${number}`;
    await send(scene, step, number, {
      key: 'POST /requests/say',
      by: resident,
      input: { clientId, requestId: ask.requestId, text: '请问什么时候来？' },
      told: (reply) =>
        reply.refused
          ? null
          : { proof: 'message', id: reply.messageId, who: resident.accountId, of: clientId },
    });
  },

  async confirm(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const ask = recent(seenAs(model.asks, 'done'), step.pick);
    if (!ask) return residentActs.ask(scene, step, number);
    const { requestId } = ask;
    const { resident } = numbered(world.homes, ask.home);
    const solved = step.how < 0.8;
    const answer = await send(scene, step, number, {
      key: 'POST /requests/confirm',
      by: resident,
      input: { requestId, solved },
      audit: { action: 'requests.confirm', subject: requestId },
      told: () => ({
        proof: 'event',
        id: requestId,
        who: resident.accountId,
        of: solved ? 'confirmed' : 'not-solved',
      }),
    });
    if (answer) ask.seen = solved ? 'over' : 'open';
  },

  async cancel(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const ask = recent(seenAs(model.asks, 'open', 'taken'), step.pick);
    if (!ask) return residentActs.ask(scene, step, number);
    const { requestId } = ask;
    const { resident } = numbered(world.homes, ask.home);
    const answer = await send(scene, step, number, {
      key: 'POST /requests/cancel',
      by: resident,
      input: { requestId },
      audit: { action: 'requests.cancel', subject: requestId },
      told: () => ({ proof: 'event', id: requestId, who: resident.accountId, of: 'cancelled' }),
    });
    if (answer) ask.seen = 'over';
  },
};

/** Requests somebody may answer that stood so when they were last heard of. */
export const seenAs = (asks: readonly Ask[], ...seen: readonly Ask['seen'][]): Ask[] =>
  asks.filter((ask) => ask.kind !== 'ignored' && seen.includes(ask.seen));

/** One of the newest: what is long over is of little use. */
export const recent = <T>(list: readonly T[], share: number): T | undefined => chosen(list.slice(-24), share);
