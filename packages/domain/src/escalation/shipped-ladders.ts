import type { LadderDefinition, LadderStep, StepTarget } from '@linli/contracts/escalation/ladder';
import type { Role } from '@linli/contracts/identity/roles';

const post = (role: Role): StepTarget => ({ kind: 'post', role });
const duty = (level: 'street' | 'district'): StepTarget => ({ kind: 'duty', level });

const step = (
  waitMinutes: number,
  tell: StepTarget[],
  channels: LadderStep['channels'] = ['wechat'],
): LadderStep => ({
  tell,
  waitMinutes,
  channels,
});

const loud: LadderStep['channels'] = ['wechat', 'sms'];
const sameForAll = { danger: 100, urgent: 100, today: 100, usual: 100 };
const nights = { from: '22:00', until: '07:00' };

const ladder = (
  title: LadderDefinition['title'],
  steps: LadderStep[],
  more: Partial<LadderDefinition> = {},
): LadderDefinition => ({
  title,
  firstAfterMinutes: 0,
  pace: sameForAll,
  steps,
  repeats: 1,
  quiet: nights,
  bypassQuiet: ['danger', 'urgent'],
  binding: 1,
  ...more,
});

/**
 * The ladders that come with the product; a community may publish its own under the same key. Waits follow the dispatch
 * limits of field.md (one hour where somebody is in danger, two for water, power, gas and heat, a day for the rest): the
 * secretary hears before the limit, the street when it is over.
 */
export const shippedLadders: Readonly<Record<string, LadderDefinition>> = {
  /** Volunteers are asked first; then whoever is nearest. */
  usual: ladder(
    { zh: '一般求助', en: 'Usual requests' },
    [
      step(120, [post('cell-head'), post('building-head')]),
      step(180, [post('grid-leader')]),
      step(240, [post('secretary')]),
      step(480, [duty('street')], ['wechat', 'sms']),
      step(960, [duty('district')], ['wechat', 'sms']),
    ],
    { firstAfterMinutes: 240, pace: { danger: 4, urgent: 10, today: 30, usual: 100 } },
  ),
  /** Water, power, gas, heat: those who can mend it, and who knows the building. */
  utilities: ladder(
    { zh: '水电气暖', en: 'Water, power, gas, heat' },
    [
      step(30, [{ kind: 'team' }, post('cell-head'), post('building-head')], ['wechat', 'sms']),
      step(30, [post('grid-leader')], ['wechat', 'sms']),
      step(60, [post('secretary')], ['wechat', 'sms']),
      step(120, [duty('street')], ['wechat', 'sms']),
      step(240, [duty('district')], ['wechat', 'sms']),
    ],
    { pace: { danger: 25, urgent: 50, today: 100, usual: 100 } },
  ),
  /** Somebody may come to harm: day and night, everybody near at once. */
  danger: ladder(
    { zh: '有危险', en: 'Danger' },
    [
      step(5, [post('building-head'), post('grid-leader'), { kind: 'team' }], loud),
      step(5, [post('cell-head')], loud),
      step(10, [post('secretary')], loud),
      step(10, [duty('street')], loud),
      step(15, [duty('district')], loud),
    ],
    { quiet: null, repeats: 2, bypassQuiet: ['danger', 'urgent', 'today', 'usual'] },
  ),
  /** Visits and talks: whoever knows the household. */
  care: ladder(
    { zh: '关爱探访', en: 'Care' },
    [
      step(60, [post('building-head'), post('cell-head'), { kind: 'team' }]),
      step(120, [post('grid-leader')]),
      step(240, [post('secretary')]),
      step(480, [duty('street')]),
    ],
    { firstAfterMinutes: 60, pace: { danger: 10, urgent: 25, today: 50, usual: 100 } },
  ),
  /** Counselling and mediation: as few people as possible get to know. */
  discreet: ladder(
    { zh: '不公开的求助', en: 'Discreet' },
    [
      step(240, [{ kind: 'team' }, post('grid-leader')]),
      step(480, [post('secretary')]),
      step(960, [duty('street')]),
    ],
    { pace: { danger: 5, urgent: 25, today: 50, usual: 100 }, binding: 0 },
  ),
  'alert-fever': ladder({ zh: '发热预警', en: 'Fever' }, [
    step(30, [post('building-head'), post('grid-leader')], ['wechat', 'sms']),
    step(30, [post('secretary'), post('medical-team')], ['wechat', 'sms']),
    step(60, [duty('street')], ['wechat', 'sms']),
  ]),
  /** Somebody who lives alone did not answer: every quarter of an hour counts. */
  'alert-alone': ladder({ zh: '独居无回音', en: 'Lives alone, no answer' }, [
    step(15, [post('building-head'), post('grid-leader')], loud),
    step(15, [post('cell-head')], loud),
    step(30, [post('secretary')], loud),
    step(60, [duty('street')], loud),
  ]),
  'alert-cluster': ladder(
    { zh: '同楼多人发热', en: 'Fevers in one building' },
    [
      step(15, [post('building-head'), post('grid-leader'), post('secretary')], loud),
      step(30, [duty('street'), post('medical-team')], loud),
      step(60, [duty('district')], loud),
    ],
    { quiet: null },
  ),
  /** Somebody stands at a gate alone, or nobody does. */
  'alert-checkpoint': ladder(
    { zh: '卡口缺人或有情况', en: 'A checkpoint lacks people, or something happened there' },
    [
      step(20, [post('cell-head'), post('grid-leader')], loud),
      step(30, [post('secretary')], loud),
      step(60, [duty('street')], loud),
    ],
    { quiet: null, bypassQuiet: ['danger', 'urgent', 'today', 'usual'] },
  ),
  'alert-usual': ladder({ zh: '其他预警', en: 'Other alerts' }, [
    step(60, [post('building-head'), post('grid-leader')]),
    step(120, [post('secretary')]),
    step(240, [duty('street')]),
  ]),
};
