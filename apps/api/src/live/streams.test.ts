import type { CaseMove } from '@linli/services/cases/watch-cases';
import { expect, it } from 'vitest';
import type { Hearer, Hub } from './hub.ts';
import { type Ending, openStreams, usualLimits } from './streams.ts';

function ground(waiting: number) {
  const hearers = new Set<Hearer>();
  const endings: Ending[] = [];
  const hub: Hub = {
    join: async (hearer) => {
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
    since: async () => null,
    newest: () => 9,
    close: async () => undefined,
  };
  const metrics = {
    open: () => undefined,
    told: () => undefined,
    ended: (why: Ending) => void endings.push(why),
  };
  const streams = openStreams(hub, { ...usualLimits, waiting }, metrics);
  const who = { accountId: 'a', watched: { request: ['city'], alert: [] }, again: async () => null };
  const move = (seq: number): CaseMove => ({
    seq,
    caseKind: 'request',
    caseId: `${seq}`,
    areaPath: 'city.cell',
  });
  const tell = (seq: number) => {
    for (const hearer of [...hearers]) hearer.moved(move(seq));
  };
  return { streams, who, tell, endings, hearers };
}

it('a reader that is too slow is let go instead of filling the memory', async () => {
  const { streams, who, tell, endings, hearers } = ground(4);
  const readable = await streams.open({ ...who, since: null });
  for (let seq = 10; seq < 20; seq++) tell(seq);
  expect(endings).toEqual(['slow']);
  expect(hearers.size).toBe(0);
  await expect(readable.getReader().read()).rejects.toThrow('slow');
});

it('who missed too much is told to load everything again', async () => {
  const { streams, who } = ground(4);
  const reader = (await streams.open({ ...who, since: 1 })).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toBe('event: reload\nid: 9\ndata: {}\n\n');
  await reader.cancel();
  await streams.close();
});
