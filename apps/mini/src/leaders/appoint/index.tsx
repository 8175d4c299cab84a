import type { CallFailed } from '@linli/api/client/call-failed';
import { type Role, roles } from '@linli/contracts/identity/roles';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { goBack } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { ChooseArea } from '../choose-area.tsx';
import { rolesToGive } from '../posts.ts';
import { postsWords } from '../words/posts.ts';
import { WorkPage } from '../work-page.tsx';
import { type AppointForm, inputOf, type Wrong, wrongWith } from './appoint-form.ts';

/** Gives somebody a post at an area, from when until when. */
export default function AppointPage() {
  const say = useWords(postsWords);
  return (
    <AreaPage title={say('appointTitle')}>
      {(areaId, desk) => <Appoint key={areaId} areaId={areaId} givable={rolesToGive(desk.posts)} />}
    </AreaPage>
  );
}

function Appoint({ areaId, givable }: { areaId: string; givable: readonly Role[] }) {
  const say = useWords(postsWords);
  const label = useLabel();
  const first = useLoad(() => call('GET /people/areas/:areaId', { areaId }), [areaId]);
  const [chosen, setChosen] = useState<{ areaId: string; fullName: string }>();
  const [form, setForm] = useState<Omit<AppointForm, 'areaId'>>({
    name: '',
    phone: '',
    role: undefined,
    fromDay: '',
    untilDay: '',
    unit: '',
  });
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const [choosing, setChoosing] = useState(false);
  const area = chosen ?? first.data;
  const whole: AppointForm = { ...form, areaId: area?.areaId };
  const set = (change: Partial<AppointForm>) => setForm({ ...form, ...change });
  const wrong = asked ? wrongWith(whole) : new Set<Wrong>();
  const save = async () => {
    setAsked(true);
    const input = inputOf(whole);
    if (!input) return;
    try {
      const made = await call('POST /people/appoint', input);
      const values = { name: input.name, area: made.areaName, role: label(roles[made.role]) };
      toast(say('appointed', values));
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    goBack();
  };
  return (
    <WorkPage
      title={say('appointTitle')}
      of={[first]}
      footer={
        <Button id="appoint-save" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Card>
        <Field
          id="holder-name"
          label={say('name')}
          value={form.name}
          max={60}
          onChange={(name) => set({ name })}
          error={wrong.has('name') ? say('nameMissing') : failure?.at('/name')}
        />
        <Field
          id="holder-phone"
          label={say('phone')}
          hint={say('phoneHint')}
          kind="phone"
          max={11}
          value={form.phone}
          onChange={(phone) => set({ phone })}
          error={wrong.has('phone') ? say('phoneWrong') : failure?.at('/phone')}
        />
      </Card>
      <List>
        <Cell
          id="where"
          icon="building"
          title={say('where')}
          note={area?.fullName ?? say('chooseWhere')}
          onPress={() => setChoosing(true)}
        />
      </List>
      <Card>
        <Choice<Role>
          id="role"
          label={say('role')}
          row
          options={givable.map((value) => ({ value, label: label(roles[value]) }))}
          value={form.role}
          onChange={(role) => set({ role })}
          error={wrong.has('role') ? say('roleMissing') : failure?.at('/role')}
        />
        {form.role === 'seconded-official' && (
          <Field
            id="unit"
            label={say('unit')}
            value={form.unit}
            max={60}
            onChange={(unit) => set({ unit })}
            error={wrong.has('unit') ? say('unitMissing') : failure?.at('/secondedFrom')}
          />
        )}
        <DateField
          id="from-day"
          label={say('fromDay')}
          hint={say('fromHint')}
          required={false}
          value={form.fromDay}
          from={today()}
          until={today(365)}
          onChange={(fromDay) => set({ fromDay })}
          error={failure?.at('/fromAt')}
        />
        <DateField
          id="until-day"
          label={say('untilDay')}
          hint={say('untilHint')}
          required={false}
          value={form.untilDay}
          from={form.fromDay || today()}
          until={today(1095)}
          onChange={(untilDay) => set({ untilDay })}
          error={wrong.has('order') ? say('wrongOrder') : failure?.at('/untilAt')}
        />
      </Card>
      {choosing && (
        <ChooseArea
          title={say('where')}
          onClose={() => setChoosing(false)}
          onChoose={(one) => {
            setChosen(one);
            setChoosing(false);
          }}
        />
      )}
    </WorkPage>
  );
}
