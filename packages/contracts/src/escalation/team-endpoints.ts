import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { teamRoles } from '../identity/roles.ts';
import { Done, Id, Instant, pageInput, pageOf, TimeOfDay } from '../values.ts';
import { DeskRow } from './endpoints.ts';

const TeamValue = z.enum(teamRoles);

/** Times of the week at which somebody answers; days count from Monday, 1, to Sunday, 7. */
export const DutySpan = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: TimeOfDay,
  until: TimeOfDay,
});
export type DutySpan = z.infer<typeof DutySpan>;

const TeamView = z.object({
  role: TeamValue,
  areaId: Id,
  areaName: z.string(),
  members: z.array(
    z.object({
      appointmentId: Id,
      accountId: Id,
      name: z.string(),
      /** Null: at any time. */
      spans: z.array(DutySpan).nullable(),
      onNow: z.boolean(),
      mayChange: z.boolean(),
    }),
  ),
  /** Who answers next, where nobody does now; null where somebody does, or nobody will. */
  next: z.object({ name: z.string(), at: Instant }).nullable(),
  open: z.number().int(),
  unanswered: z.number().int(),
});

/** Professional teams: their people, when they answer, and what was sent to them. */
export const teamEndpoints = endpoints({
  'GET /escalation/teams': {
    who: 'staff',
    summary: 'Professional teams of an area, or those one belongs to, with who answers now and who next',
    input: z.object({ areaId: Id.optional(), ...pageInput }),
    reply: pageOf(TeamView),
  },
  'GET /escalation/team-queue': {
    who: 'staff',
    summary: 'Open cases sent to a team, least time left first',
    input: z.object({
      role: TeamValue,
      areaId: Id,
      only: z.enum(['unanswered', 'mine']).optional(),
      ...pageInput,
    }),
    reply: pageOf(DeskRow),
  },
  'POST /escalation/set-team-hours': {
    who: 'staff',
    summary: 'When a member of a team answers; no times: at any time',
    input: z.object({ appointmentId: Id, spans: z.array(DutySpan).max(14) }),
    reply: Done,
  },
});
