import type { CallFailed } from '@linli/api/client/call-failed';
import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import {
  type IdKind,
  idKinds,
  type PersonTag,
  personTags,
  type Relation,
  relations,
  type Sex,
  sexes,
} from '@linli/contracts/people/labels';
import type { LocalText } from '@linli/contracts/problem';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card } from '../kit/card.tsx';
import { Choice, Choices } from '../kit/choice.tsx';
import { DateField, SelectField } from '../kit/date-field.tsx';
import { Field } from '../kit/field.tsx';
import { Page } from '../kit/page.tsx';
import { toast } from '../kit/toast.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { today } from '../state/when.ts';
import { failureOf, sentenceOf } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { peopleWords } from '../words/people.ts';

type Member = ReplyOf<'GET /people/my-households'>['items'][number]['members'][number];
type MemberInput = InputOf<'POST /people/add-member'>['member'];

interface MemberFormProps {
  title: string;
  householdId: string;
  member: Member | undefined;
}

/** The form for one member; shows what the server finds wrong beside the field, and goes back when it is saved. */
export function MemberForm({ title, householdId, member }: MemberFormProps) {
  const say = useWords(peopleWords);
  const [form, setForm] = useState(() => formOf(member));
  const [failure, setFailure] = useState<CallFailed>();
  const [nameMissing, setNameMissing] = useState(false);
  const set =
    <K extends keyof typeof form>(key: K) =>
    (value: (typeof form)[K]) =>
      setForm({ ...form, [key]: value });
  const at = (field: string) => failure?.at(`/member/${field}`);
  const options = useOptions();

  const save = async () => {
    setNameMissing(form.name.trim() === '');
    if (form.name.trim() === '' || form.relation === undefined) return;
    try {
      if (member)
        await call('POST /people/change-member', {
          personId: member.personId,
          member: changed(form, member),
        });
      else await call('POST /people/add-member', { householdId, member: whole(form, form.relation) });
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    toast(say('saved'));
    Taro.navigateBack();
  };
  return (
    <Page
      title={title}
      footer={
        <Button id="save-member" disabled={form.relation === undefined} onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Card>
        <Field
          id="m-name"
          label={say('name')}
          max={60}
          value={form.name}
          onChange={set('name')}
          error={nameMissing ? say('nameMissing') : at('name')}
        />
        <SelectField
          id="m-relation"
          label={say('relation')}
          value={form.relation}
          onChange={set('relation')}
          options={options(relations)}
          error={at('relation')}
        />
        <Choice
          id="m-sex"
          label={say('sex')}
          row
          value={form.sex}
          onChange={set('sex')}
          options={options(sexes)}
          required={false}
        />
        <DateField
          id="m-birth"
          label={say('birthDate')}
          value={form.birthDate}
          from="1900-01-01"
          until={today()}
          onChange={set('birthDate')}
          error={at('birthDate')}
          required={false}
        />
      </Card>
      <Card>
        <Field
          id="m-phone"
          label={say('phone')}
          kind="phone"
          max={11}
          value={form.phone}
          onChange={set('phone')}
          error={at('phone')}
          required={false}
          {...(member?.phoneMasked ? { hint: say('keepPhone', { masked: member.phoneMasked }) } : {})}
        />
        <SelectField
          id="m-id-kind"
          label={say('idKind')}
          value={form.idKind}
          onChange={set('idKind')}
          options={options(idKinds)}
          required={false}
        />
        <Field
          id="m-id"
          label={say('idNumber')}
          kind="idcard"
          max={30}
          value={form.idNumber}
          onChange={set('idNumber')}
          error={at('idNumber')}
          required={false}
          {...(member?.idMasked ? { hint: say('keepId', { masked: member.idMasked }) } : {})}
        />
        <Field
          id="m-registration"
          label={say('registration')}
          hint={say('registrationHint')}
          max={120}
          value={form.registration}
          onChange={set('registration')}
          required={false}
        />
        <Field
          id="m-language"
          label={say('language')}
          hint={say('languageHint')}
          max={20}
          value={form.language}
          onChange={set('language')}
          required={false}
        />
        <Choices
          id="m-tags"
          label={say('tags')}
          row
          value={form.tags}
          onChange={set('tags')}
          options={options(personTags)}
          required={false}
        />
      </Card>
    </Page>
  );
}

function useOptions() {
  const label = useLabel();
  return <K extends string>(labels: Record<K, LocalText>) =>
    Object.entries<LocalText>(labels).map(([value, text]) => ({ value: value as K, label: label(text) }));
}

interface Form {
  name: string;
  relation: Relation | undefined;
  sex: Sex | undefined;
  birthDate: string;
  phone: string;
  idKind: IdKind | undefined;
  idNumber: string;
  registration: string;
  language: string;
  tags: PersonTag[];
}

/** Phone and id number are known here in part only, so they start empty and an empty field keeps them. */
function formOf(member: Member | undefined): Form {
  return {
    name: member?.name ?? '',
    relation: member?.relation,
    sex: member?.sex ?? undefined,
    birthDate: member?.birthDate ?? '',
    phone: '',
    idKind: member?.idKind ?? undefined,
    idNumber: '',
    registration: member?.registration ?? '',
    language: member?.language ?? '',
    tags: member ? [...member.tags] : [],
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function whole(form: Form, relation: Relation): MemberInput {
  return {
    name: form.name.trim(),
    relation,
    sex: form.sex ?? null,
    birthDate: orNull(form.birthDate),
    phone: orNull(form.phone),
    idNumber: orNull(form.idNumber),
    idKind: orNull(form.idNumber) === null ? null : (form.idKind ?? 'resident-id'),
    registration: orNull(form.registration),
    language: orNull(form.language),
    tags: form.tags,
  };
}

/** Only what is different, so that nothing somebody else changed meanwhile is put back. */
function changed(form: Form, member: Member): Partial<MemberInput> {
  const next = whole(form, form.relation ?? member.relation);
  const changes: Partial<MemberInput> = {};
  if (next.name !== member.name) changes.name = next.name;
  if (next.relation !== member.relation) changes.relation = next.relation;
  if (next.sex !== member.sex) changes.sex = next.sex;
  if (next.birthDate !== member.birthDate) changes.birthDate = next.birthDate;
  if (next.phone !== null) changes.phone = next.phone;
  if (next.idNumber !== null) Object.assign(changes, { idNumber: next.idNumber, idKind: next.idKind });
  if (next.registration !== member.registration) changes.registration = next.registration;
  if (next.language !== member.language) changes.language = next.language;
  if (String([...form.tags].sort()) !== String([...member.tags].sort())) changes.tags = form.tags;
  return changes;
}
