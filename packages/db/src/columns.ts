import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Path of an area in the tree, one label a level (contrib ltree). */
export const ltree = customType<{ data: string }>({ dataType: () => 'ltree' });

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** An instant; read and written as a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Primary key: a UUIDv7 made by the verb, so that ids sort by time. */
export const id = () => uuid('id').primaryKey();
