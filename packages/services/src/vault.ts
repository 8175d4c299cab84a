import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what rests and makes the blind indexes by which it is found. */
export interface Vault {
  /** AES-256-GCM: version byte, key number, 12 bytes nonce, ciphertext, 16 bytes tag. `use` binds it to its place. */
  seal(use: string, plain: string | Buffer): Buffer;
  open(use: string, sealed: Buffer): Buffer;
  openText(use: string, sealed: Buffer): string;
  /** Number of the key a value was sealed with: rotation re-seals those below `current`. */
  keyOf(sealed: Buffer): number;
  readonly current: number;
  /** Keyed hash (HMAC-SHA-256, first 16 bytes) of a normalised value; equal values give equal indexes within one use. */
  blind(use: string, normalised: string): Buffer;
  /** Hash for tokens and codes that are random or short-lived; keyed, full length. */
  hash(use: string, value: string): Buffer;
}

export interface VaultKeys {
  /** Data keys, oldest first; the last one seals, all of them open. 32 bytes each, base64. */
  readonly dataKeys: readonly string[];
  /** Key of blind indexes and hashes; changing it means rebuilding every index. 32 bytes, base64. */
  readonly indexKey: string;
}

const VERSION = 1;

const key32 = (name: string, base64: string): Buffer => {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error(`${name} must be 32 bytes in base64`);
  return key;
};

/** Builds the vault from its secrets. @throws when a key is not 32 bytes. */
export function openVault(keys: VaultKeys): Vault {
  const dataKeys = keys.dataKeys.map((key) => key32('a data key', key));
  if (dataKeys.length === 0 || dataKeys.length > 255) throw new Error('one to 255 data keys are needed');
  const current = dataKeys.length - 1;
  const indexKey = key32('the index key', keys.indexKey);
  const hashKeys = new Map<string, Buffer>();
  const hashKey = (use: string): Buffer => {
    let key = hashKeys.get(use);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', indexKey, Buffer.alloc(0), `linli ${use}`, 32));
      hashKeys.set(use, key);
    }
    return key;
  };
  const hash = (use: string, value: string): Buffer =>
    createHmac('sha256', hashKey(use)).update(value, 'utf8').digest();
  const open = (use: string, sealed: Buffer): Buffer => {
    const key = dataKeys[sealed[1] ?? 255];
    if (sealed[0] !== VERSION || !key || sealed.length < 30) throw new Error('not sealed by this vault');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(2, 14));
    decipher.setAAD(Buffer.from(use, 'utf8'));
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    return Buffer.concat([decipher.update(sealed.subarray(14, sealed.length - 16)), decipher.final()]);
  };
  return {
    current,
    seal(use, plain) {
      const nonce = randomBytes(12);
      const key = dataKeys[current];
      if (!key) throw new Error('no data key');
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(use, 'utf8'));
      const body = Buffer.concat([
        cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain),
        cipher.final(),
      ]);
      return Buffer.concat([Buffer.from([VERSION, current]), nonce, body, cipher.getAuthTag()]);
    },
    open,
    openText: (use, sealed) => open(use, sealed).toString('utf8'),
    keyOf: (sealed) => sealed[1] ?? 0,
    blind: (use, normalised) => hash(`blind ${use}`, normalised).subarray(0, 16),
    hash,
  };
}

/** Uses of sealing, so that a value cannot be moved from one column to another. */
export const uses = {
  personPhone: 'person phone',
  personId: 'person id number',
  accountPhone: 'account phone',
  plate: 'vehicle plate',
  totp: 'totp secret',
  gatewayToken: 'gateway token',
  file: 'file',
  photo: 'photo',
  caseReason: 'case reason',
  requestContent: 'request content',
  requestEnding: 'request ending',
  requestLine: 'request line',
  requestMessage: 'request message',
  requestPhoto: 'request photo',
  plea: 'plea',
  supervision: 'supervision',
  robotUrl: 'robot url',
  webhookUrl: 'webhook url',
  webhookSecret: 'webhook secret',
  checkpointPhone: 'checkpoint phone',
  codeKey: 'code key',
  handoverNote: 'handover note',
  handoverLetter: 'handover letter',
  incident: 'incident',
  incidentPhoto: 'incident photo',
  dispute: 'dispute',
  hourReason: 'hour reason',
} as const;

/** One blind index serves accounts and persons, so that a signed-in phone finds its entry in the register. */
export const blindUses = { phone: 'phone', idNumber: 'id number', plate: 'plate' } as const;
