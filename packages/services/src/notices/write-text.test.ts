import { type NoticeKind, noticeTexts, severalNotices } from '@linli/contracts/notices/labels';
import { describe, expect, it } from 'vitest';
import { writeText } from './write-text.ts';

const kinds = Object.keys(noticeTexts) as NoticeKind[];
const zone = 'Asia/Shanghai';

describe('texts of messages', () => {
  it('have titles that fit the field of a subscribe message in every language', () => {
    for (const { title } of [...Object.values(noticeTexts), severalNotices])
      for (const text of Object.values(title)) expect([...text].length, text).toBeLessThanOrEqual(20);
  });

  it('name the same facts in every language', () => {
    const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { text } of Object.values(noticeTexts)) expect(named(text.en)).toEqual(named(text.zh));
  });

  it('say nothing about health in any of them', () => {
    const words = /发热|体温|咳嗽|隔离|阳性|病|fever|temperature|cough|isolat|\bill\b|sick|health/i;
    for (const kind of kinds)
      for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const)
        expect(writeText([{ kind, facts: {} }], language, zone).whole).not.toMatch(words);
  });

  it('show counts and moments, and never an id or a code', () => {
    const facts = { until: '2026-11-16T15:30:00.000Z', missing: 3, slotId: 'a-b-c' };
    expect(writeText([{ kind: 'supervision', facts }], 'zh-Hans', zone)).toMatchObject({
      whole: '【邻里】督办：请答复：请在 11-16 23:30 前答复',
      params: { until: '11-16 23:30' },
    });
    expect(writeText([{ kind: 'report-missing', facts: { missing: 'a-b-c' } }], 'en', zone).text).toBe(
      'Still missing: —. Open to fill it in.',
    );
  });
});
