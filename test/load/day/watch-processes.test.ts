import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { watchProcesses } from './watch-processes.ts';

const burn = 'while (process.cpuUsage().user < 200_000);';

it.runIf(process.platform === 'linux')(
  'counts the time of a process, and of a family also that of children that ended',
  () => {
    const watching = watchProcesses([
      { name: 'alone', pid: process.pid },
      { name: 'family', pid: process.pid, family: true },
    ]);
    execFileSync(process.execPath, ['-e', burn]);
    const [alone, family] = watching?.stop() ?? [];
    expect(family?.cpu_s ?? 0).toBeGreaterThanOrEqual((alone?.cpu_s ?? 0) + 0.19);
    expect(alone?.memory_mb).toBeGreaterThan(20);
  },
);

it.runIf(process.platform === 'linux')('a process that is gone counts as nothing', () => {
  expect(watchProcesses([{ name: 'gone', pid: 2 ** 30 }])?.stop()).toEqual([
    { name: 'gone', processes: 1, cpu_s: 0, memory_mb: 0 },
  ]);
});
