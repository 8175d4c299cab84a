import type { Channel } from '@linli/contracts/escalation/labels';
import type { Urgency } from '@linli/contracts/requests/labels';
import { type Climb, type ClimbPolicy, openClimb, wakesPeople } from '@linli/domain/escalation/climb';
import { type Found, findTold, type Place } from '@linli/domain/escalation/find-told';
import type { Moment } from '@linli/domain/escalation/moves';
import { type Taken, tick } from '@linli/domain/escalation/tick';
import { type Timing, timingBy } from '@linli/domain/escalation/timing';
import { nationalDays } from '@linli/domain/requests/national-days';
import { usualHours } from '@linli/domain/requests/working-time';
import { waitOf } from './draws.ts';
import type { SendMessage } from './messages.ts';
import { type Post, type TownArea, upFrom } from './town.ts';
import { countNow, isAbsent, MINUTE, rowsNow, type World, zone } from './world.ts';

/** A case as the clock sees it. */
export interface Climbing {
  readonly number: number;
  readonly caseKind: 'request' | 'alert';
  readonly at: TownArea;
  readonly urgency: Urgency;
  readonly policy: ClimbPolicy;
  climb: Climb;
  readonly told: Map<string, number>;
  /** Somebody who was told answers. */
  answeredBy(post: Post): void;
  /** What the clock did that somebody has to act on. */
  heard(outcome: Taken['outcome']): void;
}

export interface Ladders {
  momentOf(policy: ClimbPolicy): Moment;
  /** The climb with which a case begins. */
  opened(policy: ClimbPolicy, urgency: Urgency): Climb;
  /** Keeps where a case stands and sets its alarm. */
  set(climbing: Climbing, climb: Climb): void;
}

/** Who was told, from near to far, for figures. */
export const ranks = ['near', 'grid', 'community', 'street', 'district'] as const;
export type Rank = (typeof ranks)[number];

const rankOf: Partial<Record<string, Rank>> = { 'grid-leader': 'grid', secretary: 'community' };
const waits = (climb: Climb): boolean => climb.state === 'running' && climb.phase === 'answer';

/** Lets cases climb by the clock of the product, and the people who are told answer or not. */
export function openLadders(world: World, send: SendMessage): Ladders {
  const { agenda, given, town } = world;
  const answers = world.draws('leaders');
  const posts = new Map(town.posts.map((post) => [post.accountId, post]));
  const timings: Record<ClimbPolicy['clock'], Timing> = {
    'all-hours': timingBy('all-hours', { zone, workingHours: [], days: new Map() }),
    'working-time': timingBy('working-time', {
      zone,
      workingHours: usualHours,
      days: new Map(nationalDays.map(({ day, works }) => [day, works])),
    }),
  };
  const momentOf = (policy: ClimbPolicy): Moment => ({
    policy,
    now: new Date(agenda.now),
    timing: timings[policy.clock],
  });

  function set(climbing: Climbing, climb: Climb): void {
    climbing.climb = climb;
    if (climb.state !== 'running' || climb.dueAt === null) return;
    const at = climb.dueAt.getTime();
    agenda.at(at, () => {
      const now = climbing.climb;
      if (now.state === 'running' && now.dueAt?.getTime() === at) takeTick(climbing);
    });
  }

  function takeTick(climbing: Climbing): void {
    const { policy, told } = climbing;
    const { now, timing } = momentOf(policy);
    const place = placeOf(world, climbing);
    const find = (step: number): Found[] =>
      (policy.ladder.steps[step]?.tell ?? []).map((target) => findTold(target, place));
    const ticked = tick(climbing.climb, policy, { find, told }, now, timing);
    rowsNow(world, 'climb_steps', ticked.taken.length);
    for (const taken of ticked.taken) count(climbing, taken);
    set(climbing, ticked.climb);
    for (const { accountId, run, level } of ticked.tells) {
      const post = posts.get(accountId);
      if (!post) continue;
      told.set(accountId, run);
      rowsNow(world, 'climb_told');
      tell(climbing, post, policy.ladder.steps[level - 1]?.channels ?? []);
      if (answers(post.number, climbing.number, run * 16 + level) < given.leaderAnswers)
        answerLater(climbing, post, level);
    }
    for (const { outcome } of ticked.taken) climbing.heard(outcome);
  }

  function tell({ caseKind, policy, urgency }: Climbing, post: Post, ways: readonly Channel[]): void {
    send(caseKind === 'alert' ? 'alert-raised' : 'case-yours', post.number, ways);
    if (wakesPeople(policy, urgency)) countNow(world, 'people woken or pressed');
  }

  /** They answer when what they have in hand lets them; by then somebody else may have. */
  function answerLater(climbing: Climbing, post: Post, level: number): void {
    const mean = climbing.urgency === 'danger' ? given.leaderMinutes / 4 : given.leaderMinutes;
    const wait = waitOf(mean, answers(post.number, climbing.number, 1000 + level)) * MINUTE;
    agenda.at(Math.max(agenda.now, post.busyUntil) + wait, () => {
      if (!waits(climbing.climb)) return;
      post.busyUntil = agenda.now + given.leaderCaseMinutes * MINUTE;
      climbing.answeredBy(post);
    });
  }

  /** An escalation is somebody told because nobody answered before them; the first to be told at once are none. */
  function count({ policy, at }: Climbing, { outcome, phase, found, step, run, round }: Taken): void {
    for (const each of found) if (each.skipped === 'post-empty') countNow(world, 'posts found empty');
    if (outcome === 'stuck') countNow(world, 'cases stuck');
    if (outcome !== 'told' || phase !== 'answer') return;
    const isFirst = policy.ladder.firstAfterMinutes === 0 && step === 0 && run === 0 && round === 0;
    if (isFirst) countNow(world, 'told at once');
    else countNow(world, `escalation ${highest(found, at)}`);
  }

  return {
    momentOf,
    opened: (policy, urgency) => {
      const { now, timing } = momentOf(policy);
      rowsNow(world, 'climbs');
      return openClimb(policy, urgency, now, timing);
    },
    set,
  };
}

function highest(found: readonly Found[], at: TownArea): Rank {
  const kinds = new Map(upFrom(at).map(({ id, kind }) => [id, kind]));
  const reached = found.flatMap(({ role, areaId, people }): Rank[] => {
    if (people.length === 0) return [];
    if (role === 'duty-officer') return [kinds.get(areaId ?? '') === 'district' ? 'district' : 'street'];
    return [rankOf[role ?? ''] ?? 'near'];
  });
  return ranks.findLast((rank) => reached.includes(rank)) ?? 'near';
}

function placeOf(world: World, { at, policy }: Climbing): Place {
  const areas = upFrom(at);
  return {
    areas: areas.map(({ id, kind, name }) => ({ areaId: id, kind, name })),
    holders: areas.flatMap(({ id, posts }) =>
      posts.map((post) => ({
        areaId: id,
        role: post.role,
        accountId: post.accountId,
        name: post.accountId,
        onLeave: isAbsent(world, post),
        standIn: null,
      })),
    ),
    left: [],
    persons: [],
    team: policy.team,
  };
}
