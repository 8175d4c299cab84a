import { helperLanguages } from '@linli/contracts/requests/labels';
import { type DutyRole, dutyRoles } from '@linli/contracts/shifts/labels';
import type { DemandShift } from '@linli/contracts/shifts/values';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { choose } from '../../kit/choose.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { useRoleText } from '../../shifts/role-tags.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { demandWords } from '../words/demand.ts';

type RoleDemand = DemandShift['roles'][number];
type Language = NonNullable<RoleDemand['language']>;

const all = Object.keys(dutyRoles) as DutyRole[];
const languages = Object.keys(helperLanguages) as Language[];
const most = 6;

/** Roles wanted among the people of a shift; down to nobody takes a role away. */
export function RoleFields({
  id,
  roles,
  error,
  onChange,
}: {
  id: string;
  roles: RoleDemand[];
  error: string | undefined;
  onChange: (roles: RoleDemand[]) => void;
}) {
  const say = useWords(demandWords);
  const label = useLabel();
  const roleText = useRoleText();
  const left = all.filter((role) => role === 'interpreter' || !roles.some((one) => one.role === role));
  const add = async () => {
    const role = await choose({
      title: say('addRole'),
      options: left.map((value) => ({ value, label: label(dutyRoles[value]) })),
      value: undefined,
    });
    if (role === undefined) return;
    const language =
      role === 'interpreter'
        ? await choose({
            title: say('language'),
            options: languages.map((value) => ({ value, label: label(helperLanguages[value]) })),
            value: undefined,
          })
        : null;
    if (language === undefined || roles.some((one) => one.role === role && one.language === language)) return;
    onChange([...roles, { role, people: 1, language }]);
  };
  return (
    <View id={id}>
      {roles.map(({ role, people, language }, at) => (
        <Stepper
          key={`${role} ${language}`}
          id={`${id}-${at}`}
          label={say('role', { role: roleText(role, language) })}
          value={people}
          min={0}
          max={20}
          unit={say('person')}
          onChange={(next) =>
            onChange(
              roles.flatMap((one, place) =>
                place !== at ? [one] : next === 0 ? [] : [{ ...one, people: next }],
              ),
            )
          }
        />
      ))}
      {error !== undefined && <Notice tone="warn">{error}</Notice>}
      {roles.length < most && (
        <Button id={`${id}-add`} kind="soft" icon="plus" onPress={add}>
          {say('addRole')}
        </Button>
      )}
    </View>
  );
}
