import { z } from 'zod';
import { CaseKindValue, CaseRef } from '../cases/endpoints.ts';
import { endpoints } from '../endpoint.ts';
import { roleNames } from '../identity/roles.ts';
import { areaKindNames } from '../people/areas.ts';
import { UrgencyValue } from '../requests/kind.ts';
import {
  changed,
  Done,
  Id,
  Instant,
  LocalTextSchema,
  pageInput,
  pageOf,
  Reason,
  Version,
} from '../values.ts';
import {
  type ClimbPhase,
  type ClimbState,
  climbPhases,
  climbStates,
  type MapLayer,
  mapLayers,
  type SkipReason,
  skipReasons,
} from './labels.ts';
import { LadderDefinition } from './ladder.ts';

const PhaseValue = z.enum(Object.keys(climbPhases) as [ClimbPhase, ...ClimbPhase[]]);
const MapLayerValue = z.enum(Object.keys(mapLayers) as [MapLayer, ...MapLayer[]]);
const StateValue = z.enum(Object.keys(climbStates) as [ClimbState, ...ClimbState[]]);

/** Somebody a step would reach, or why it reaches nobody. */
export const ToldView = z.object({
  role: z.enum(roleNames).nullable(),
  areaName: z.string().nullable(),
  name: z.string().nullable(),
  skipped: z.enum(Object.keys(skipReasons) as [SkipReason, ...SkipReason[]]).nullable(),
});
export type ToldView = z.infer<typeof ToldView>;

/** A case on somebody's desk. */
export const DeskRow = z.object({
  caseKind: CaseKindValue,
  caseId: Id,
  number: z.number().int().nullable(),
  title: LocalTextSchema,
  place: z.string(),
  /** Urgency of a request; an alert's level counts as danger, urgent or today. */
  urgency: UrgencyValue,
  state: StateValue,
  phase: PhaseValue,
  /** When it moves on; null while paused or stuck. */
  dueAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
  openedAt: Instant,
  /** Who answers for it. */
  withWhom: z.string().nullable(),
  mine: z.boolean(),
  /** Who is told next. */
  next: z.array(ToldView),
  /** Level it has reached, 1 for the first step; 0 before. */
  level: z.number().int(),
});
export type DeskRow = z.infer<typeof DeskRow>;

export const LadderView = z.object({
  ladderId: Id,
  key: z.string(),
  version: Version,
  areaId: Id.nullable(),
  areaName: z.string().nullable(),
  publishedAt: Instant,
  definition: LadderDefinition,
});

export const SupervisionView = z.object({
  supervisionId: Id,
  caseKind: CaseKindValue,
  caseId: Id,
  title: LocalTextSchema,
  place: z.string(),
  ask: z.string(),
  by: z.string(),
  to: z.string(),
  mine: z.boolean(),
  askedAt: Instant,
  answerBy: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  late: z.boolean(),
});

export const escalationEndpoints = endpoints({
  'GET /escalation/case': {
    who: 'account',
    summary: 'Where a case stands on its ladder: when it moves next, and to whom',
    input: CaseRef,
    reply: z.object({
      state: StateValue,
      phase: PhaseValue,
      level: z.number().int(),
      dueAt: Instant.nullable(),
      next: z.array(ToldView),
      /** Steps still to come if nobody answers; staff only. */
      ahead: z.array(z.object({ at: Instant, tells: z.array(ToldView) })),
      supervisions: z.array(SupervisionView),
      mayEscalate: z.boolean(),
      maySupervise: z.boolean(),
    }),
  },
  'GET /escalation/desk': {
    who: 'staff',
    summary: 'What is on me now, least time left first',
    input: z.object({
      areaId: Id.optional(),
      whose: z.enum(['mine', 'area']).default('area'),
      /** What stands behind one of the counts. */
      only: z.enum(['soon', 'stuck', 'unanswered']).optional(),
      ...pageInput,
    }),
    reply: pageOf(DeskRow).extend({
      counts: z.object({
        open: z.number().int(),
        overdueSoon: z.number().int(),
        stuck: z.number().int(),
        unanswered: z.number().int(),
      }),
    }),
  },
  'GET /escalation/map': {
    who: 'staff',
    summary:
      'An area in tiles, each with how much of one thing there is: streets, communities, or the buildings of a community',
    input: z.object({
      areaId: Id,
      layer: MapLayerValue,
      /** For reports: which slot; the newest that has begun unless told. */
      slotId: Id.optional(),
    }),
    reply: z.object({
      area: z.object({ areaId: Id, name: z.string(), kind: z.enum(areaKindNames) }),
      tiles: z.array(
        z.object({
          areaId: Id,
          name: z.string(),
          kind: z.enum(areaKindNames),
          /** The compound a building stands in. */
          compound: z.string().nullable(),
          /** People not reported, requests, alerts, people missing. */
          count: z.number().int(),
          /** Of these: past their deadline, danger nobody took, missing within three hours; 0 for reports. */
          serious: z.number().int(),
        }),
      ),
      /** In the area, and of no tile. */
      rest: z.object({ count: z.number().int(), serious: z.number().int() }),
      /** Checkpoints, for what is missing there; coordinates are WGS 84, where they are known. */
      points: z.array(
        z.object({
          checkpointId: Id,
          name: z.string(),
          location: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
          count: z.number().int(),
          serious: z.number().int(),
        }),
      ),
      slotId: Id.nullable(),
    }),
  },
  'GET /escalation/passing': {
    who: 'staff',
    summary: 'What climbs past me next',
    input: z.object({ ...pageInput }),
    reply: pageOf(DeskRow),
  },
  'GET /escalation/stuck': {
    who: 'staff',
    summary: 'Cases whose ladder ran out, longest first',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(DeskRow),
  },
  'POST /escalation/escalate': {
    who: 'staff',
    summary: 'Carry a case up by hand',
    input: CaseRef.extend({ reason: Reason }),
    reply: z.object({ told: z.array(ToldView) }),
  },
  'POST /escalation/supervise': {
    who: 'staff',
    summary: '督办: ask from above for an answer by a time',
    input: CaseRef.extend({ ask: Reason, answerBy: Instant, accountId: Id.optional() }),
    reply: z.object({ supervisionId: Id }),
  },
  'POST /escalation/answer-supervision': {
    who: 'staff',
    summary: 'Answer it',
    input: z.object({ supervisionId: Id, answer: Reason }),
    reply: Done,
  },
  'GET /escalation/supervisions': {
    who: 'staff',
    summary: 'Asked of me and by me, open ones first',
    input: z.object({ ...pageInput }),
    reply: pageOf(SupervisionView),
  },
  'GET /escalation/ladders': {
    who: 'staff',
    summary: 'Ladders in force at an area, its own before those from above',
    input: z.object({ areaId: Id }),
    reply: z.object({ items: z.array(LadderView) }),
  },
  'POST /escalation/publish-ladder': {
    who: 'staff',
    summary: 'Change a ladder for an area; cases under way keep theirs',
    input: z.object({
      areaId: Id,
      key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
      definition: LadderDefinition,
      reason: Reason,
      base: changed.base,
    }),
    reply: LadderView,
  },
  'POST /escalation/preview-ladder': {
    who: 'staff',
    summary: 'Who would be told when, if a case began at a place and moment and nobody answered',
    input: z.object({
      definition: LadderDefinition,
      areaId: Id,
      at: Instant,
      urgency: UrgencyValue,
      /** How its waits count; as the kind has it. */
      clock: z.enum(['all-hours', 'working-time']).default('all-hours'),
    }),
    reply: z.object({
      steps: z.array(
        z.object({ at: Instant, step: z.number().int(), round: z.number().int(), tells: z.array(ToldView) }),
      ),
      stuckAt: Instant,
    }),
  },
  'GET /escalation/absences': {
    who: 'staff',
    summary: 'Who is on leave in my area, and who stands in',
    input: z.object({ ...pageInput }),
    reply: pageOf(
      z.object({
        absenceId: Id,
        accountId: Id,
        name: z.string(),
        fromAt: Instant,
        untilAt: Instant,
        standIn: z.string().nullable(),
        mine: z.boolean(),
      }),
    ),
  },
  'POST /escalation/set-absence': {
    who: 'staff',
    summary: 'Go on leave, or note somebody’s leave; with a stand-in what is due goes to them',
    input: z.object({
      accountId: Id.optional(),
      fromAt: Instant,
      untilAt: Instant,
      standInId: Id.nullable().default(null),
    }),
    reply: z.object({ absenceId: Id }),
  },
  'POST /escalation/end-absence': {
    who: 'staff',
    summary: 'Back before the time',
    input: z.object({ absenceId: Id }),
    reply: Done,
  },
});
