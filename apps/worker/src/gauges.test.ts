import { randomUUID } from 'node:crypto';
import { enqueue } from '@linli/jobs/outbox';
import { recordBackup } from '@linli/services/audit/record-backup';
import { stage } from '@linli/test/support/stage';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { openGauges } from './gauges.ts';

test('what is owed is told by queue: jobs for later, jobs that are late, jobs given up', async () => {
  const { base, sql, clock } = await stage();
  const registry = new Registry();
  const gauges = openGauges(registry, base);
  const ask = (runAt?: Date) =>
    enqueue(base, 'people.run-import', { importId: randomUUID() }, runAt ? { runAt } : {});
  await ask();
  await ask(new Date(clock.now().getTime() + 3_600_000));
  await ask();
  await sql`update outbox set dead_at = now(), attempts = 8
    where id = (select id from outbox where run_at <= ${clock.now().toISOString()} order by id limit 1)`;
  clock.advance(5);
  await gauges.refresh();

  const text = await registry.metrics();
  for (const line of [
    'linli_outbox_owed{queue="chores"} 2',
    'linli_outbox_due{queue="chores"} 1',
    'linli_outbox_dead{queue="chores"} 1',
    'linli_outbox_late_seconds{queue="chores"} 300',
    'linli_outbox_owed{queue="alerts"} 0',
    'linli_readings_failed_total{reading="queues"} 0',
    'linli_cases_late 0',
    'linli_offers_open 0',
    'linli_notices_queued 0',
    'linli_destructions_owed 0',
    'linli_database_archive_fails 0',
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/linli_database_connections\{program="linli[^"]*",state="\w+"\} [1-9]/);
});

test('what waits for people and gateways is told: offers, messages, calls, and data that should be gone', async () => {
  const { base, sql, clock, ids, as, areas } = await stage();
  const { community } = await areas({ community: 'community' });
  const { accountId } = await as();
  const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000).toISOString();
  await sql`insert into offers (id, account_id, community_id, how, created_at, expires_at)
    values (${ids.next()}, ${accountId}, ${community.id}, 'plan', ${ago(9)}, ${ago(2)})`;
  await sql`insert into notices (id, account_id, kind, facts, matter, due_at, created_at)
    values (${ids.next()}, ${accountId}, 'offer', '{}', 'a', ${ago(7)}, ${ago(7)})`;
  const message = (state: string, minutes: number) =>
    sql`insert into messages (id, account_id, rank, state, due_at, created_at)
      values (${ids.next()}, ${accountId}, 1, ${state}, ${ago(minutes)}, ${ago(minutes)})`;
  await message('delivered', 10);
  await message('failed', 20);
  await message('failed', 30);
  await message('failed', 90);
  await sql`insert into callbacks (id, account_id, area_id, not_before, created_at)
    values (${ids.next()}, ${accountId}, ${community.id}, ${ago(1)}, ${ago(1)})`;
  for (const [kind, minutes] of [
    ['waiting', 180],
    ['again', 60],
    ['waiting', -60],
  ] as const)
    await sql`insert into destructions (id, subject_kind, subject_id, ordered_by, ordered_at, due_at, state)
      values (${ids.next()}, 'round', ${ids.next()}, ${accountId}, ${ago(999)}, ${ago(minutes)}, ${kind})`;

  const registry = new Registry();
  await openGauges(registry, base).refresh();
  const text = await registry.metrics();
  for (const line of [
    'linli_offers_open 1',
    'linli_offers_late_seconds 120',
    'linli_notices_queued 1',
    'linli_messages_late_seconds 420',
    'linli_messages_last_hour{state="delivered"} 1',
    'linli_messages_last_hour{state="failed"} 2',
    'linli_callbacks_open 1',
    'linli_destructions_owed 2',
    'linli_destructions_late_seconds 10800',
  ])
    expect(text).toContain(`${line}\n`);
});

test('the newest backup is told, and 0 while there is none', async () => {
  const { base, clock } = await stage();
  const registry = new Registry();
  const gauges = openGauges(registry, base);
  await gauges.refresh();
  expect(await registry.metrics()).toContain('linli_backup_at_seconds 0\n');
  await recordBackup(base, clock.now(), { tables: 1, rows: 2 });
  await gauges.refresh();
  expect(await registry.metrics()).toContain(`linli_backup_at_seconds ${clock.now().getTime() / 1000}\n`);
});

test('a look that fails is counted, the others go on, and its gauges keep the time they were read', async () => {
  const { base, sql } = await stage();
  const registry = new Registry();
  const gauges = openGauges(registry, base);
  await sql`alter table climbs rename to climbs_gone`;
  await gauges.refresh();
  const text = await registry.metrics();
  expect(text).toContain('linli_readings_failed_total{reading="ladders"} 1');
  expect(text).toContain('linli_readings_failed_total{reading="messages"} 0');
  expect(text).toContain('linli_reading_at_seconds{reading="messages"}');
  expect(text).not.toContain('linli_reading_at_seconds{reading="ladders"}');
});
