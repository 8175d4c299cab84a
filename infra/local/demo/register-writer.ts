import type { Role } from '@linli/contracts/identity/roles';
import type { Sql } from '@linli/db/client';
import type { Ctx } from '@linli/services/context';
import { nameSounds } from '@linli/services/people/name-sounds';
import { blindUses, uses } from '@linli/services/vault';
import { type CopiedValue, copyRows } from './copy-rows.ts';
import type { DemoHousehold, DemoPerson } from './household.ts';
import type { PlannedArea } from './large-places.ts';

/** Tables in the order their keys need. */
const TABLES = [
  'areas',
  'accounts',
  'households',
  'persons',
  'memberships',
  'vehicles',
  'joins',
  'appointments',
] as const;
type Table = (typeof TABLES)[number];
type Row = Record<string, CopiedValue>;

export interface PlacedArea {
  readonly id: string;
  readonly path: string;
}

/** What a person of a household does besides living there. */
export interface Service {
  readonly role: Role;
  readonly person: DemoPerson;
  readonly area: PlacedArea;
}

export type RegisterWriter = ReturnType<typeof registerWriter>;

/** Turns what the demo makes into rows of tables, phones and id numbers sealed; they wait until `send`. */
export function registerWriter(ctx: Ctx, now: Date) {
  const waiting = Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Record<Table, Row[]>;
  const { vault, ids } = ctx;
  const account = (name: string, phone: string): string => {
    const id = ids.next();
    waiting.accounts.push({
      id,
      display_name: name,
      phone_cipher: vault.seal(uses.accountPhone, phone),
      phone_blind: vault.blind(blindUses.phone, phone),
      created_at: now,
    });
    return id;
  };
  const post = (accountId: string, role: Role, area: PlacedArea) => {
    waiting.appointments.push({
      id: ids.next(),
      account_id: accountId,
      role,
      area_id: area.id,
      from_at: now,
      created_at: now,
    });
  };
  return {
    /** Sends what waits by COPY. */
    async send(sql: Pick<Sql, 'unsafe'>) {
      for (const table of TABLES) await copyRows(sql, table, waiting[table].splice(0));
    },
    area(planned: PlannedArea, above: PlacedArea | null, label: string): PlacedArea {
      const placed = { id: ids.next(), path: above === null ? label : `${above.path}.${label}` };
      const { kind, name, compound } = planned;
      waiting.areas.push({
        ...placed,
        parent_id: above?.id ?? null,
        kind,
        name,
        compound,
        label,
        created_at: now,
      });
      return placed;
    },
    outsider(name: string, phone: string, role: Role, area: PlacedArea) {
      post(account(name, phone), role, area);
    },
    household(
      household: DemoHousehold,
      at: { unit: PlacedArea; door: string; address: string },
      serves: Service | null,
    ) {
      const id = ids.next();
      waiting.households.push({
        id,
        area_id: at.unit.id,
        door: at.door,
        address: at.address,
        occupancy: household.occupancy,
        tenancy: household.tenancy,
        head_count: household.headCount,
        created_at: now,
        updated_at: now,
      });
      for (const person of household.persons) {
        const personId = ids.next();
        const accountId =
          serves?.person === person && person.phone !== null ? account(person.name, person.phone) : null;
        waiting.persons.push({
          id: personId,
          account_id: accountId,
          name: person.name,
          name_sounds: nameSounds(person.name),
          sex: person.sex,
          birth_date: person.birthDate,
          phone_cipher: person.phone && vault.seal(uses.personPhone, person.phone),
          phone_blind: person.phone && vault.blind(blindUses.phone, person.phone),
          id_kind: person.idKind,
          id_cipher: person.idNumber && vault.seal(uses.personId, person.idNumber),
          id_blind: person.idNumber && vault.blind(blindUses.idNumber, person.idNumber),
          registration: person.registration,
          language: person.language,
          tags: person.tags,
          created_at: now,
          updated_at: now,
        });
        waiting.memberships.push({
          id: ids.next(),
          household_id: id,
          person_id: personId,
          relation: person.relation,
          from_at: now,
        });
        if (accountId === null || serves === null) continue;
        post(accountId, serves.role, serves.area);
        waiting.joins.push({
          id: ids.next(),
          account_id: accountId,
          household_id: id,
          person_id: personId,
          area_id: at.unit.id,
          way: 'phone',
          state: 'confirmed',
          relation: person.relation,
          applicant_name: person.name,
          address: at.address,
          asked_at: now,
          decided_at: now,
        });
      }
      for (const plate of household.plates) {
        waiting.vehicles.push({
          id: ids.next(),
          household_id: id,
          plate_cipher: vault.seal(uses.plate, plate),
          plate_blind: vault.blind(blindUses.plate, plate),
          created_at: now,
        });
      }
    },
  };
}
