import type { FormDefinition } from '@linli/contracts/reports/form';
import { allWell } from './all-well.ts';
import { dailyHealth } from './daily-health.ts';
import { householdCheck } from './household-check.ts';
import { returnHome } from './return-home.ts';
import { sixQuestions } from './six-questions.ts';

/**
 * Forms every installation starts with, by key. Each is published as version 1 where its key is not known yet; a
 * community may publish newer versions of its own, which this never touches.
 */
export const shippedForms: Readonly<Record<string, FormDefinition>> = {
  'daily-health': dailyHealth,
  'six-questions': sixQuestions,
  'return-home': returnHome,
  'household-check': householdCheck,
  'all-well': allWell,
};
