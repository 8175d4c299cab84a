import type { InputOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';

/** What is typed and chosen for a new post; days are civil dates or empty. */
export interface AppointForm {
  name: string;
  phone: string;
  role: Role | undefined;
  areaId: string | undefined;
  fromDay: string;
  untilDay: string;
  unit: string;
}

export type Wrong = 'name' | 'phone' | 'role' | 'area' | 'unit' | 'order';

/** What still has to be filled in or corrected. */
export function wrongWith(form: AppointForm): Set<Wrong> {
  const wrong = new Set<Wrong>();
  if (form.name.trim() === '') wrong.add('name');
  if (!/^1\d{10}$/.test(form.phone.trim())) wrong.add('phone');
  if (!form.role) wrong.add('role');
  if (!form.areaId) wrong.add('area');
  if (form.role === 'seconded-official' && form.unit.trim() === '') wrong.add('unit');
  if (form.fromDay !== '' && form.untilDay !== '' && form.untilDay < form.fromDay) wrong.add('order');
  return wrong;
}

/** What is sent: a post begins with its first day in China and lasts to the end of its last one. */
export function inputOf(form: AppointForm): InputOf<'POST /people/appoint'> | undefined {
  const { role, areaId } = form;
  if (wrongWith(form).size > 0 || !role || !areaId) return undefined;
  return {
    name: form.name.trim(),
    phone: form.phone.trim(),
    role,
    areaId,
    fromAt: form.fromDay === '' ? undefined : `${form.fromDay}T00:00:00+08:00`,
    untilAt: form.untilDay === '' ? null : `${form.untilDay}T23:59:59+08:00`,
    secondedFrom: role === 'seconded-official' ? form.unit.trim() : null,
  };
}
