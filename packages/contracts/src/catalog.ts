import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { identityEndpoints } from './identity/endpoints.ts';
import { peopleEndpoints } from './people/endpoints.ts';
import { registerEndpoints } from './people/register-endpoints.ts';
import { reportsEndpoints } from './reports/endpoints.ts';

/** Every way in over HTTP, all below `/api`. */
export const catalog = {
  ...identityEndpoints,
  ...peopleEndpoints,
  ...registerEndpoints,
  ...reportsEndpoints,
} satisfies Record<string, Endpoint>;

export type Catalog = typeof catalog;
export type CatalogKey = keyof Catalog;
/** What a caller sends. */
export type InputOf<K extends CatalogKey> = z.input<Catalog[K]['input']>;
/** What a verb receives: parsed, defaults filled. */
export type ParsedInputOf<K extends CatalogKey> = z.output<Catalog[K]['input']>;
/** What comes back with a status of 200. */
export type ReplyOf<K extends CatalogKey> = z.output<Catalog[K]['reply']>;
