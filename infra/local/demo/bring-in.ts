import { roles } from '@linli/contracts/identity/roles';
import { compose } from '@linli/services/compose';
import type { Config } from '@linli/services/config';
import { pino } from 'pino';
import { progressOf } from '../progress.ts';
import { FENGHUANG } from './community-size.ts';
import { type DemoAccount, type DemoProgress, loadDemo } from './load.ts';

const STEPS: Readonly<Record<DemoProgress['step'], string>> = {
  areas: 'areas',
  workbook: 'writing and uploading the register',
  check: 'checking every cell of it',
  register: 'register',
  posts: 'posts',
  reports: 'some families report',
  requests: 'some ask for help',
  shifts: 'some stand at the gates',
};

/** Loads the demo community into the database of `config` and says how far it is. @returns accounts to try */
export async function bringInDemo(
  config: Config,
  log: (line: string) => void,
): Promise<readonly DemoAccount[]> {
  const { ctx, close } = compose(config, { log: pino({ level: 'silent' }), most: 4, name: 'linli demo' });
  const shown = new Map<DemoProgress['step'], (done: number, of: number) => void>();
  const say = ({ step, done, of }: DemoProgress) => {
    const label = `Demo community: ${STEPS[step]}`;
    if (!shown.has(step) && of <= 1) log(label);
    const show = shown.get(step) ?? (of > 1 ? progressOf(label) : () => {});
    shown.set(step, show);
    show(done, of);
  };
  try {
    const { accounts } = await loadDemo({ ...ctx, actor: { kind: 'system' }, address: null }, say);
    if (accounts.length > 0)
      log(`Demo community: ${FENGHUANG.households} households, ${FENGHUANG.persons} people`);
    return accounts;
  } finally {
    await close();
  }
}

/** The accounts as lines for a terminal: phone, post, name. */
export function accountLines(accounts: readonly DemoAccount[]): string[] {
  return accounts.map(({ role, phone, name }) => {
    const post = role === null ? { zh: '居民', en: 'Resident' } : roles[role];
    return `${phone}  ${post.zh} ${name} · ${post.en}`;
  });
}
