import { z } from 'zod';

export const Id = z.uuid();
// Years that stay whole numbers of four digits in every zone, and a year after that: what Postgres and Node both write.
const [firstDay, lastDay] = ['1000-01-02', '2999-12-30'];
const [firstMoment, lastMoment] = [Date.parse(firstDay), Date.parse(lastDay)];
/** A moment of the years 1000 to 2999. */
export const Instant = z.iso.datetime({ offset: true }).refine((text) => {
  const at = Date.parse(text);
  return at >= firstMoment && at <= lastMoment;
});
/** A civil date in the tenant's zone, `YYYY-MM-DD`, of the years 1000 to 2999. */
export const Day = z.iso.date().refine((day) => day >= firstDay && day <= lastDay);
/** A count or the number of a version: no more than a whole number of Postgres holds. */
export const Version = z.int32().min(0);
/** A time of day in the tenant's zone, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const Language = z.enum(['zh-Hans', 'zh-Hant', 'en']);
export type Language = z.infer<typeof Language>;
export const Name = z.string().trim().min(1).max(60);
export const Note = z.string().trim().max(500);
/** Why somebody looks at, changes or hands out personal data; it stands in the audit. */
export const Reason = z.string().trim().min(2).max(200);
/** Why a setting is changed, and the version somebody looked at: another one in between is told instead of written over. */
export const changed = { reason: Reason.optional(), base: Version.optional() };
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
