import type { LadderDefinition, LadderStep, StepTarget } from '@linli/contracts/escalation/ladder';
import { type Urgency, urgencies } from '@linli/contracts/requests/labels';

/** A step as it is being typed. */
export interface StepDraft {
  /** Stays the same while the step moves. */
  id: number;
  tell: StepTarget[];
  wait: string;
  channels: LadderStep['channels'];
}

/** A ladder as it is being typed; numbers stay what was typed. */
export interface LadderDraft {
  zh: string;
  en: string;
  first: string;
  pace: Record<Urgency, string>;
  steps: StepDraft[];
  repeats: number;
  quiet: { from: string; until: string } | null;
  bypassQuiet: Urgency[];
  binding: number | null;
}

export const mostSteps = 10;
const mostMinutes = 60 * 24 * 7;
export const urgencyNames = Object.keys(urgencies) as Urgency[];

/** What is wrong, by field: `zh`, `first`, `pace-danger`, `tell-0`, `wait-0`. */
export type Wrong = ReadonlySet<string>;

/** Whole number from `least` to `most`, or undefined. */
function wholeIn(text: string, least: number, most: number): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= least && number <= most ? number : undefined;
}

export function draftOf(ladder: LadderDefinition): LadderDraft {
  const paceOf = (urgency: Urgency) => String(ladder.pace[urgency]);
  return {
    zh: ladder.title.zh,
    en: ladder.title.en,
    first: String(ladder.firstAfterMinutes),
    pace: {
      danger: paceOf('danger'),
      urgent: paceOf('urgent'),
      today: paceOf('today'),
      usual: paceOf('usual'),
    },
    steps: ladder.steps.map(({ tell, waitMinutes, channels }, id) => ({
      id,
      tell,
      wait: String(waitMinutes),
      channels,
    })),
    repeats: ladder.repeats,
    quiet: ladder.quiet,
    bypassQuiet: ladder.bypassQuiet,
    binding: ladder.binding,
  };
}

export function wrongIn(draft: LadderDraft): Wrong {
  const wrong = new Set<string>();
  if (draft.zh.trim() === '') wrong.add('zh');
  if (wholeIn(draft.first, 0, mostMinutes) === undefined) wrong.add('first');
  for (const urgency of urgencyNames)
    if (wholeIn(draft.pace[urgency], 1, 100) === undefined) wrong.add(`pace-${urgency}`);
  for (const [at, { tell, wait }] of draft.steps.entries()) {
    if (tell.length === 0) wrong.add(`tell-${at}`);
    if (wholeIn(wait, 0, mostMinutes) === undefined) wrong.add(`wait-${at}`);
  }
  return wrong;
}

/** The ladder that was typed; undefined while something is wrong. */
export function definitionOf(draft: LadderDraft): LadderDefinition | undefined {
  if (wrongIn(draft).size > 0) return undefined;
  const { repeats, quiet, bypassQuiet, binding, pace } = draft;
  const zh = draft.zh.trim();
  return {
    title: { zh, en: draft.en.trim() || zh },
    firstAfterMinutes: Number(draft.first),
    pace: {
      danger: Number(pace.danger),
      urgent: Number(pace.urgent),
      today: Number(pace.today),
      usual: Number(pace.usual),
    },
    steps: draft.steps.map(({ tell, wait, channels }) => ({ tell, waitMinutes: Number(wait), channels })),
    repeats,
    quiet,
    bypassQuiet,
    binding: binding === null ? null : Math.min(binding, draft.steps.length - 1),
  };
}

const withSteps = (draft: LadderDraft, steps: StepDraft[]): LadderDraft => ({ ...draft, steps });

export const changeStep = (draft: LadderDraft, at: number, change: Partial<StepDraft>): LadderDraft =>
  withSteps(
    draft,
    draft.steps.map((step, index) => (index === at ? { ...step, ...change } : step)),
  );

/** Moves a step one place up or down; past either end nothing happens. */
export function moveStep(draft: LadderDraft, at: number, way: 1 | -1): LadderDraft {
  const step = draft.steps[at];
  const other = draft.steps[at + way];
  if (!step || !other) return draft;
  return withSteps(
    draft,
    draft.steps.map((one, index) => (index === at ? other : index === at + way ? step : one)),
  );
}

/** Without a step; the last one stays. */
export const dropStep = (draft: LadderDraft, at: number): LadderDraft =>
  draft.steps.length === 1
    ? draft
    : withSteps(
        draft,
        draft.steps.filter((_, index) => index !== at),
      );

export const addStep = (draft: LadderDraft): LadderDraft =>
  draft.steps.length >= mostSteps
    ? draft
    : withSteps(draft, [
        ...draft.steps,
        {
          id: Math.max(-1, ...draft.steps.map(({ id }) => id)) + 1,
          tell: [],
          wait: draft.steps.at(-1)?.wait ?? '30',
          channels: ['wechat'],
        },
      ]);

/** A name for a target that is the same for equal ones. */
export const targetKey = (target: StepTarget): string =>
  target.kind === 'post'
    ? `post:${target.role}`
    : target.kind === 'duty'
      ? `duty:${target.level}`
      : target.kind === 'person'
        ? `person:${target.accountId}`
        : 'team';
