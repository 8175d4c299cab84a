import type { DutyReach } from '@linli/contracts/matching/labels';
import type { HelperLanguage, Skill } from '@linli/contracts/requests/labels';
import type { DutyHours } from './facts.ts';

/** What a volunteer is taken for who never said anything: at any time, in their cell, whatever needs no skill. */
export const dutyDefaults: {
  hours: DutyHours[];
  reach: DutyReach;
  kinds: string[];
  skills: Skill[];
  languages: HelperLanguage[];
  car: boolean;
  isolationTrained: boolean;
  lifts: boolean;
  dailyLimit: number;
} = {
  hours: [],
  reach: 'cell',
  kinds: [],
  skills: [],
  languages: [],
  car: false,
  isolationTrained: false,
  lifts: false,
  dailyLimit: 5,
};
