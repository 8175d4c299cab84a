import type { ReplyOf } from '@linli/contracts/catalog';

export type Household = ReplyOf<'GET /people/households/:householdId'>;
export type Member = Household['members'][number];
