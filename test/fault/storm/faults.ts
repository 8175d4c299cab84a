import type { Fault, FaultKind } from './plan.ts';
import type { Kept } from './processes.ts';
import type { TcpProxy } from './proxy.ts';
import type { PostgresServer, Server } from './servers.ts';

/** What can be hit. */
export interface Machines {
  readonly apis: readonly Kept[];
  readonly workers: readonly Kept[];
  readonly postgres: PostgresServer;
  readonly redis: Server | null;
  /** Before each API, before the database and before the queue. */
  readonly phones: readonly TcpProxy[];
  readonly database: TcpProxy;
  readonly queue: TcpProxy | null;
  /** Sets the clock of the second worker so many minutes off. */
  readonly jump: (minutes: number) => void;
}

/** Brings faults about, each beside whatever goes on; what is down already is hit again when it is back. */
export function openFaults(machines: Machines) {
  const counts: Partial<Record<FaultKind, number>> = {};
  const turns = new Map<unknown, Promise<void>>();
  const inTurn = (target: unknown, work: () => Promise<void>) => {
    const turn = (turns.get(target) ?? Promise.resolve()).then(work);
    turns.set(target, turn);
  };
  const away = async (server: Server, ms: number) => {
    await server.kill();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await server.startAgain();
  };
  const one = <T>(list: readonly T[], pick: number): T => list[Math.floor(list.length * pick)] as T;

  const { apis, workers, postgres, redis, phones, database, queue, jump } = machines;
  const kill = (kept: Kept, { awayMs }: Fault) => inTurn(kept, () => kept.kill(awayMs));
  const how: Readonly<Record<FaultKind, (fault: Fault) => void>> = {
    'kill-api': (fault) => kill(one(apis, fault.pick), fault),
    'kill-worker': (fault) => kill(one(workers, fault.pick), fault),
    'kill-postgres': ({ awayMs }) => inTurn(postgres, () => away(postgres, awayMs)),
    'kill-backend': ({ pick }) => inTurn(postgres, () => postgres.killBackend(pick)),
    'kill-redis': ({ awayMs }) => {
      if (redis) inTurn(redis, () => away(redis, awayMs));
    },
    'cut-phones': ({ pick }) => {
      for (const proxy of phones) proxy.cut(0.5, pick);
    },
    'lose-answers': ({ pick }) => one(phones, pick).loseAnswers(3),
    'cut-database': ({ pick }) => database.cut(0.3, pick),
    'cut-queue': ({ pick }) => queue?.cut(0.7, pick),
    'clock-jump': ({ minutes }) => jump(minutes),
  };

  return {
    /** How often each befell them. */
    counts,
    strike(fault: Fault): void {
      counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
      how[fault.kind](fault);
    },
    /** Everything that was hit is back. */
    async over(): Promise<void> {
      await Promise.all(turns.values());
    },
  };
}
