import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withSecretFiles } from '@linli/db/secret-files';
import { type Config, readConfig, settingNames } from '@linli/services/config';
import { openVault, type Vault } from '@linli/services/vault';
import { reachPostgres, startPostgres } from '../local/postgres.ts';
import { localSecrets } from '../local/secrets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Installation {
  readonly url: string;
  readonly config: Config;
  readonly vault: Vault;
  /** Folder of the embedded installation. */
  readonly dataDir: string;
  /** Of the embedded server, to make and rename databases; undefined with an outside one. */
  readonly adminUrl: string | undefined;
  close(): Promise<void>;
}

/**
 * The database and keys of this installation: those of the environment, else the embedded ones.
 *
 * @param alone nobody else may be using it.
 * @throws AlreadyRunning when it is used and should not be
 */
export async function openInstallation(
  log: (line: string) => void,
  { alone = false } = {},
): Promise<Installation> {
  const dataDir = process.env.LINLI_DATA ?? join(root, '.data');
  const environment = withSecretFiles(process.env, settingNames);
  // With an outside database keys that were never used must not be made up here.
  const outside = environment.DATABASE_URL !== undefined && environment.DATABASE_URL !== '';
  const secrets = outside && !existsSync(join(dataDir, 'secrets.json')) ? {} : await localSecrets(dataDir);
  const embedded = outside
    ? undefined
    : await (alone ? startPostgres : reachPostgres)({ dataDir: join(dataDir, 'postgres'), log });
  try {
    const config = readConfig({
      ...secrets,
      DEMO: environment.SMS_URL ? '0' : '1',
      ...environment,
      ...(embedded === undefined ? {} : { DATABASE_URL: embedded.url }),
    });
    return {
      config,
      url: config.databaseUrl,
      vault: openVault(config.keys),
      dataDir,
      adminUrl: embedded?.adminUrl,
      close: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
