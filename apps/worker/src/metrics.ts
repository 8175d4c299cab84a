import type { JobReport } from '@linli/jobs/perform';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Counts one run of a job. */
  ran(report: JobReport): void;
  /** A plan was made or could not be made; `seconds` is the time waited for it. */
  planned(what: 'errands' | 'roster', outcome: 'done' | 'failed', seconds: number): void;
  /** Seconds a statement waited for a connection and an answer. */
  answered(seconds: number): void;
}

/** Prometheus metrics of one worker: its jobs, how late they began, its plans, and Node's own. */
export function openMetrics(): Metrics {
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
  const plans = new Histogram({
    name: 'linli_planner_seconds',
    help: 'Time from asking for a plan to having it',
    labelNames: ['what', 'outcome'],
    buckets: [0.05, 0.25, 1, 5, 15, 60, 300, 1800],
    registers,
  });
  const answer = new Gauge({
    name: 'linli_database_answer_seconds',
    help: 'Time the smallest statement took, the wait for a connection included',
    registers,
  });
  return {
    registry,
    ran(report) {
      jobs.inc({ job: report.name, outcome: report.outcome });
      seconds.observe({ job: report.name }, report.seconds);
      if (report.lateSeconds !== undefined) late.observe({ job: report.name }, report.lateSeconds);
    },
    planned: (what, outcome, taken) => plans.observe({ what, outcome }, taken),
    answered: (taken) => answer.set(taken),
  };
}
