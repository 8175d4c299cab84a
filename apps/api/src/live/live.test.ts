import { tellCase } from '@linli/services/cases/tell-case';
import { tellCases } from '@linli/services/cases/tell-cases';
import { listenTo } from '@linli/test/support/live-stream';
import { openProduct } from '@linli/test/support/product';
import { afterEach, describe, expect, it, vi } from 'vitest';

describe('live updates', async () => {
  const on = await openProduct({
    caseFollowers: [],
    streams: { recheckMs: 40, heartbeatMs: 30, perAccount: 2 },
  });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    beside: ['grid', 'community'],
    cell: ['cell', 'grid'],
  });
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const open: { end(): void }[] = [];
  afterEach(() => {
    for (const stream of open.splice(0)) stream.end();
  });
  const desk = async (since?: number, who = leader) => {
    const stream = await listenTo(on.url, who.token, since);
    open.push(stream);
    return stream;
  };
  const move = (areaPath: string, caseId = on.ids.next()) =>
    on
      .system()
      .do(
        async (ctx) =>
          tellCase(ctx, on.clock.now(), { caseKind: 'request', caseId, areaPath, what: 'submitted' }),
        undefined,
      )
      .then(() => caseId);

  it('a move is told when it commits and not before', async () => {
    const stream = await desk();
    const uncommitted = on.ids.next();
    const committed = on.ids.next();
    await on.db.transaction(async (db) => {
      const ctx = { ...(await on.system().ctx()), db };
      await tellCase(ctx, on.clock.now(), {
        caseKind: 'request',
        caseId: uncommitted,
        areaPath: area.cell.path,
        what: 'submitted',
      });
      await move(area.cell.path, committed);
      await stream.hears(committed);
      expect(stream.cases()).not.toContain(uncommitted);
    });
    await stream.hears(uncommitted);
  });

  it('what the clock did to many cases at once is heard of each', async () => {
    const stream = await desk();
    const ids = [on.ids.next(), on.ids.next()];
    const events = ids.map((caseId) => ({
      caseKind: 'request' as const,
      caseId,
      areaPath: area.cell.path,
      what: 'told' as const,
    }));
    await on.system().do((ctx) => tellCases(ctx, on.clock.now(), events), undefined);
    for (const caseId of ids) await stream.hears(caseId);
  });

  it('tells ids and nothing else', async () => {
    const stream = await desk();
    const caseId = await move(area.cell.path);
    await stream.hears(caseId);
    const said = stream.pieces().find(({ data }) => data.includes(caseId));
    expect(JSON.parse(said?.data ?? '')).toEqual({ caseKind: 'request', caseId });
  });

  it('nothing is told of areas outside one’s own', async () => {
    const stream = await desk();
    const elsewhere = await move(area.beside.path);
    const here = await move(area.cell.path);
    await stream.hears(here);
    expect(stream.cases()).not.toContain(elsewhere);
  });

  it('who comes back is told what was missed', async () => {
    const first = await desk();
    await first.hears(await move(area.cell.path));
    const last = first.lastId();
    first.end();
    const missed = [await move(area.cell.path), await move(area.beside.path), await move(area.cell.path)];
    const again = await desk(last);
    await again.hears(missed[2] ?? '');
    expect(again.cases()).toContain(missed[0]);
    expect(again.cases()).not.toContain(missed[1]);
  });

  it('a session of Postgres that was lost is opened again and what it did not hear is found', async () => {
    const stream = await desk();
    const ended =
      await on.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'linli live' and datname = current_database()`;
    expect(ended.length).toBe(1);
    await stream.hears(await move(area.cell.path));
  });

  it('a post that ends ends its stream, and the next one is refused', async () => {
    const going = await on.as({ role: 'cell-head', area: area.cell });
    const stream = await desk(undefined, going);
    await on.sql`update appointments set until_at = ${on.clock.now().toISOString()} where account_id = ${going.accountId}`;
    await stream.ended();
    const answer = await fetch(`${on.url}/api/live`, { headers: { authorization: `Bearer ${going.token}` } });
    expect(answer.status).toBe(403);
  });

  it('residents, volunteers and strangers hear nothing', async () => {
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${on.url}/api/live`, { headers })).status;
    expect(await status({ authorization: `Bearer ${volunteer.token}` })).toBe(403);
    expect(await status({})).toBe(401);
  });

  it('a silent stream is kept open by comments, and proxies are told not to gather', async () => {
    const stream = await desk();
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await vi.waitFor(() => expect(stream.comments()).toBeGreaterThan(1), 30_000);
  });

  it('an account has so many streams and no more; one that leaves makes room', async () => {
    const [first] = [await desk(), await desk()];
    const refused = () =>
      fetch(`${on.url}/api/live`, { headers: { authorization: `Bearer ${leader.token}` } });
    expect((await refused()).status).toBe(429);
    first?.end();
    await vi.waitFor(async () => void (await desk()), 30_000);
    const metrics = await (await fetch(on.metricsUrl)).text();
    expect(metrics).toContain('linli_live_streams 2');
  });
});

it('closing the API ends every stream at once', async () => {
  const on = await openProduct();
  const area = await on.areas({ community: 'community' });
  const secretary = await on.as({ role: 'secretary', area: area.community });
  const stream = await listenTo(on.url, secretary.token);
  await on.closeApi();
  await stream.ended();
});
