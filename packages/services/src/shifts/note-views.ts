import type { ReplyOf } from '@linli/contracts/catalog';
import { Equipment } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

export type NoteView = NonNullable<ReplyOf<'GET /shifts/handover/:claimId'>['before']>;

const Counted = z.array(Equipment);

/** What a checkpoint should have. */
export const equipmentOf = ({ equipment }: { readonly equipment: unknown }) => Counted.parse(equipment);

/** Handover notes by id with who has read them, opened, by two statements. */
export async function noteViews(
  ctx: Ctx,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, NoteView>> {
  if (noteIds.length === 0) return new Map();
  const ids = sql`${arrayLiteral(noteIds)}::uuid[]`;
  const notes = await ctx.db.execute<{
    id: string;
    by: string;
    written_at: string;
    matters_cipher: Buffer;
    equipment: unknown;
    wanted: unknown;
    keys: string;
  }>(sql`
    select note.id, writer.display_name as by, note.written_at, note.matters_cipher, note.equipment, note.keys,
      gate.equipment as wanted
    from handover_notes note
    join accounts writer on writer.id = note.written_by
    join checkpoints gate on gate.id = note.checkpoint_id
    where note.id = any(${ids})`);
  const readings = await ctx.db.execute<{ note_id: string; name: string; read_at: string }>(sql`
    select read.note_id, reader.display_name as name, read.read_at
    from handover_readings read join accounts reader on reader.id = read.account_id
    where read.note_id = any(${ids})
    order by read.read_at, reader.id`);
  return new Map(
    notes.map((note) => {
      const wanted = new Map(Counted.parse(note.wanted).map(({ name, count }) => [name, count]));
      return [
        note.id,
        {
          noteId: note.id,
          by: note.by,
          at: new Date(note.written_at).toISOString(),
          matters: ctx.vault.openText(uses.handoverNote, note.matters_cipher),
          equipment: Counted.parse(note.equipment).map((each) => ({
            ...each,
            wanted: wanted.get(each.name) ?? null,
          })),
          keys: note.keys,
          readBy: readings
            .filter((read) => read.note_id === note.id)
            .map(({ name, read_at }) => ({ name, at: new Date(read_at).toISOString() })),
        },
      ];
    }),
  );
}
