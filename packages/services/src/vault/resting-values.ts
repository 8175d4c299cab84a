import { blindUses, uses } from '../vault.ts';

/** A column that rests sealed, and the blind index its value is found by. */
export interface SealedColumn {
  readonly use: string;
  readonly blind?: { readonly column: string; readonly use: string };
}

export interface SealedTable {
  readonly columns: Readonly<Record<string, SealedColumn>>;
  /** Files and pictures: few at a time. */
  readonly large?: true;
}

/** A column of keyed hashes that only who holds the secret can make anew. */
export interface HashedColumn {
  readonly table: string;
  readonly column: string;
  /** Rows whose hash still opens something at `$now`. */
  readonly live: string;
  /** In plain words, for the operator. */
  readonly what: string;
}

const of = (use: string): SealedColumn => ({ use });
const phoneBlind = { column: 'phone_blind', use: blindUses.phone };

/** Every column that rests sealed, by table; a test holds it against the database. */
export const sealedTables: Readonly<Record<string, SealedTable>> = {
  accounts: {
    columns: {
      phone_cipher: { use: uses.accountPhone, blind: phoneBlind },
      totp_cipher: of(uses.totp),
      totp_pending_cipher: of(uses.totp),
    },
  },
  persons: {
    columns: {
      phone_cipher: { use: uses.personPhone, blind: phoneBlind },
      id_cipher: { use: uses.personId, blind: { column: 'id_blind', use: blindUses.idNumber } },
    },
  },
  vehicles: {
    columns: { plate_cipher: { use: uses.plate, blind: { column: 'plate_blind', use: blindUses.plate } } },
  },
  gateway_tokens: { columns: { token_cipher: of(uses.gatewayToken) } },
  imports: { columns: { file_cipher: of(uses.file) }, large: true },
  exports: { columns: { file_cipher: of(uses.file) }, large: true },
  case_events: { columns: { reason_cipher: of(uses.caseReason) } },
  photos: { columns: { content_cipher: of(uses.photo) }, large: true },
  requests: { columns: { content_cipher: of(uses.requestContent), ending_cipher: of(uses.requestEnding) } },
  request_lines: { columns: { text_cipher: of(uses.requestLine), instead_cipher: of(uses.requestLine) } },
  request_photos: { columns: { content_cipher: of(uses.requestPhoto) }, large: true },
  request_messages: { columns: { text_cipher: of(uses.requestMessage) } },
  request_pleas: { columns: { reason_cipher: of(uses.plea), answer_cipher: of(uses.plea) } },
  hour_corrections: { columns: { reason_cipher: of(uses.hourReason), answer_cipher: of(uses.hourReason) } },
  checkpoints: {
    columns: { contact_phone_cipher: of(uses.checkpointPhone), code_key_cipher: of(uses.codeKey) },
  },
  claims: { columns: { dispute_cipher: of(uses.dispute) } },
  handover_notes: { columns: { matters_cipher: of(uses.handoverNote) } },
  incident_photos: { columns: { cipher: of(uses.incidentPhoto) }, large: true },
  incidents: { columns: { text_cipher: of(uses.incident) } },
  sheet_versions: { columns: { file_cipher: of(uses.file) }, large: true },
  sheet_runs: { columns: { file_cipher: of(uses.file) }, large: true },
  supervisions: { columns: { ask_cipher: of(uses.caseReason), answer_cipher: of(uses.caseReason) } },
  handover_letters: { columns: { text_cipher: of(uses.handoverLetter) } },
  robots: { columns: { url_cipher: of(uses.robotUrl) } },
  webhooks: {
    columns: {
      url_cipher: of(uses.webhookUrl),
      secret_cipher: of(uses.webhookSecret),
      old_secret_cipher: of(uses.webhookSecret),
    },
  },
};

/** Secrets of which only a hash rests. It goes over to the newest key when it is used; the rest ends by its own time. */
export const hashedColumns: readonly HashedColumn[] = [
  {
    table: 'sessions',
    column: 'token_hash',
    live: 'revoked_at is null and expires_at > $now',
    what: 'sign-ins',
  },
  {
    table: 'api_tokens',
    column: 'token_hash',
    live: 'revoked_at is null and ends_at > $now',
    what: 'API tokens',
  },
  {
    table: 'calendar_links',
    column: 'token_hash',
    live: 'revoked_at is null',
    what: 'calendar links',
  },
  {
    table: 'households',
    column: 'code_hash',
    live: 'code_expires_at > $now',
    what: 'household codes',
  },
  {
    table: 'sign_in_codes',
    column: 'code_hash',
    live: 'used_at is null and expires_at > $now',
    what: 'one-time codes',
  },
  {
    table: 'exports',
    column: 'key_hash',
    live: 'expires_at > $now',
    what: 'links of exports',
  },
];
