import type { KindDefinition } from '@linli/contracts/requests/kind';
import { meals, shopping } from './food.ts';
import { careVisit, medicine, ride } from './health.ts';
import { disinfection, homeRepair, rubbish } from './home.ts';
import { other, paper, question } from './office.ts';
import { counselling, mediation } from './talk.ts';

/**
 * Kinds of help every installation starts with, by key, in the order of the pictures. Each is published as version 1
 * where its key is not known yet; a community may publish its own version, which this never touches.
 */
export const shippedKinds: Readonly<Record<string, KindDefinition>> = {
  shopping,
  meals,
  medicine,
  ride,
  rubbish,
  'home-repair': homeRepair,
  disinfection,
  counselling,
  'care-visit': careVisit,
  paper,
  mediation,
  question,
  other,
};
