import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { fingerprintOf, type KeyRing, readKeyRing } from './vault/key-ring.ts';

/**
 * Encrypts what rests and makes the blind indexes by which it is found. Every value carries the id of its key, so that keys can
 * be changed while values of older ones are still there (ADR 0145).
 */
export interface Vault {
  /** AES-256-GCM: version byte, id of the key, 12 bytes nonce, ciphertext, 16 bytes tag. `use` binds it to its place. */
  seal(use: string, plain: string | Buffer): Buffer;
  open(use: string, sealed: Buffer): Buffer;
  openText(use: string, sealed: Buffer): string;
  /** Keyed hash (HMAC-SHA-256, first 16 bytes) of a normalised value; equal values give equal indexes within one use. */
  blind(use: string, normalised: string): Buffer;
  /** The indexes a value may rest under: by the key that writes first, then by the others. Look-ups try them all. */
  blinds(use: string, normalised: string): Buffer[];
  /** Hash for tokens and codes that are random or short-lived; keyed, full length. */
  hash(use: string, value: string): Buffer;
  /** The hashes a value may rest under, as `blinds`. */
  hashes(use: string, value: string): Buffer[];
  /** Whether `rested` is a hash of the value, by any of the keys; how long it takes tells nothing. */
  isHash(use: string, value: string, rested: Buffer): boolean;
  /** Ids of the keys there are, the one that writes first. */
  readonly dataKeys: readonly number[];
  readonly indexKeys: readonly number[];
  /** Fingerprints of the keys by id, for backups. */
  readonly fingerprints: Readonly<Record<'data' | 'index', ReadonlyMap<number, string>>>;
}

export interface VaultKeys {
  /** Data keys: the last one seals, all of them open. 32 bytes each in base64, `id:` before it (see `readKeyRing`). */
  readonly dataKeys: readonly string[];
  /** Key of blind indexes and hashes, or several separated by commas as the data keys are. */
  readonly indexKey: string;
}

const VERSION = 1;

/** Id of the key a sealed value was made with. */
export const dataKeyOf = (sealed: Buffer): number => sealed[1] ?? 0;

const fingerprintsOf = ({ byId }: KeyRing): Map<number, string> =>
  new Map([...byId].map(([id, key]) => [id, fingerprintOf(key)]));

/** Builds the vault from its secrets. @throws when a key is not 32 bytes or an id is given twice. */
export function openVault(keys: VaultKeys): Vault {
  const data = readKeyRing('DATA_KEYS', keys.dataKeys);
  const index = readKeyRing('INDEX_KEY', keys.indexKey.split(','));
  const derived = new Map<string, Buffer>();
  const hashKey = (id: number, key: Buffer, use: string): Buffer => {
    const name = `${id} ${use}`;
    const made =
      derived.get(name) ?? Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `linli ${use}`, 32));
    derived.set(name, made);
    return made;
  };
  // Values of key 0 are as they were before keys had ids; the id stands before those of all others.
  const hashBy = (id: number, key: Buffer, use: string, value: string, bytes: number): Buffer => {
    const digest = createHmac('sha256', hashKey(id, key, use))
      .update(value, 'utf8')
      .digest()
      .subarray(0, bytes);
    return id === 0 ? digest : Buffer.concat([Buffer.from([id]), digest]);
  };
  const hash = (use: string, value: string, bytes = 32): Buffer =>
    hashBy(index.current, index.newest, use, value, bytes);
  const hashes = (use: string, value: string, bytes = 32): Buffer[] =>
    [...index.byId].map(([id, key]) => hashBy(id, key, use, value, bytes));
  const open = (use: string, sealed: Buffer): Buffer => {
    const key = data.byId.get(sealed[1] ?? 255);
    if (sealed[0] !== VERSION || !key || sealed.length < 30) throw new Error('not sealed by this vault');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(2, 14));
    decipher.setAAD(Buffer.from(use, 'utf8'));
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    return Buffer.concat([decipher.update(sealed.subarray(14, sealed.length - 16)), decipher.final()]);
  };
  return {
    dataKeys: [...data.byId.keys()],
    indexKeys: [...index.byId.keys()],
    fingerprints: { data: fingerprintsOf(data), index: fingerprintsOf(index) },
    seal(use, plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', data.newest, nonce);
      cipher.setAAD(Buffer.from(use, 'utf8'));
      const body = Buffer.concat([
        cipher.update(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain),
        cipher.final(),
      ]);
      return Buffer.concat([Buffer.from([VERSION, data.current]), nonce, body, cipher.getAuthTag()]);
    },
    open,
    openText: (use, sealed) => open(use, sealed).toString('utf8'),
    blind: (use, normalised) => hash(`blind ${use}`, normalised, 16),
    blinds: (use, normalised) => hashes(`blind ${use}`, normalised, 16),
    hash: (use, value) => hash(use, value),
    hashes: (use, value) => hashes(use, value),
    isHash: (use, value, rested) =>
      hashes(use, value).some((known) => known.length === rested.length && timingSafeEqual(known, rested)),
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
