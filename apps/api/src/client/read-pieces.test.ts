import { expect, it } from 'vitest';
import { readPieces } from './read-pieces.ts';

it('an event cut anywhere comes out whole and once', () => {
  const said =
    'event: case\nid: 12\ndata: {"caseId":"a"}\n\n: still here\n\nevent: ready\nid: 13\ndata: {}\n\n';
  for (let cut = 0; cut <= said.length; cut++) {
    const read = readPieces();
    expect([...read(said.slice(0, cut)), ...read(said.slice(cut))]).toEqual([
      { event: 'case', id: '12', data: '{"caseId":"a"}' },
      { event: 'ready', id: '13', data: '{}' },
    ]);
  }
});
