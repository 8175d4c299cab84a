import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { dutyLog, incidentPhotos, incidents } from '@linli/db/shifts/duty-tables';
import { addDays, instantOf } from '@linli/domain/civil-time';
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';
import { dutyCheckpoint } from './duty-checkpoint.ts';
import { noteViews } from './note-views.ts';

type Reply = ReplyOf<'GET /shifts/log'>;
type Entry = Reply['items'][number];

const Cursor = z.tuple([Instant, Id]);
const Facts = z.record(z.string(), z.union([z.string(), z.number()]));

// Who stands at the gate has to know of the last day; the past of the gate is for those who answer for it.
const seenOnDutyMs = 86_400_000;

/**
 * The duty log of a checkpoint 值守日志, newest first: all of it for those who lead or inspect there, the last 24 hours for who
 * stands there now.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for the cursor
 */
export async function showLog(
  ctx: Ctx,
  { checkpointId, day, cursor, limit }: ParsedInputOf<'GET /shifts/log'>,
): Promise<Reply> {
  const now = ctx.clock.now();
  const { leads: all } = await dutyCheckpoint(ctx, now, checkpointId, 'shifts.read-log');
  const after = readCursorOf(cursor, Cursor);
  const { zone } = ctx.settings;
  const rows = await ctx.db
    .select({ line: dutyLog, name: accounts.displayName, incident: incidents, photoId: incidentPhotos.id })
    .from(dutyLog)
    .leftJoin(accounts, eq(accounts.id, dutyLog.accountId))
    .leftJoin(incidents, eq(incidents.id, dutyLog.subjectId))
    .leftJoin(incidentPhotos, eq(incidentPhotos.incidentId, incidents.id))
    .where(
      and(
        eq(dutyLog.checkpointId, checkpointId),
        all ? undefined : gte(dutyLog.at, new Date(now.getTime() - seenOnDutyMs)),
        day === undefined
          ? undefined
          : and(
              gte(dutyLog.at, instantOf(day, '00:00', zone)),
              lt(dutyLog.at, instantOf(addDays(day, 1), '00:00', zone)),
            ),
        after === null
          ? undefined
          : sql`(${dutyLog.at}, ${dutyLog.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(dutyLog.at), desc(dutyLog.id))
    .limit(limit + 1);
  const notes = await noteViews(
    ctx,
    rows.flatMap(({ line }) => (line.what === 'note-written' && line.subjectId ? [line.subjectId] : [])),
  );
  return page(
    rows,
    limit,
    ({ line }) => [line.at.toISOString(), line.id],
    ({ line, name, incident, photoId }): Entry => ({
      entryId: line.id,
      at: line.at.toISOString(),
      what: line.what as Entry['what'],
      name: name ?? '',
      facts: Facts.parse(line.facts),
      note: (line.subjectId !== null && notes.get(line.subjectId)) || null,
      incident: incident && {
        kind: incident.kind as NonNullable<Entry['incident']>['kind'],
        text: ctx.vault.openText(uses.incident, incident.textCipher),
        photoId,
        urgent: incident.urgent,
      },
    }),
  );
}
