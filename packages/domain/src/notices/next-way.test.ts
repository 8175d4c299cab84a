import { describe, expect, it } from 'vitest';
import { nextWay, type PastTry, type Standing } from './next-way.ts';

const madeAt = new Date('2026-11-16T01:00:00Z');
const minutes = (n: number) => new Date(madeAt.getTime() + n * 60_000);
const standing = (more: Partial<Standing> = {}): Standing => ({
  ways: ['wechat', 'sms'],
  tries: [],
  urgent: false,
  callAtEnd: false,
  madeAt,
  ...more,
});
const tried = (
  channel: PastTry['channel'],
  state: PastTry['state'],
  reason: PastTry['reason'] = null,
  at = madeAt,
): PastTry => ({ channel, state, reason, at });

describe('the next way of a message', () => {
  it('is the channel the person likes best, at once', () => {
    expect(nextWay(standing())).toEqual({ do: 'try', channel: 'wechat', at: madeAt });
  });

  it('is the same channel later while it was only busy, and the next one after four times', () => {
    const tries: PastTry[] = [];
    const waits: number[] = [];
    for (let way = nextWay(standing({ tries })); way.do === 'try' && way.channel === 'wechat'; ) {
      waits.push((way.at.getTime() - madeAt.getTime()) / 60_000);
      tries.push(tried('wechat', 'failed', 'busy', way.at));
      way = nextWay(standing({ tries }));
    }
    expect(waits).toEqual([0, 1, 6, 21]);
    expect(nextWay(standing({ tries }))).toEqual({ do: 'try', channel: 'sms', at: minutes(21) });
  });

  it.each(['no-consent-left', 'failed'] as const)(
    'is the next channel at once after %s for good',
    (state) => {
      const tries = [tried('wechat', state, state === 'failed' ? 'address' : 'no-consent', minutes(1))];
      expect(nextWay(standing({ tries }))).toEqual({ do: 'try', channel: 'sms', at: minutes(1) });
    },
  );

  it('of unknown end: a text is repeated under its reference, WeChat is not', () => {
    expect(nextWay(standing({ tries: [tried('wechat', 'unknown')] }))).toMatchObject({ channel: 'sms' });
    expect(nextWay(standing({ ways: ['sms'], tries: [tried('sms', 'unknown')] }))).toEqual({
      do: 'try',
      channel: 'sms',
      at: minutes(1),
    });
  });

  it('is a call in the end, after some time to read it in the app', () => {
    const call = { ways: [], callAtEnd: true };
    expect(nextWay(standing(call))).toEqual({ do: 'call', at: minutes(30) });
    expect(nextWay(standing({ ...call, urgent: true }))).toEqual({ do: 'call', at: minutes(2) });
  });

  it('says at the end no more than is known', () => {
    const end = (...tries: PastTry[]) => nextWay(standing({ ways: ['wechat'], tries }));
    expect(nextWay(standing({ ways: [] }))).toEqual({ do: 'end', state: 'in-app' });
    expect(end(tried('wechat', 'no-consent-left', 'no-consent'))).toEqual({
      do: 'end',
      state: 'no-consent-left',
    });
    expect(end(tried('wechat', 'failed', 'template'))).toEqual({ do: 'end', state: 'failed' });
    expect(end(tried('wechat', 'unknown', 'left-behind'))).toEqual({ do: 'end', state: 'unknown' });
  });

  it('always comes to an end, whatever the gateways answer', () => {
    const answers: [PastTry['state'], PastTry['reason']][] = [
      ['failed', 'busy'],
      ['failed', 'refused'],
      ['unknown', null],
      ['failed', 'no-answer'],
      ['no-consent-left', 'no-consent'],
    ];
    for (let seed = 0; seed < 500; seed++) {
      const tries: PastTry[] = [];
      let way = nextWay(standing({ tries, callAtEnd: seed % 2 === 0 }));
      let last = madeAt;
      for (let n = 0; way.do === 'try'; n++) {
        expect(way.at.getTime()).toBeGreaterThanOrEqual(last.getTime());
        last = way.at;
        const [state, reason] = answers[(seed * 7 + n * (seed % 11)) % answers.length] ?? ['failed', 'busy'];
        tries.push(tried(way.channel, state, reason, way.at));
        way = nextWay(standing({ tries, callAtEnd: seed % 2 === 0 }));
      }
      expect(tries.length).toBeLessThanOrEqual(8);
    }
  });
});
