import { z } from 'zod';
import { endpoints } from '../endpoint.ts';
import { AppointmentView } from '../identity/endpoints.ts';
import { roleNames } from '../identity/roles.ts';
import { Id, Instant, pageInput, pageOf } from '../values.ts';
import { areaKindNames } from './areas.ts';
import { type CoverageFault, coverageFaults } from './labels.ts';

const FaultValue = z.enum(Object.keys(coverageFaults) as [CoverageFault, ...CoverageFault[]]);

/** Why a name does not cover what it stands for, with its figures. */
const DoubtView = z.object({
  fault: FaultValue,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Which posts nobody fills, and which names stand for nobody. */
export const postEndpoints = endpoints({
  'GET /people/empty-posts': {
    who: 'staff',
    summary: 'Posts nobody holds, down the tree; those that a case looked for in vain as well',
    input: z.object({ areaId: Id, role: z.enum(roleNames).optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        role: z.enum(roleNames),
        areaId: Id,
        areaName: z.string(),
        areaKind: z.enum(areaKindNames),
        /** Households that have nobody there. */
        households: z.number().int(),
        /** Since when; null: it never was filled. */
        since: Instant.nullable(),
        /** Who held it last. */
        lastHolder: z.string().nullable(),
        /** Days of the last thirty on which a case looked for somebody there and found nobody. */
        missedDays: z.number().int(),
      }),
    ),
  },
  'GET /people/false-coverage': {
    who: 'staff',
    summary: '假包保: people whose posts stand on paper, most doubts first',
    input: z.object({ areaId: Id, fault: FaultValue.optional(), ...pageInput }),
    reply: pageOf(
      z.object({
        accountId: Id,
        holderName: z.string(),
        posts: z.array(AppointmentView),
        doubts: z.array(DoubtView),
        lastActAt: Instant.nullable(),
      }),
    ),
  },
});
