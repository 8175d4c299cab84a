import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { describe, expect, it } from 'vitest';
import {
  addStep,
  changeStep,
  definitionOf,
  draftOf,
  dropStep,
  mostSteps,
  moveStep,
  wrongIn,
} from './draft.ts';

const ladder: LadderDefinition = {
  title: { zh: '燃气', en: 'Gas' },
  firstAfterMinutes: 0,
  pace: { danger: 25, urgent: 50, today: 100, usual: 100 },
  steps: [
    { tell: [{ kind: 'post', role: 'cell-head' }], waitMinutes: 5, channels: ['sms'] },
    { tell: [{ kind: 'post', role: 'grid-leader' }], waitMinutes: 10, channels: [] },
    { tell: [{ kind: 'duty', level: 'street' }], waitMinutes: 15, channels: ['wechat'] },
  ],
  repeats: 1,
  quiet: { from: '22:00', until: '07:00' },
  bypassQuiet: ['danger'],
  binding: 2,
};

const order = (draft: ReturnType<typeof draftOf>) => draft.steps.map(({ wait }) => wait);

describe('a ladder being edited', () => {
  it('that nobody changed is the same ladder', () => {
    expect(definitionOf(draftOf(ladder))).toEqual(ladder);
  });

  it('steps change places one at a time and stay inside', () => {
    const draft = draftOf(ladder);
    expect(order(moveStep(draft, 0, 1))).toEqual(['10', '5', '15']);
    expect(order(moveStep(draft, 0, -1))).toEqual(order(draft));
    expect(order(moveStep(draft, 2, 1))).toEqual(order(draft));
  });

  it('the last step cannot be removed, and there are ten at most', () => {
    let draft = draftOf(ladder);
    for (let at = 0; at < 5; at++) draft = dropStep(draft, 0);
    expect(draft.steps.length).toBe(1);
    for (let at = 0; at < 20; at++) draft = addStep(draft);
    expect(draft.steps.length).toBe(mostSteps);
    expect(new Set(draft.steps.map(({ id }) => id)).size).toBe(mostSteps);
  });

  it('says what is wrong where it is wrong, and is no ladder until it is right', () => {
    const empty = addStep(changeStep(draftOf(ladder), 0, { wait: '5.5' }));
    const draft = { ...empty, zh: ' ', pace: { ...empty.pace, danger: '0' } };
    expect([...wrongIn(draft)]).toEqual(['zh', 'pace-danger', 'wait-0', 'tell-3']);
    expect(definitionOf(draft)).toBeUndefined();
  });

  it('what binds from a step that was removed binds from the last one', () => {
    expect(definitionOf(dropStep(draftOf(ladder), 2))?.binding).toBe(1);
  });
});
