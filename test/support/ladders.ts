import type { LadderDefinition, StepTarget } from '@linli/contracts/escalation/ladder';
import type { Role } from '@linli/contracts/identity/roles';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import { caseEvents } from '@linli/db/cases/tables';
import { climbSteps, climbs, climbTold } from '@linli/db/escalation/tables';
import { notices } from '@linli/db/notices/tables';
import { caseFollowers, followers } from '@linli/services/compose';
import { climbFollower } from '@linli/services/escalation/climb-follower';
import { publishLadder } from '@linli/services/escalation/publish-ladder';
import { publishKind } from '@linli/services/requests/publish-kind';
import { and, asc, desc, eq } from 'drizzle-orm';
import { type Ask, askFor, village } from './requests.ts';
import type { StageOptions } from './stage.ts';
import { stageWorker } from './worker.ts';

export const post = (role: Role): StepTarget => ({ kind: 'post', role });

/** Building head at once, grid leader after 10 minutes, secretary after 20 more, street after 30 more, stuck 40 after that. */
export const plainLadder: LadderDefinition = {
  title: { zh: '试', en: 'plain' },
  firstAfterMinutes: 0,
  pace: { danger: 100, urgent: 100, today: 100, usual: 100 },
  steps: [
    { tell: [post('building-head')], waitMinutes: 10, channels: [] },
    { tell: [post('grid-leader')], waitMinutes: 20, channels: [] },
    { tell: [post('secretary')], waitMinutes: 30, channels: [] },
    { tell: [{ kind: 'duty', level: 'street' }], waitMinutes: 40, channels: [] },
  ],
  repeats: 0,
  quiet: null,
  bypassQuiet: [],
  binding: 1,
};

/** Two hours to find somebody, one to start, four until done, two to confirm. */
const limits = { dispatch: 120, start: 60, finish: 240, confirm: 120 };
const plainKind: KindDefinition = {
  name: { zh: '修灯', en: 'A lamp' },
  hint: { zh: '楼道', en: 'Stairs' },
  picture: 'tools',
  questions: [],
  lines: false,
  danger: null,
  urgency: [],
  handledBy: 'staff',
  team: null,
  needs: { skills: [], car: false, lifting: false, isolationTraining: false, age: 16 },
  contactless: false,
  discreet: false,
  takesMinutes: 30,
  clock: 'all-hours',
  limits: { danger: limits, urgent: limits, today: limits, usual: limits },
  ladder: 'usual',
};

/**
 * A village in which the clock of cases runs: all followers, the app's own worker, and the plain ladder in force for
 * its kinds of help. Without `plan` no volunteer is looked for. Monday, 16 November 2026, 09:00.
 */
export async function climbing(
  given: Partial<LadderDefinition> = {},
  { plan = true, ...options }: StageOptions & { plan?: boolean } = {},
) {
  const at = await village({ followers, caseFollowers: plan ? caseFollowers : [climbFollower], ...options });
  const { on } = at;
  const worker = stageWorker(on);
  const publish = (more: Partial<LadderDefinition> = {}, key = 'usual') =>
    at.secretary.do(publishLadder, {
      areaId: at.area.community.id,
      key,
      definition: { ...plainLadder, ...(more.steps?.length === 1 ? { binding: null } : {}), ...more },
      reason: '试一试',
    });
  await publish(given);
  const kindOf = async (key: string, more: Partial<KindDefinition>) => {
    const { kindId } = await at.secretary.do(publishKind, {
      areaId: at.area.community.id,
      key,
      definition: { ...plainKind, ...more },
    });
    return kindId;
  };
  const kinds = {
    /** Done by staff: whoever takes it in hand has taken it. */
    fix: await kindOf('fix', {}),
    /** Done by volunteers. */
    errand: await kindOf('errand', { handledBy: 'volunteers' }),
    /** Done by a team. */
    repair: await kindOf('repair', { handledBy: 'team', team: 'utilities-team' }),
    /** Counts in working time. */
    office: await kindOf('office', { clock: 'working-time' }),
  };
  const names = new Map(
    Object.entries({
      head: at.buildingHead,
      cell: at.cellHead,
      leader: at.gridLeader,
      secretary: at.secretary,
      street: at.dutyOfficer,
    }).map(([name, { accountId }]) => [accountId, name]),
  );

  /** A household of its own asks for help. @returns the request, whose clock runs, and who asked */
  const asking = async ({
    kind = 'fix',
    area,
    ...more
  }: { kind?: keyof typeof kinds; area?: { id: string } } & Partial<Ask> = {}) => {
    const home = await at.home(area === undefined ? {} : { area });
    const { requestId } = await askFor(on, home, { answers: {}, lines: [], kindId: kinds[kind], ...more });
    return { requestId, ...home };
  };
  /** The same, and what the ladder does at once has happened. @returns the id of the request */
  const ask = async (...given: Parameters<typeof asking>) => {
    const { requestId } = await asking(...given);
    await worker.runUntilIdle();
    return requestId;
  };
  /** Somebody new in a post, whom `told` calls by `name`. */
  const appointed = async (name: string, role: Role, area: { id: string }) => {
    const caller = await on.as({ role, area });
    names.set(caller.accountId, name);
    return caller;
  };
  /** Moves the clock to a time of day, everything on the way happening at its moment. */
  const until = (time: string, day = '2026-11-16') => worker.advanceTo(new Date(`${day}T${time}:00+08:00`));
  /** Moves the clock while no worker runs. */
  const asleep = (time: string, day = '2026-11-16') => on.clock.set(new Date(`${day}T${time}:00+08:00`));
  const climb = async (caseId: string) => {
    const [row] = await on.db
      .select()
      .from(climbs)
      .where(eq(climbs.caseId, caseId))
      .orderBy(desc(climbs.openedAt))
      .limit(1);
    if (!row) throw new Error('the case has no clock');
    return row;
  };
  const nameOf = (accountId: string) => names.get(accountId) ?? accountId;
  /** Who was told of a case, by what they are here, in the order of levels. */
  const told = async (caseId: string) => {
    const rows = await on.db
      .select({ accountId: climbTold.accountId })
      .from(climbTold)
      .innerJoin(climbs, eq(climbs.id, climbTold.climbId))
      .where(eq(climbs.caseId, caseId))
      .orderBy(asc(climbTold.level), asc(climbTold.accountId));
    return rows.map(({ accountId }) => nameOf(accountId));
  };
  /** What the timeline of a case says happened, oldest first. */
  const events = async (caseId: string) =>
    on.db
      .select({ what: caseEvents.what, at: caseEvents.at, facts: caseEvents.facts, by: caseEvents.accountId })
      .from(caseEvents)
      .where(eq(caseEvents.caseId, caseId))
      .orderBy(asc(caseEvents.seq));
  /** The same in words, without what the plan notes. */
  const whats = async (caseId: string) =>
    (await events(caseId)).map(({ what }) => what).filter((what) => what !== 'noted');
  const steps = async (caseId: string) =>
    on.db
      .select({
        phase: climbSteps.phase,
        step: climbSteps.step,
        round: climbSteps.round,
        run: climbSteps.run,
        outcome: climbSteps.outcome,
        dueAt: climbSteps.dueAt,
        takenAt: climbSteps.takenAt,
      })
      .from(climbSteps)
      .innerJoin(climbs, eq(climbs.id, climbSteps.climbId))
      .where(eq(climbs.caseId, caseId))
      .orderBy(asc(climbSteps.tick), asc(climbSteps.dueAt), asc(climbSteps.round), asc(climbSteps.step));
  /** Messages somebody got, of one kind if told. */
  const messages = async (who: { accountId: string }, kind?: string) =>
    on.db
      .select({
        kind: notices.kind,
        matter: notices.matter,
        facts: notices.facts,
        rank: notices.rank,
        channels: notices.channels,
      })
      .from(notices)
      .where(
        and(eq(notices.accountId, who.accountId), ...(kind === undefined ? [] : [eq(notices.kind, kind)])),
      )
      .orderBy(asc(notices.id));
  /** Wall-clock time of something due, `HH:MM`. */
  const clockOf = (moment: Date | null) =>
    moment === null ? null : new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const dueAt = async (caseId: string) => clockOf((await climb(caseId)).dueAt);
  return {
    ...at,
    names,
    worker,
    publish,
    kinds,
    asking,
    ask,
    appointed,
    until,
    asleep,
    climb,
    told,
    events,
    whats,
    steps,
    messages,
    clockOf,
    dueAt,
  };
}

export type Climbing = Awaited<ReturnType<typeof climbing>>;
