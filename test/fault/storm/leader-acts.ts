import type { Step } from './plan.ts';
import { recent, residentActs, seenAs } from './resident-acts.ts';
import { chosen, numbered, type Scene, send, someone } from './scene.ts';
import { volunteerActs } from './volunteer-acts.ts';

/** What those with a post do, and whoever has something in hand. */
export const leaderActs = {
  async 'take-in-hand'(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const ask = recent(seenAs(model.asks, 'open'), step.pick);
    if (!ask) return residentActs.ask(scene, step, number);
    const leader = Math.floor(world.leaders.length * step.who);
    const by = someone(world.leaders, step.who);
    const { requestId } = ask;
    const answer = await send(scene, step, number, {
      key: 'POST /requests/take-in-hand',
      by,
      input: { requestId },
      audit: { action: 'requests.take-in-hand', subject: requestId },
      told: () => ({ proof: 'lead', id: requestId, who: by.accountId, of: '' }),
    });
    // Of an errand only: a helper is still looked for.
    if (answer && ask.kind === 'fix') Object.assign(ask, { seen: 'taken', with: { by: leader, as: 'lead' } });
  },

  start: (scene: Scene, step: Step, number: number) => goOn(scene, step, number, 'start'),
  finish: (scene: Scene, step: Step, number: number) => goOn(scene, step, number, 'finish'),
  'give-back': (scene: Scene, step: Step, number: number) => goOn(scene, step, number, 'give-back'),

  async 'check-in-for'(scene: Scene, step: Step, number: number): Promise<void> {
    const { world, model } = scene;
    const place = recent(model.places, step.pick);
    if (place?.seen !== 'held') return volunteerActs.claim(scene, step, number);
    const { secretary } = world;
    const { claimId } = place;
    const answer = await send(scene, step, number, {
      key: 'POST /shifts/check-in-for',
      by: secretary,
      input: { claimId, reason: '手机没电' },
      audit: { action: 'shifts.check-in-for', subject: claimId },
      told: () => ({ proof: 'checked-in', id: claimId, who: '', of: place.shiftId }),
    });
    place.seen = answer ? 'in' : 'over';
  },

  async 'take-alert'(scene: Scene, step: Step, number: number): Promise<void> {
    const alertId = await alertFor(scene, step, number, 'open');
    if (alertId === undefined) return residentActs.report(scene, { ...step, how: 0.05 }, number);
    const by = someone(scene.world.leaders, step.who);
    await send(scene, step, number, {
      key: 'POST /reports/take-alert',
      by,
      input: { alertId },
      audit: { action: 'reports.take-alert', subject: alertId },
      told: () => ({ proof: 'event', id: alertId, who: by.accountId, of: 'in-hand' }),
    });
  },

  async 'resolve-alert'(scene: Scene, step: Step, number: number): Promise<void> {
    const alertId = await alertFor(scene, step, number, 'taken');
    if (alertId === undefined) return leaderActs['take-alert'](scene, step, number);
    const by = someone(scene.world.leaders, step.who);
    await send(scene, step, number, {
      key: 'POST /reports/resolve-alert',
      by,
      input: { alertId, outcome: '已送医院' },
      audit: { action: 'reports.resolve-alert', subject: alertId },
      told: () => ({ proof: 'event', id: alertId, who: by.accountId, of: 'resolved' }),
    });
  },
};

async function alertFor(
  { world, phones, model }: Scene,
  { who, pick }: Step,
  number: number,
  state: 'open' | 'taken',
): Promise<string | undefined> {
  const by = someone(world.leaders, who);
  const shown = await phones.call({ key: 'GET /reports/alerts', input: { state }, by });
  if (shown.came === 'answer') return chosen(shown.reply.items, pick)?.alertId;
  if (shown.came === 'nothing') model.unanswered.push(`the alerts for action ${number}`);
  return undefined;
}

const verbs = {
  start: { from: 'taken', to: 'started', says: 'started' },
  finish: { from: 'started', to: 'done', says: 'done' },
  'give-back': { from: 'taken', to: 'open', says: 'returned' },
} as const;

async function goOn(scene: Scene, step: Step, number: number, verb: keyof typeof verbs): Promise<void> {
  const { world, model } = scene;
  const { from, to, says } = verbs[verb];
  const held = seenAs(model.asks, from).filter((each) => verb !== 'give-back' || each.with?.as === 'helper');
  const ask = recent(held, step.pick);
  if (!ask?.with) return leaderActs['take-in-hand'](scene, step, number);
  const by = numbered(ask.with.as === 'helper' ? world.volunteers : world.leaders, ask.with.by);
  const { requestId } = ask;
  const answer = await send(scene, step, number, {
    key: `POST /requests/${verb}`,
    by,
    input: { requestId },
    audit: { action: `requests.${verb}`, subject: requestId },
    told: () => ({ proof: 'event', id: requestId, who: by.accountId, of: says }),
  });
  ask.seen = answer ? to : 'over';
}
