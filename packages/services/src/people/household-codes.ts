import { HouseholdCodes } from '@linli/contracts/people/household-codes';
import { HOUSEHOLD_CODE_LASTS_DAYS } from '@linli/domain/people/household-code';

/** The setting that says how long codes of households hold; see load-setting.ts. */
export const householdCodes = {
  name: 'household-codes',
  shape: HouseholdCodes,
  shipped: { lastsDays: HOUSEHOLD_CODE_LASTS_DAYS },
} as const;
