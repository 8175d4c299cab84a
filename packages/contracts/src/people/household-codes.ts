import { z } from 'zod';

/** How long the code holds by which members join their household. */
export const HouseholdCodes = z.object({ lastsDays: z.number().int().min(1).max(730) });
export type HouseholdCodes = z.infer<typeof HouseholdCodes>;
