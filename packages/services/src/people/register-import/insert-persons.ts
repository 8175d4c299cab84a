import type { FilePerson } from '@linli/domain/people/merge-household';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { uses } from '../../vault.ts';
import { nameSounds } from '../name-sounds.ts';

/**
 * Writes new people in one statement. They travel as one JSON text, because a parameter for each of their fields costs
 * several times as much. Their keys are the blind indexes.
 */
export async function insertPersons(
  ctx: Ctx,
  now: Date,
  added: readonly { readonly id: string; readonly file: FilePerson }[],
  plain: ReadonlyMap<string, string>,
): Promise<void> {
  if (added.length === 0) return;
  const { vault } = ctx;
  const rows = added.map(({ id, file }) => {
    const phone = plain.get(file.phoneKey ?? '');
    const idNumber = plain.get(file.idKey ?? '');
    return {
      id,
      name: file.name,
      sounds: nameSounds(file.name),
      sex: file.sex,
      birth: file.birthDate,
      phone: phone && vault.seal(uses.personPhone, phone).toString('hex'),
      phoneBlind: file.phoneKey,
      idKind: file.idKind,
      idCipher: idNumber && vault.seal(uses.personId, idNumber).toString('hex'),
      idBlind: file.idKey,
      registration: file.registration,
      language: file.language,
      tags: file.tags,
    };
  });
  await ctx.db.execute(sql`
    insert into persons (id, name, name_sounds, sex, birth_date, phone_cipher, phone_blind, id_kind, id_cipher, id_blind,
      registration, language, tags, created_at, updated_at)
    select w.id, w.name, w.sounds, w.sex, w.birth, decode(w.phone, 'hex'), decode(w."phoneBlind", 'hex'), w."idKind",
      decode(w."idCipher", 'hex'), decode(w."idBlind", 'hex'), w.registration, w.language, w.tags,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as w(id uuid, name text, sounds text, sex text, birth date, phone text, "phoneBlind" text, "idKind" text,
        "idCipher" text, "idBlind" text, registration text, language text, tags text[])`);
}
