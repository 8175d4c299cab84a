import type { MemberMerge } from '@linli/domain/people/merge-household';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { uses } from '../../vault.ts';
import { nameSounds } from '../name-sounds.ts';

/** Writes the changed facts of people who were known, all in one statement; what is not changed stays as it is. */
export async function updatePersons(
  ctx: Ctx,
  now: Date,
  members: readonly MemberMerge[],
  plain: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = members.flatMap((member) => {
    if (member.kind !== 'known' && member.kind !== 'back') return [];
    const { changes } = member;
    if (Object.keys(changes).length === 0) return [];
    const phone = plain.get(changes.phoneKey ?? '');
    const idNumber = plain.get(changes.idKey ?? '');
    return [
      {
        id: member.known.personId,
        name: changes.name,
        sounds: changes.name === undefined ? undefined : nameSounds(changes.name),
        sex: changes.sex,
        birth: changes.birthDate,
        phone: phone && ctx.vault.seal(uses.personPhone, phone).toString('hex'),
        phoneBlind: changes.phoneKey,
        idKind: changes.idKind,
        idCipher: idNumber && ctx.vault.seal(uses.personId, idNumber).toString('hex'),
        idBlind: changes.idKey,
        registration: changes.registration,
        language: changes.language,
        tags: changes.tags,
      },
    ];
  });
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    update persons p set
      name = coalesce(w.name, p.name), name_sounds = coalesce(w.sounds, p.name_sounds), sex = coalesce(w.sex, p.sex),
      birth_date = coalesce(w.birth, p.birth_date),
      phone_cipher = coalesce(decode(w.phone, 'hex'), p.phone_cipher),
      phone_blind = coalesce(decode(w."phoneBlind", 'hex'), p.phone_blind),
      id_kind = coalesce(w."idKind", p.id_kind), id_cipher = coalesce(decode(w."idCipher", 'hex'), p.id_cipher),
      id_blind = coalesce(decode(w."idBlind", 'hex'), p.id_blind),
      registration = coalesce(w.registration, p.registration), language = coalesce(w.language, p.language),
      tags = coalesce(w.tags, p.tags), updated_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as w(id uuid, name text, sounds text, sex text, birth date, phone text, "phoneBlind" text, "idKind" text,
        "idCipher" text, "idBlind" text, registration text, language text, tags text[])
    where p.id = w.id`);
}
