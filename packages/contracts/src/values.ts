import { z } from 'zod';

export const Id = z.uuid();
export const Instant = z.iso.datetime({ offset: true });
/** A civil date in the tenant's zone, `YYYY-MM-DD`. */
export const Day = z.iso.date();
/** A time of day in the tenant's zone, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const Language = z.enum(['zh-Hans', 'zh-Hant', 'en']);
export type Language = z.infer<typeof Language>;
export const Name = z.string().trim().min(1).max(60);
export const Note = z.string().trim().max(500);
/** Why somebody looks at, changes or hands out personal data; it stands in the audit. */
export const Reason = z.string().trim().min(2).max(200);
/** Why a setting is changed, and the version somebody looked at: another one in between is told instead of written over. */
export const changed = { reason: Reason.optional(), base: z.number().int().min(0).optional() };
export const LocalTextSchema = z.object({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) });
/** A mainland mobile number; the demo uses 154, the one 15x prefix that no carrier has been given. */
export const MobilePhone = z.string().regex(/^1\d{10}$/);

/** Cursor paging: `cursor` is opaque and comes from the page before. */
export const pageInput = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
};
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const Done = z.object({ done: z.literal(true) });
