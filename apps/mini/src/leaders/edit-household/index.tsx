import type { CallFailed } from '@linli/api/client/call-failed';
import { type Occupancy, occupancies, type Tenancy, tenancies } from '@linli/contracts/people/labels';
import type { LocalText } from '@linli/contracts/problem';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { goBack, Page } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { ChooseArea } from '../choose-area.tsx';
import { householdWords } from '../words/household.ts';
import { WorkPage } from '../work-page.tsx';
import { type HouseholdForm, inputOf, type Known, startOf } from './household-form.ts';
import { Vehicles } from './vehicles.tsx';

/** Adds a household, or changes what the register says of the home. */
export default function EditHouseholdPage() {
  useMe();
  const say = useWords(householdWords);
  const { householdId } = useAbout();
  const known = useLoad(
    async () =>
      householdId === undefined ? null : call('GET /people/households/:householdId', { householdId }),
    [householdId],
  );
  const title = say(householdId === undefined ? 'newTitle' : 'editTitle');
  if (known.data === undefined) return <WorkPage title={title} of={[known]} />;
  return (
    <HouseholdFields
      key={known.data?.version ?? 0}
      title={title}
      known={known.data ?? undefined}
      onOutdated={known.reload}
    />
  );
}

interface FieldsProps {
  title: string;
  known: Known | undefined;
  onOutdated: () => Promise<unknown>;
}

function HouseholdFields({ title, known, onOutdated }: FieldsProps) {
  const say = useWords(householdWords);
  const label = useLabel();
  const [form, setForm] = useState<HouseholdForm>(() => startOf(known));
  const [failure, setFailure] = useState<CallFailed>();
  const [asked, setAsked] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const set = (change: Partial<HouseholdForm>) => setForm({ ...form, ...change });
  const options = <K extends string>(labels: Record<K, LocalText>) =>
    Object.entries<LocalText>(labels).map(([value, text]) => ({ value: value as K, label: label(text) }));
  const save = async () => {
    setAsked(true);
    const input = inputOf(form, known);
    if (!input) return;
    try {
      await call('POST /people/save-household', input);
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'lost-race') {
        toast({ text: say('wasChanged'), tone: 'bad' });
        await onOutdated();
        return;
      }
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    toast(say('saved'));
    goBack();
  };
  return (
    <Page
      title={title}
      footer={
        <Button id="save-household" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      {known === undefined && (
        <List>
          <Cell
            id="where"
            icon="building"
            title={say('where')}
            note={form.areaName || say('chooseWhere')}
            onPress={() => setChoosing(true)}
          />
        </List>
      )}
      {asked && form.areaId === undefined && <Notice tone="warn">{say('chooseWhere')}</Notice>}
      <Card>
        <Field
          id="door"
          label={say('door')}
          hint={say('doorHint')}
          value={form.door}
          max={20}
          onChange={(door) => set({ door })}
          error={asked && form.door.trim() === '' ? say('doorMissing') : failure?.at('/door')}
        />
        <Choice<Occupancy>
          id="occupancy"
          label={say('occupancy')}
          row
          options={options(occupancies)}
          value={form.occupancy}
          onChange={(occupancy) => set({ occupancy })}
        />
        <Choice<Tenancy>
          id="tenancy"
          label={say('tenancy')}
          row
          options={options(tenancies)}
          value={form.tenancy}
          onChange={(tenancy) => set({ tenancy })}
        />
        {form.tenancy === 'group-rented' && (
          <Field
            id="head-count"
            label={say('headCount')}
            hint={say('headCountHint')}
            kind="number"
            max={3}
            unit={say('people')}
            required={false}
            value={form.headCount}
            onChange={(headCount) => set({ headCount: headCount.replace(/\D/g, '') })}
            error={failure?.at('/headCount')}
          />
        )}
      </Card>
      <Vehicles vehicles={form.vehicles} failure={failure} onChange={(vehicles) => set({ vehicles })} />
      {choosing && (
        <ChooseArea
          title={say('where')}
          can={({ kind }) => kind === 'building' || kind === 'unit'}
          onClose={() => setChoosing(false)}
          onChoose={({ areaId, fullName }) => {
            set({ areaId, areaName: fullName });
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
}
