import type { TeamRole } from '@linli/contracts/identity/roles';
import type { KindDefinition } from '@linli/contracts/requests/kind';
import type { HandRole, RequestState } from '@linli/contracts/requests/labels';
import type { requestActs } from '@linli/contracts/requests/values';
import { may, type Post } from '../identity/rights.ts';

export type RequestAct = (typeof requestActs)[number];

/** What the posts of somebody allow at the place of a request. */
export interface PostRights {
  readonly view: boolean;
  readonly handle: boolean;
  readonly approve: boolean;
  readonly help: boolean;
  readonly submitFor: boolean;
  readonly assign: boolean;
  readonly escalate: boolean;
  readonly supervise: boolean;
}

/** What somebody is to a request. */
export interface Reader {
  /** Lives in the household, or asked for a relative there. */
  readonly isResident: boolean;
  /** Wrote it down for somebody who called or was visited. */
  readonly isScribe: boolean;
  /** Live hands. */
  readonly hands: readonly HandRole[];
  /** Named after the second level: may not hand it back (首接负责). */
  readonly isBound: boolean;
  /** The errand was theirs when it was done. */
  readonly didIt: boolean;
  /** A step of the ladder told them. */
  readonly isTold: boolean;
  /** Has an open offer of it. */
  readonly isAsked: boolean;
  /** An open plea waits for their decision. */
  readonly decidesPlea: boolean;
  /** Holds the post of the team that does such things there. */
  readonly isTeam: boolean;
  readonly posts: PostRights;
}

/** What of a request decides who may do what. */
export interface Matter {
  readonly state: RequestState;
  readonly handledBy: KindDefinition['handledBy'];
  readonly discreet: boolean;
  /** Somebody runs the errand, or has done it. */
  readonly hasHelper: boolean;
  readonly hasLead: boolean;
  readonly paused: boolean;
  readonly hasLines: boolean;
  /** A line waits for the resident's word. */
  readonly asksReplacement: boolean;
  readonly stars: number | null;
  readonly closedAt: Date | null;
  /** When it was merged into another; null when it was not. */
  readonly mergedAt: Date | null;
}

const DAY = 86_400_000;
/** So long after the end a resident may still say that it is not solved, and how many stars it is worth. */
export const afterwardsDays = { reopen: 7, rate: 30 } as const;
/** So long a merge may be undone; after that people have gone on with the other one. */
const undoMs = DAY;

/** Rights of posts at a place; teams answer for what they are told of and see nothing else (field.md, The people). */
export function postRights(
  posts: readonly Post[],
  areaPath: string,
  team: TeamRole | null,
  isTold: boolean,
): PostRights & { isTeam: boolean } {
  const has = (right: Parameters<typeof may>[1], among = posts) => may(among, right, areaPath);
  const isTeam =
    team !== null &&
    has(
      'requests.handle',
      posts.filter(({ role }) => role === team),
    );
  // A team's right counts for its own kinds and for what it was told of.
  const answering = isTeam || isTold ? posts : posts.filter(({ role }) => !role.endsWith('-team'));
  return {
    isTeam,
    view: has('requests.view'),
    handle: has('requests.handle', answering),
    approve: has('requests.approve'),
    help: has('requests.help', answering),
    submitFor: has('requests.submit-for'),
    assign: has('matching.assign'),
    escalate: has('cases.escalate', answering),
    supervise: has('cases.supervise'),
  };
}

const open: readonly RequestState[] = ['submitted', 'accepted', 'offered', 'taken', 'under-way'];
const isOpen = ({ state }: Matter) => open.includes(state);
const isGoing = ({ state }: Matter) => state === 'taken' || state === 'under-way';
const has = (role: HandRole) => (reader: Reader) => reader.hands.includes(role);
const isHelper = has('helper');
const isLead = has('lead');
/** Who does the work: the helper, or who is in charge where there is none. */
const works = (reader: Reader, matter: Matter) => isHelper(reader) || (isLead(reader) && !matter.hasHelper);
const speaksFor = (reader: Reader) => reader.isResident || reader.isScribe;
const leads = (reader: Reader) => isLead(reader) || reader.posts.approve;
const within = (matter: Matter, now: Date, days: number) =>
  matter.closedAt !== null && now.getTime() - matter.closedAt.getTime() <= days * DAY;

interface Rule {
  readonly who: (reader: Reader, matter: Matter) => boolean;
  readonly when: (matter: Matter, now: Date) => boolean;
}

/** Who may do what to a request, and in which states; the one table (field.md, Requests). */
const rules: Readonly<Record<RequestAct, Rule>> = {
  cancel: { who: (reader) => speaksFor(reader) || reader.posts.handle, when: isOpen },
  confirm: {
    // Nobody confirms their own work by phone.
    who: (reader, matter) =>
      reader.isResident ||
      (!reader.didIt && !works(reader, matter) && (reader.posts.submitFor || reader.posts.handle)),
    when: (matter, now) =>
      matter.state === 'done' ||
      matter.state === 'confirmed' ||
      (matter.state === 'closed' && within(matter, now, afterwardsDays.reopen)),
  },
  rate: {
    who: (reader) => reader.isResident,
    when: (matter, now) =>
      matter.state === 'confirmed' ||
      (matter.state === 'closed' && matter.stars === null && within(matter, now, afterwardsDays.rate)),
  },
  say: {
    who: (reader) =>
      speaksFor(reader) || reader.hands.length > 0 || reader.isTold || reader.didIt || reader.posts.handle,
    when: (matter) => isOpen(matter) || matter.state === 'done' || matter.state === 'confirmed',
  },
  'answer-replacement': { who: speaksFor, when: (matter) => matter.asksReplacement && isOpen(matter) },
  take: {
    who: (reader, matter) =>
      matter.handledBy === 'volunteers' &&
      (reader.posts.help || reader.isAsked) &&
      !reader.isResident &&
      !isHelper(reader),
    when: (matter) => matter.state === 'submitted' || matter.state === 'accepted',
  },
  'take-in-hand': {
    who: (reader) => (reader.posts.handle || reader.isTold) && !isLead(reader),
    when: (matter) => isOpen(matter) && !matter.hasLead,
  },
  'hand-over': {
    who: (reader) => (isLead(reader) && !reader.isBound) || reader.posts.approve,
    when: (matter) => isOpen(matter) && matter.hasLead,
  },
  assign: {
    who: (reader) => reader.posts.assign || isLead(reader),
    when: (matter) => isOpen(matter) && matter.state !== 'under-way',
  },
  start: { who: works, when: ({ state }) => state === 'taken' },
  'mark-lines': { who: works, when: (matter) => matter.hasLines && isGoing(matter) },
  'record-receipt': {
    who: (reader, matter) => works(reader, matter) || reader.didIt,
    when: (matter) => matter.hasLines && (isGoing(matter) || matter.state === 'done'),
  },
  finish: { who: works, when: ({ state }) => state === 'under-way' },
  'give-back': { who: (reader) => isHelper(reader) && !reader.isBound, when: isGoing },
  'not-solvable': { who: leads, when: isOpen },
  pause: { who: leads, when: (matter) => isOpen(matter) && !matter.paused },
  resume: { who: leads, when: (matter) => isOpen(matter) && matter.paused },
  plead: { who: isLead, when: isOpen },
  'decide-plea': { who: (reader) => reader.decidesPlea, when: isOpen },
  'join-in': { who: leads, when: isOpen },
  note: {
    who: (reader) => reader.posts.handle || reader.isTold || isLead(reader) || has('joint')(reader),
    when: () => true,
  },
  escalate: { who: (reader) => reader.posts.escalate || reader.isTold || isLead(reader), when: isOpen },
  supervise: { who: (reader) => reader.posts.supervise, when: isOpen },
  'reveal-contact': {
    who: (reader) => reader.hands.length > 0 || (reader.posts.handle && reader.isTold),
    when: (matter) => isOpen(matter) || matter.state === 'done',
  },
  merge: { who: leads, when: isOpen },
  'undo-merge': {
    who: (reader) => reader.posts.approve,
    when: ({ mergedAt }, now) => mergedAt !== null && now.getTime() - mergedAt.getTime() <= undoMs,
  },
};

/** What the reader may do now, in the order of `requestActs`. */
export const mayDo = (reader: Reader, matter: Matter, now: Date): RequestAct[] =>
  (Object.keys(rules) as RequestAct[]).filter(
    (act) => rules[act].who(reader, matter) && rules[act].when(matter, now),
  );

/** Why an act is not theirs now; null when it is. */
export function refusalOf(
  act: RequestAct,
  reader: Reader,
  matter: Matter,
  now: Date,
): 'not-allowed' | 'illegal-transition' | null {
  if (!rules[act].who(reader, matter)) return 'not-allowed';
  return rules[act].when(matter, now) ? null : 'illegal-transition';
}

/** As what somebody reads a request; null: for them it is not there. */
export type ReaderKind = 'resident' | 'helper' | 'staff' | 'neighbour';

export function readerKind(reader: Reader, matter: Matter): ReaderKind | null {
  if (speaksFor(reader)) return 'resident';
  if (isHelper(reader) || reader.didIt) return 'helper';
  if (reader.hands.length > 0 || reader.isTold || reader.isTeam || reader.decidesPlea || reader.posts.view)
    return 'staff';
  if (matter.discreet) return null;
  if (reader.isAsked) return 'neighbour';
  const isFree = matter.state === 'submitted' || matter.state === 'accepted' || matter.state === 'offered';
  return matter.handledBy === 'volunteers' && reader.posts.help && isFree ? 'neighbour' : null;
}

/**
 * Whether somebody sees what is asked and by whom: always those who speak for the household and those who have it in
 * hand. Of discreet kinds (counselling, mediation) the rest of the staff see that there is a request and nothing else.
 */
export function seesContent(reader: Reader, matter: Matter): boolean {
  const kind = readerKind(reader, matter);
  if (kind === null || kind === 'neighbour') return false;
  // Who ran the errand needs to know no more once it is over.
  if (kind === 'helper') return isHelper(reader) || matter.closedAt === null;
  if (kind !== 'staff' || !matter.discreet) return true;
  return reader.hands.length > 0 || reader.isTold || reader.isTeam;
}
