import type { OutboxState } from '@linli/jobs/outbox';
import type { JobReport } from '@linli/jobs/perform';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Counts one run of a job. */
  ran(report: JobReport): void;
  /** Prometheus text; asks for the state of the outbox each time. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Prometheus metrics of one worker: its jobs, how late they began, what the outbox owes, and Node's own. */
export function openMetrics(
  readState: () => Promise<OutboxState>,
  readLate: () => Promise<{ late: number; lateSeconds: number }>,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const jobs = new Counter({
    name: 'linli_jobs_total',
    help: 'Runs of jobs by name and outcome: done, retry, dead, declined',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'linli_job_seconds',
    help: 'Time a handler took',
    labelNames: ['job'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  const late = new Histogram({
    name: 'linli_job_late_seconds',
    help: 'Time from when a job was due to when its first try began',
    labelNames: ['job'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60, 300],
    registers,
  });
  const owed = new Gauge({ name: 'linli_outbox_owed', help: 'Jobs not done yet', registers });
  const dead = new Gauge({ name: 'linli_outbox_dead', help: 'Jobs given up', registers });
  const oldest = new Gauge({
    name: 'linli_outbox_late_seconds',
    help: 'How late the oldest job is that nobody has begun',
    registers,
  });
  const casesLate = new Gauge({
    name: 'linli_cases_late',
    help: 'Cases whose ladder is more than a minute late',
    registers,
  });
  const casesLateSeconds = new Gauge({
    name: 'linli_cases_late_seconds',
    help: 'How late the ladder of the latest case is',
    registers,
  });
  return {
    ran(report) {
      jobs.inc({ job: report.name, outcome: report.outcome });
      seconds.observe({ job: report.name }, report.seconds);
      if (report.lateSeconds !== undefined) late.observe({ job: report.name }, report.lateSeconds);
    },
    async text() {
      const [state, cases] = await Promise.all([readState(), readLate()]);
      casesLate.set(cases.late);
      casesLateSeconds.set(cases.lateSeconds);
      owed.set(state.owed);
      dead.set(state.dead);
      oldest.set(state.lateSeconds);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
