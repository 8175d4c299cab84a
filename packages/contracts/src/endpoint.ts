import type { z } from 'zod';
import type { Scope } from './identity/scopes.ts';

/**
 * Who may call an endpoint at all; the verb behind it then checks role and area.
 * `anyone`: no session. `account`: any session. `staff`: a session whose account holds a post.
 */
export type Caller = 'anyone' | 'account' | 'staff';

/**
 * One way in over HTTP. `input` holds path parameters, query (GET) or body (POST) in one object; names never clash.
 * `reply` lists the fields that leave: whatever a verb returns beyond them is dropped.
 * `idempotentBy` names the input field that already makes a repeat harmless: no key row is kept, and the verb is called
 * outside any transaction and opens its own where it needs one.
 */
export interface Endpoint {
  readonly who: Caller;
  readonly summary: string;
  readonly input: z.ZodType;
  readonly reply: z.ZodType;
  /** API tokens with one of these scopes may call it as well; none may unless it is said. */
  readonly scopes?: readonly Scope[];
  readonly idempotentBy?: string;
  /** The reply carries a secret or personal data in full: it is never kept, so a repeat does the work again. */
  readonly secret?: true;
  /** `upload`: the body is the file itself, input comes from the query. `file`: the answer is a file. */
  readonly body?: 'json' | 'upload' | 'file';
  /** What an upload may be, or what a file is. */
  readonly mediaTypes?: readonly string[];
  /** Largest body in bytes; 256 KiB unless said. */
  readonly mostBytes?: number;
}

/** What a photo may come as; it leaves as JPEG. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type EndpointKey = `${'GET' | 'POST'} /${string}`;

/** Types a slice's catalog of endpoints without widening it. */
export const endpoints = <const T extends Record<EndpointKey, Endpoint>>(catalog: T): T => catalog;
