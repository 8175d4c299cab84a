import { helperLanguages } from '@linli/contracts/requests/labels';
import { type DutyRole, dutyRoles } from '@linli/contracts/shifts/labels';
import type { ShiftRow } from '@linli/contracts/shifts/values';
import { Tag } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { shiftWords } from './words/shifts.ts';

type RoleWanted = ShiftRow['roles'][number];

/** Says a role, interpreters with their language: 翻译（英语）. */
export function useRoleText(): (role: DutyRole, language?: RoleWanted['language']) => string {
  const say = useWords(shiftWords);
  const label = useLabel();
  return (role, language) =>
    language
      ? say('inLanguage', { role: label(dutyRoles[role]), language: label(helperLanguages[language]) })
      : label(dutyRoles[role]);
}

/** Says several roles in a row: 带班、测温. */
export function useRolesText(): (roles: readonly DutyRole[]) => string {
  const say = useWords(shiftWords);
  const roleText = useRoleText();
  return (roles) => roles.map((role) => roleText(role)).join(say('and'));
}

/** Roles a shift wants, with how many people each. */
export function RoleTags({ roles }: { roles: readonly RoleWanted[] }) {
  const say = useWords(shiftWords);
  const roleText = useRoleText();
  return roles.map(({ role, people, language }) => (
    <Tag key={`${role} ${language}`}>
      {say('needsRole', { role: roleText(role, language), count: people })}
    </Tag>
  ));
}
