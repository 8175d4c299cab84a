import type { persons } from '@linli/db/people/tables';
import type { Ctx } from '../context.ts';
import { blindUses, uses } from '../vault.ts';
import { nameSounds } from './name-sounds.ts';

/** Facts of a person in plain; what is undefined is left as it is, null empties. */
export interface PlainFacts {
  readonly name?: string | undefined;
  readonly sex?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly idKind?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly registration?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
}

type Columns = Partial<typeof persons.$inferInsert>;

/** The columns facts rest in: phone and id number sealed and with their blind index, a name with its sounds. */
export function sealedFacts({ vault }: Pick<Ctx, 'vault'>, facts: PlainFacts): Columns {
  const { name, phone, idNumber, tags, ...plain } = facts;
  const columns: Columns = {};
  for (const [column, value] of Object.entries(plain))
    if (value !== undefined) Object.assign(columns, { [column]: value });
  if (name !== undefined) Object.assign(columns, { name, nameSounds: nameSounds(name) });
  if (tags !== undefined) columns.tags = [...new Set(tags)].sort();
  if (phone !== undefined)
    Object.assign(columns, {
      phoneCipher: phone === null ? null : vault.seal(uses.personPhone, phone),
      phoneBlind: phone === null ? null : vault.blind(blindUses.phone, phone),
    });
  if (idNumber !== undefined)
    Object.assign(columns, {
      idCipher: idNumber === null ? null : vault.seal(uses.personId, idNumber),
      idBlind: idNumber === null ? null : vault.blind(blindUses.idNumber, idNumber),
    });
  return columns;
}
