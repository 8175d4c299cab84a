import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { anyCall, type Call, type CallKind, callKinds } from './any-call.ts';
import type { Fuzzing } from './fuzzing.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Rounds; in each every operation gets one call of every kind. */
  readonly runs: number;
  /** Part of the names of operations to call; all without. */
  readonly only?: string | undefined;
  readonly kind?: string | undefined;
}

/** A call that was answered wrongly, and how it comes again. */
export interface Fault {
  readonly operation: string;
  readonly kind: CallKind;
  readonly round: number;
  readonly fault: string;
  /** The smallest that was found. */
  readonly call: Call;
}

export interface FuzzReport {
  readonly calls: number;
  readonly faults: readonly Fault[];
  /** Used after each round and a full collection, in MiB. */
  readonly heapMb: readonly number[];
}

/** Calls under way at a time. */
const atOnce = 6;

/** Sends every kind of call to every operation, `runs` times. The same seed sends the same calls, whatever else is left out. */
export async function runRounds(
  { targets, fault }: Pick<Fuzzing, 'targets' | 'fault'>,
  { seed, runs, only, kind: onlyKind }: FuzzOptions,
): Promise<FuzzReport> {
  let calls = 0;
  const faults: Fault[] = [];
  const heapMb: number[] = [];
  const kinds = callKinds.filter((kind) => onlyKind === undefined || kind === onlyKind);
  for (let round = 0; round < runs; round++) {
    const queue = targets
      .filter(({ operation }) => only === undefined || operation.name.includes(only))
      .flatMap((target) => kinds.map((kind) => ({ ...target, kind })))
      .toReversed();
    const work = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const { operation, kind } = next;
        let last = '';
        const outcome = await fc.check(
          fc.asyncProperty(anyCall(operation, kind, next), async (call) => {
            calls++;
            const wrong = await fault(call);
            if (wrong === null) return;
            last = wrong;
            throw new Error(wrong);
          }),
          { seed: seed ^ hash(`${operation.name} ${kind} ${round}`), numRuns: 1 },
        );
        const [call] = outcome.counterexample ?? [];
        if (call) faults.push({ operation: operation.name, kind, round, fault: last, call });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    heapMb.push(usedMb());
  }
  return { calls, faults, heapMb };
}

let collect: (() => void) | undefined;

function usedMb(): number {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
}

/** A number for a text, the same everywhere (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
