import { readdirSync, readFileSync } from 'node:fs';

/** What a process, or several together, used of the machine. */
export interface Usage {
  readonly name: string;
  readonly processes: number;
  /** Seconds of one core. */
  readonly cpu_s: number;
  /** At most, in megabytes; memory that several share is counted once. */
  readonly memory_mb: number;
}

/** A process by its id; `family` with all its children, as Postgres works. */
export interface Watched {
  readonly name: string;
  readonly pid: number;
  readonly family?: boolean;
}

/** Linux counts a process's time in hundredths of a second for everybody who reads it. */
const TICKS = 100;

interface Times {
  readonly ticks: number;
  readonly parent: number;
}

/** Times of a process from /proc; with those of children that ended, for a family. */
function timesOf(pid: number, withEnded: boolean): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    );
    return { parent, ticks: user + system + (withEnded ? endedUser + endedSystem : 0) };
  } catch {
    return null;
  }
}

function memoryOf(pid: number): { own: number; shared: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { own: kilobytes('RssAnon'), shared: kilobytes('RssShmem') };
  } catch {
    return { own: 0, shared: 0 };
  }
}

function familyOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [pid, ...all.map(Number).filter((each) => timesOf(each, false)?.parent === pid)];
}

const pidsOf = ({ pid, family }: Watched) => (family ? familyOf(pid) : [pid]);

const ticksOf = (watched: Watched): number =>
  pidsOf(watched).reduce(
    (sum, pid) => sum + (timesOf(pid, pid === watched.pid && watched.family === true)?.ticks ?? 0),
    0,
  );

function megabytesOf(watched: Watched): number {
  const each = pidsOf(watched).map(memoryOf);
  const shared = Math.max(0, ...each.map((memory) => memory.shared));
  return Math.round((each.reduce((sum, { own }) => sum + own, 0) + shared) / 1024);
}

/** Watches processes from now on until asked; null where there is no /proc. */
export function watchProcesses(all: readonly Watched[]): { stop(): Usage[] } | null {
  if (timesOf(process.pid, false) === null) return null;
  const began = all.map(ticksOf);
  const most = all.map(megabytesOf);
  const look = () => {
    for (const [i, watched] of all.entries()) most[i] = Math.max(most[i] ?? 0, megabytesOf(watched));
  };
  const looking = setInterval(look, 2_000);
  return {
    stop() {
      clearInterval(looking);
      look();
      return all.map((watched, i) => ({
        name: watched.name,
        processes: pidsOf(watched).length,
        cpu_s: (ticksOf(watched) - (began[i] ?? 0)) / TICKS,
        memory_mb: most[i] ?? 0,
      }));
    },
  };
}
