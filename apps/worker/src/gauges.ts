import { readQueues } from '@linli/jobs/read-queues';
import { readStrays } from '@linli/services/audit/keep-months';
import { readNewestBackup } from '@linli/services/audit/read-newest-backup';
import type { Ctx } from '@linli/services/context';
import { readOwedDestructions } from '@linli/services/destruction/read-owed-destructions';
import { readLateness } from '@linli/services/escalation/report-late';
import { readOpenOffers } from '@linli/services/matching/read-open-offers';
import { readMessaging } from '@linli/services/notices/read-messaging';
import { readDatabase } from '@linli/services/read-database';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Each looks at one thing and sets its gauges. */
type Readings = Readonly<Record<string, () => Promise<void>>>;

/**
 * Gauges of what the whole installation owes. Every worker tells the same, so that one that is alive is enough: take the
 * greatest over all. They are read on a timer and not by who scrapes; one that fails is counted and keeps its age.
 */
export function openGauges(register: Registry, { db, clock }: Pick<Ctx, 'db' | 'clock'>) {
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name, help, labelNames, registers: [register] });
  const readings: Readings = {
    queues: readingQueues(gauge, { db, clock }),
    ladders: readingLadders(gauge, { db, clock }),
    offers: readingOffers(gauge, { db, clock }),
    messages: readingMessages(gauge, { db, clock }),
    database: readingDatabase(gauge, { db }),
    audit: readingAudit(gauge, { db }),
    backup: readingBackup(gauge, { db, clock }),
    destructions: readingDestructions(gauge, { db, clock }),
  };
  const failures = new Counter({
    name: 'linli_readings_failed_total',
    help: 'Looks at what is owed that failed',
    labelNames: ['reading'],
    registers: [register],
  });
  const readAt = gauge('linli_reading_at_seconds', 'When what is owed was last looked at, in Unix seconds', [
    'reading',
  ]);
  for (const reading of Object.keys(readings)) failures.inc({ reading }, 0);
  return {
    /** Looks at everything once; never throws. */
    async refresh(): Promise<void> {
      for (const [reading, read] of Object.entries(readings)) {
        try {
          await read();
          readAt.set({ reading }, clock.now().getTime() / 1000);
        } catch {
          failures.inc({ reading });
        }
      }
    },
  };
}

type MakeGauge = <L extends string>(name: string, help: string, labelNames?: L[]) => Gauge<L>;
type Ground = Pick<Ctx, 'db' | 'clock'>;

function readingQueues(gauge: MakeGauge, { db, clock }: Ground) {
  const owed = gauge('linli_outbox_owed', 'Jobs not done yet, those for later included', ['queue']);
  const due = gauge('linli_outbox_due', 'Jobs whose time has come and that are not done', ['queue']);
  const dead = gauge('linli_outbox_dead', 'Jobs given up, which wait for a person', ['queue']);
  const late = gauge('linli_outbox_late_seconds', 'How late the oldest job is that nobody has begun', [
    'queue',
  ]);
  return async () => {
    for (const [queue, state] of Object.entries(await readQueues(db, clock.now()))) {
      owed.set({ queue }, state.owed);
      due.set({ queue }, state.due);
      dead.set({ queue }, state.dead);
      late.set({ queue }, state.lateSeconds);
    }
  };
}

function readingLadders(gauge: MakeGauge, { db, clock }: Ground) {
  const late = gauge('linli_cases_late', 'Cases whose ladder is more than a minute late');
  const seconds = gauge('linli_cases_late_seconds', 'How late the ladder of the latest case is');
  return async () => {
    const state = await readLateness({ db }, clock.now());
    late.set(state.late);
    seconds.set(state.lateSeconds);
  };
}

function readingOffers(gauge: MakeGauge, { db, clock }: Ground) {
  const open = gauge('linli_offers_open', 'Offers that wait for an answer');
  const late = gauge('linli_offers_late_seconds', 'How long the oldest open offer is past its end');
  return async () => {
    const state = await readOpenOffers({ db }, clock.now());
    open.set(state.open);
    late.set(state.lateSeconds);
  };
}

function readingMessages(gauge: MakeGauge, { db, clock }: Ground) {
  const queued = gauge('linli_notices_queued', 'Notices that wait to be taken into a message');
  const late = gauge('linli_messages_late_seconds', 'How late the oldest notice or message is that is due');
  const callbacks = gauge('linli_callbacks_open', 'People no message reaches, who wait for a call');
  const messages = gauge('linli_messages_last_hour', 'Messages begun in the last hour by state', ['state']);
  return async () => {
    const state = await readMessaging({ db }, clock.now());
    queued.set(state.queued);
    late.set(state.lateSeconds);
    callbacks.set(state.callbacks);
    messages.reset();
    for (const [name, count] of Object.entries(state.lastHour)) messages.set({ state: name }, count);
  };
}

function readingDatabase(gauge: MakeGauge, { db }: Pick<Ctx, 'db'>) {
  const connections = gauge('linli_database_connections', 'Connections to the database', [
    'program',
    'state',
  ]);
  const most = gauge('linli_database_connections_most', 'Connections the database takes');
  const bytes = gauge('linli_database_bytes', 'Size of the database');
  const oldest = gauge('linli_database_oldest_transaction_seconds', 'Age of the oldest open transaction');
  const age = gauge('linli_database_transaction_age', 'Transactions since the oldest row was frozen');
  const kept = gauge('linli_database_kept_wal_bytes', 'WAL that replication slots keep from being deleted');
  const archive = gauge('linli_database_archive_fails', '1 while WAL cannot be archived');
  return async () => {
    const state = await readDatabase(db);
    connections.reset();
    for (const { program, state: doing, open } of state.connections)
      connections.set({ program, state: doing }, open);
    most.set(state.mostConnections);
    bytes.set(state.bytes);
    oldest.set(state.oldestTransactionSeconds);
    age.set(state.transactionAge);
    kept.set(state.keptWalBytes);
    archive.set(state.archiveFails ? 1 : 0);
  };
}

function readingBackup(gauge: MakeGauge, { db, clock }: Ground) {
  const at = gauge(
    'linli_backup_at_seconds',
    'When the newest backup was taken, in Unix seconds; 0: not for a hundred days',
  );
  return async () => at.set(((await readNewestBackup({ db }, clock.now()))?.getTime() ?? 0) / 1000);
}

function readingAudit(gauge: MakeGauge, { db }: Pick<Ground, 'db'>) {
  const strays = gauge('linli_audit_strays', 'Entries of the audit that belong to no month that is there');
  return async () => strays.set(await readStrays({ db }));
}

function readingDestructions(gauge: MakeGauge, { db, clock }: Ground) {
  const owed = gauge('linli_destructions_owed', 'Rounds whose data should be destroyed by now and is not');
  const late = gauge('linli_destructions_late_seconds', 'For how long the oldest of them has been due');
  const remaining = gauge('linli_destructions_remaining', 'Rows found where all should have been destroyed');
  return async () => {
    const state = await readOwedDestructions({ db }, clock.now());
    remaining.set(state.remaining);
    owed.set(state.owed);
    late.set(state.lateSeconds);
  };
}
