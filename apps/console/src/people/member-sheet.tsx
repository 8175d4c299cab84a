import { idKinds, personTags, relations, sexes } from '@linli/contracts/people/labels';
import type { PersonView } from '@linli/contracts/people/values';
import { Checkbox, Form, Input, Select } from 'antd';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { registerWords } from '../words/register.ts';
import { optionsOf } from './options-of.ts';

type Facts = Pick<
  PersonView,
  'sex' | 'birthDate' | 'idKind' | 'registration' | 'language' | 'tags' | 'relation'
> & {
  name: string;
  /** Whole, as it is typed; empty leaves what is there. */
  phone: string;
  idNumber: string;
  noPhone: boolean;
};

const nothing: Facts = {
  name: '',
  sex: null,
  birthDate: null,
  phone: '',
  noPhone: false,
  idKind: null,
  idNumber: '',
  registration: null,
  language: null,
  tags: [],
  relation: 'no-relation',
};

/** Enters somebody into a household, or changes what the register says of them: only what is different is sent. */
export function MemberSheet({
  householdId,
  member,
  first = false,
  onClose,
}: {
  householdId: string;
  member?: PersonView;
  /** Nobody lives there yet: whoever comes heads it, unless told otherwise. */
  first?: boolean;
  onClose: () => void;
}) {
  const say = useWords(registerWords);
  const label = useLabel();
  const before: Facts = member
    ? {
        ...nothing,
        name: member.name,
        sex: member.sex,
        birthDate: member.birthDate,
        idKind: member.idKind,
        registration: member.registration,
        language: member.language,
        tags: member.tags,
        relation: member.relation,
      }
    : { ...nothing, relation: first ? 'head' : nothing.relation };
  const send = async ({ noPhone, ...typed }: Facts) => {
    const text = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim());
    const facts = {
      ...typed,
      birthDate: text(typed.birthDate),
      registration: text(typed.registration),
      language: text(typed.language),
      sex: typed.sex ?? null,
      idKind: typed.idKind ?? null,
      phone: text(typed.phone),
      idNumber: text(typed.idNumber),
    };
    if (!member) return call('POST /people/add-member', { householdId, member: facts });
    const kept: Record<string, unknown> = { ...before, phone: null, idNumber: null };
    const changed = Object.fromEntries(
      Object.entries(facts).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(kept[name])),
    );
    if (noPhone) changed.phone = null;
    if (Object.keys(changed).length === 0) return undefined;
    return call('POST /people/change-member', { personId: member.personId, member: changed });
  };
  return (
    <FormSheet
      title={say(member ? 'changeMember' : 'addMember')}
      initial={before}
      below="/member"
      onSend={send}
      onClose={onClose}
    >
      <div className="pairs">
        <Form.Item
          name="name"
          label={say('name')}
          rules={[{ required: true, whitespace: true, message: say('needed') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="relation" label={say('relation')}>
          <Select options={optionsOf(relations, label)} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={say('phone')}
          extra={member?.phoneMasked ? say('keepsAs', { value: member.phoneMasked }) : undefined}
          rules={[{ pattern: /^(1\d{10})?$/, message: say('phoneWrong') }]}
        >
          <Input inputMode="tel" maxLength={11} autoComplete="off" />
        </Form.Item>
        <Form.Item name="sex" label={say('sex')}>
          <Select allowClear options={optionsOf(sexes, label)} />
        </Form.Item>
        <Form.Item name="idKind" label={say('idKind')}>
          <Select allowClear options={optionsOf(idKinds, label)} />
        </Form.Item>
        <Form.Item
          name="idNumber"
          label={say('idNumber')}
          extra={member?.idMasked ? say('keepsAs', { value: member.idMasked }) : say('idNote')}
        >
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="birthDate" label={say('birthDate')}>
          <Input type="date" min="1880-01-01" />
        </Form.Item>
        <Form.Item name="language" label={say('language')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="registration" label={say('registration')} className="pairs__wide">
          <Input maxLength={120} />
        </Form.Item>
      </div>
      {member?.phoneMasked && (
        <Form.Item name="noPhone" valuePropName="checked">
          <Checkbox>{say('dropPhone')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="tags" label={say('tagsOf')}>
        <Checkbox.Group options={optionsOf(personTags, label)} />
      </Form.Item>
    </FormSheet>
  );
}
