import type { Catalog, CatalogKey, ParsedInputOf } from '@linli/contracts/catalog';
import type { Ctx } from '@linli/services/context';
import type { z } from 'zod';

/** A file on its way out. */
export interface FileReply {
  readonly file: true;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer | ReadableStream<Uint8Array>;
}

/** A file on its way in; reading stops with Problem `too-large` at the bound of the endpoint. */
export interface Upload {
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

type Answer<K extends CatalogKey> = Catalog[K] extends { body: 'file' }
  ? FileReply
  : z.input<Catalog[K]['reply']>;

type Incoming<K extends CatalogKey> = Catalog[K] extends { body: 'upload' } ? [upload: Upload] : [];

/** Calls one verb. `ctx.db` is a transaction for POST. */
export type Handler<K extends CatalogKey> = (
  ctx: Ctx,
  input: ParsedInputOf<K>,
  ...incoming: Incoming<K>
) => Promise<Answer<K>>;

/** One handler an endpoint: an endpoint without one does not compile. */
export type HandlersFor<Keys extends CatalogKey> = { readonly [K in Keys]: Handler<K> };
export type Handlers = HandlersFor<CatalogKey>;
