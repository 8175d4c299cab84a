import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { StreamMetrics } from './live/streams.ts';

export interface Metrics {
  seen(request: { method: string; route: string; status: number; ms: number }): void;
  /** A report was sent: `accepted` (a repeated one too), `asked-back`, or the code of the problem it was refused with. */
  reported(outcome: string): void;
  /** Seconds a statement waited for a connection and an answer. */
  answered(seconds: number): void;
  readonly streams: StreamMetrics;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Prometheus metrics of the API: requests by route pattern and status class, reports by outcome, live streams, and Node's own. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'linli_http_requests_total',
    help: 'Requests by route and status class',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const reports = new Counter({
    name: 'linli_reports_total',
    help: 'Reports sent by outcome: accepted, asked-back, or the code of a refusal',
    labelNames: ['outcome'],
    registers: [registry],
  });
  reports.inc({ outcome: 'accepted' }, 0);
  const answer = new Gauge({
    name: 'linli_database_answer_seconds',
    help: 'Time the smallest statement took, the wait for a connection included',
    registers: [registry],
  });
  const streams = new Gauge({
    name: 'linli_live_streams',
    help: 'Streams of live updates open now',
    registers: [registry],
  });
  const moves = new Counter({
    name: 'linli_live_moves_total',
    help: 'Moved cases told to streams',
    registers: [registry],
  });
  const endings = new Counter({
    name: 'linli_live_endings_total',
    help: 'Streams that ended, by cause',
    labelNames: ['why'],
    registers: [registry],
  });
  return {
    reported: (outcome) => reports.inc({ outcome }),
    answered: (seconds) => answer.set(seconds),
    streams: {
      open: (now) => streams.set(now),
      told: () => moves.inc(),
      ended: (why) => endings.inc({ why }),
    },
    seen({ method, route, status, ms }) {
      requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
      duration.observe({ method, route }, ms / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
