import { vehicles } from '@linli/db/people/tables';
import { blindUses, uses } from '@linli/services/vault';
import type { Stage } from './stage.ts';

/** Kinds of personal data, as the table of who sees what names them. */
export const personal = ['name', 'address', 'phone', 'id', 'born', 'plate', 'health', 'words'] as const;
export type Personal = (typeof personal)[number];

/** By kind: texts that stand nowhere else and give it away. */
export type Planted = Readonly<Record<Personal, readonly string[]>>;

interface Home {
  readonly household: { readonly id: string; readonly address: string };
  readonly personId: string;
}

/**
 * Gives the first person of each household a phone, an id number, a birthday and a car that stand nowhere else. Names and
 * addresses, temperatures and what people wrote are there already; `health` and `words` name them.
 */
export async function plant(
  { sql, db, vault, ids, clock }: Stage,
  homes: readonly Home[],
  { health, words }: Pick<Planted, 'health' | 'words'>,
): Promise<Planted> {
  const planted: Readonly<Record<'phone' | 'born' | 'id' | 'plate' | 'name' | 'address', string>>[] = [];
  for (const [at, { household, personId }] of homes.entries()) {
    const phone = `1999977700${at}`;
    const born = `194${at}-03-07`;
    const id = `370102${born.replaceAll('-', '')}123${at}`;
    const plate = `鲁Z7D3X${at}`;
    const [{ name } = { name: '' }] = await sql<{ name: string }[]>`
      update persons set phone_cipher = ${vault.seal(uses.personPhone, phone)},
        phone_blind = ${vault.blind(blindUses.phone, phone)}, id_kind = 'resident-id',
        id_cipher = ${vault.seal(uses.personId, id)}, id_blind = ${vault.blind(blindUses.idNumber, id)},
        birth_date = ${born}
      where id = ${personId} returning name`;
    await db.insert(vehicles).values({
      id: ids.next(),
      householdId: household.id,
      plateCipher: vault.seal(uses.plate, plate),
      plateBlind: vault.blind(blindUses.plate, plate),
      kind: '轿车',
      createdAt: clock.now(),
    });
    planted.push({ phone, born, id, plate, name, address: household.address });
  }
  const every = (kind: 'name' | 'address' | 'id' | 'born' | 'plate') => planted.map((each) => each[kind]);
  return {
    name: every('name'),
    address: every('address'),
    // Of people who hold posts as well: all phones of the stage begin alike.
    phone: ['19999'],
    id: every('id'),
    born: every('born'),
    plate: every('plate'),
    health,
    words,
  };
}

/** Which kinds of what was planted stand in a text in clear. */
export const shownIn = (text: string, planted: Planted): Personal[] =>
  personal.filter((kind) =>
    planted[kind].some((value) => (kind === 'phone' ? /19999\d{6}/.test(text) : text.includes(value))),
  );
