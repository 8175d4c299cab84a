// Makes the secrets of the compose file, one a file in a folder that only its owner enters; those that are there stay as they are.
//   node infra/compose/make-secrets.mjs [FOLDER]
// Keys of data are made once and never again: keep a copy of the folder in another place. Files of gateways begin empty.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = fileURLToPath(new URL('secrets', import.meta.url))] = process.argv.slice(2);
const key = () => randomBytes(32).toString('base64');
const password = () => randomBytes(24).toString('base64url');

/** In this order: later ones are made of earlier ones. */
const secrets = {
  postgres_password: password,
  database_url: () => `postgres://linli:${read('postgres_password')}@postgres:5432/linli`,
  data_keys: key,
  index_key: key,
  grafana_password: password,
  sms_token: () => '',
  sms_receipt_secret: password,
  wechat_app_secret: () => '',
};

function read(name) {
  return readFileSync(join(folder, name), 'utf8');
}

mkdirSync(folder, { recursive: true, mode: 0o700 });
const made = [];
for (const [name, make] of Object.entries(secrets)) {
  try {
    // Compose hands files on with their own rights, and the processes inside are not their owner; the folder keeps others out.
    writeFileSync(join(folder, name), make(), { flag: 'wx', mode: 0o444 });
    made.push(name);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
console.log(made.length === 0 ? `All secrets were in ${folder}` : `Made in ${folder}: ${made.join(', ')}`);
