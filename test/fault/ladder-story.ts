import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { type Climbing, climbing, plainLadder } from '../support/ladders.ts';
import { askFor } from '../support/requests.ts';
import { smsServer } from '../support/sms-server.ts';
import { newKeys, type StageOptions } from '../support/stage.ts';
import { workersOn } from './workers.ts';

/** The plain ladder, whose steps send text messages. */
const bySms: Partial<LadderDefinition> = {
  steps: plainLadder.steps.map((step) => ({ ...step, channels: ['sms'] })),
};

/** A place whose ladders are climbed by worker processes, and the service their text messages go to. */
export async function ladderStory({
  redisUrl,
  ladder = bySms,
  ...options
}: StageOptions & { redisUrl?: string | undefined; ladder?: Partial<LadderDefinition> } = {}) {
  const keys = newKeys();
  const sms = await smsServer();
  const at = await climbing(ladder, { ...options, keys });
  return { at, sms, workers: workersOn(at.on, { keys, smsUrl: sms.url, redisUrl }) };
}

/** Something staff are asked by as many homes. @returns ids of the requests, the first homes' first */
export async function askMany(at: Climbing, homes: number): Promise<string[]> {
  const asked: string[] = [];
  for (let n = 0; n < homes; n++) {
    const { requestId } = await askFor(at.on, await at.home({ members: [{}] }), { kind: 'question' });
    asked.push(requestId);
  }
  return asked;
}

/** Where a case stands and how it came there, as two lives of the same story have it in common. */
export async function lifeOf(at: Climbing, caseId: string) {
  const { state, phase, step, round, run, level, dueAt } = await at.climb(caseId);
  const steps = await at.steps(caseId);
  return {
    now: { state, phase, step, round, run, level, dueAt },
    told: await at.told(caseId),
    steps: steps
      .map(({ takenAt: _, ...each }) => each)
      .sort((a, b) => a.run - b.run || a.round - b.round || a.step - b.step),
  };
}

export const livesOf = (at: Climbing, caseIds: readonly string[]) =>
  Promise.all(caseIds.map((id) => lifeOf(at, id)));

/** The same story with one worker that is never late; `tell` asks and moves the clock. @returns the lives of its cases */
export async function punctually(
  tell: (at: Climbing) => Promise<readonly string[]>,
  ladder: Partial<LadderDefinition> = {},
) {
  const at = await climbing(ladder);
  return livesOf(at, await tell(at));
}

/** Things that happened more than once although they may not: steps of a case, and messages about one to one person. */
export async function doubled({ on }: Climbing): Promise<unknown[]> {
  return [
    ...(await on.sql`
      select climb_id, phase, run, round, step, count(*) from climb_steps
      group by climb_id, phase, run, round, step having count(*) > 1`),
    ...(await on.sql`
      select account_id, split_part(matter, ':', 2) as climb_id, kind, count(*) from notices
      where matter like 'climb:%' group by 1, 2, 3 having count(*) > 1`),
  ];
}
