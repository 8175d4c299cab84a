import type { AuditAction } from '@linli/contracts/audit/labels';

/** How an acknowledgement is proved afterwards: see `proofs`. */
export type Proof =
  | 'report'
  | 'request'
  | 'message'
  | 'place'
  | 'place-given-back'
  | 'checked-in'
  | 'checked-out'
  | 'helper'
  | 'lead'
  | 'event';

/** Something the product said was done. */
export interface Fact {
  readonly proof: Proof;
  readonly id: string;
  readonly who: string;
  /** The shift of a place; the key of what was sent; what the timeline says. */
  readonly of: string;
}

interface Trace {
  readonly action: AuditAction;
  readonly who: string;
  readonly subject: string;
  tried: number;
  acknowledged: number;
}

export interface Ask {
  readonly requestId: string;
  readonly home: number;
  readonly kind: 'fix' | 'ignored' | 'errand';
  /** Where it stood when somebody was last told; another may have moved it since. */
  seen: 'open' | 'taken' | 'started' | 'done' | 'over';
  /** Who had it then, as a number among volunteers or leaders. */
  with?: { readonly by: number; readonly as: 'helper' | 'lead' };
}
export interface Place {
  readonly claimId: string;
  readonly shiftId: string;
  readonly volunteer: number;
  seen: 'held' | 'in' | 'over';
}

/** What those who took part were told, and nothing else: it survives every machine. */
export function newModel() {
  const facts: Fact[] = [];
  const traces = new Map<string, Trace>();
  const traceOf = (action: AuditAction, who: string, subject: string): Trace => {
    const key = `${action} ${who} ${subject}`;
    const known = traces.get(key) ?? { action, who, subject, tried: 0, acknowledged: 0 };
    traces.set(key, known);
    return known;
  };
  return {
    facts,
    traces,
    /** Newest report of a home, which a correction names. */
    reports: new Map<number, string>(),
    asks: [] as Ask[],
    places: [] as Place[],
    refusals: {} as Record<string, number>,
    /** Answers that were not the same when the same thing was sent again. */
    differing: [] as string[],
    /** What never got an answer although everything was back. */
    unanswered: [] as string[],
    defects: [] as string[],
    /** One action of one person sets out, however often it is sent. */
    tries: (action: AuditAction, who: string, subject: string) => void traceOf(action, who, subject).tried++,
    acknowledges(fact: Fact): void {
      facts.push(fact);
    },
    leavesTrace(action: AuditAction, who: string, subject: string): void {
      const trace = traceOf(action, who, subject);
      trace.acknowledged++;
      trace.tried = Math.max(trace.tried, 1);
    },
  };
}
export type Model = ReturnType<typeof newModel>;
