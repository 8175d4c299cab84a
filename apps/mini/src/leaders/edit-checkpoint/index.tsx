import type { CallFailed } from '@linli/api/client/call-failed';
import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { goBack } from '../../kit/page.tsx';
import { showField } from '../../kit/show-field.ts';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { ChooseArea } from '../choose-area.tsx';
import { useDesk } from '../desk.ts';
import { checkpointsWords } from '../words/checkpoints.ts';
import { WorkPage } from '../work-page.tsx';
import { type CheckpointForm, formOf, inputOf, wrongWith } from './checkpoint-form.ts';
import { EquipmentFields } from './equipment-fields.tsx';
import { LocationCard } from './location-card.tsx';
import { OpenHours } from './open-hours.tsx';

type Checkpoint = ReplyOf<'GET /shifts/checkpoints/:checkpointId'>;

/** Sets up a checkpoint, or changes one. */
export default function EditCheckpointPage() {
  const say = useWords(checkpointsWords);
  const { checkpointId, areaId } = useAbout();
  const { me, post } = useDesk();
  const loaded = useLoad(
    async () => (checkpointId ? await call('GET /shifts/checkpoints/:checkpointId', { checkpointId }) : null),
    [checkpointId],
  );
  const title = say(checkpointId ? 'editTitle' : 'newTitle');
  const start = areaId ?? post?.areaId;
  const area = useLoad(
    async () => (checkpointId || !start ? null : await call('GET /people/areas/:areaId', { areaId: start })),
    [checkpointId, start],
  );
  if (loaded.data === undefined || area.data === undefined || !me.data)
    return <WorkPage title={title} of={[loaded, area, me]} />;
  return (
    <Fields
      title={title}
      checkpoint={loaded.data ?? undefined}
      start={formOf(loaded.data ?? undefined, area.data ?? undefined)}
    />
  );
}

function Fields({
  title,
  checkpoint,
  start,
}: {
  title: string;
  checkpoint: Checkpoint | undefined;
  start: CheckpointForm;
}) {
  const say = useWords(checkpointsWords);
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const [choosing, setChoosing] = useState(false);
  const set = (change: Partial<CheckpointForm>) => setForm({ ...form, ...change });
  const wrong = wrongWith(form);
  const errorOf = (field: (typeof wrong)[number], text = say('missing')) =>
    (tried && wrong.includes(field) ? text : undefined) ?? failure?.at(`/${field}`);
  const save = async () => {
    setTried(true);
    const input = inputOf(form, checkpoint);
    const [first] = wrong;
    if (first) showField(first === 'areaId' ? 'area' : first);
    if (!input) return;
    try {
      await call('POST /shifts/save-checkpoint', input);
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    toast(say('saved'));
    goBack();
  };
  return (
    <WorkPage
      title={title}
      of={[]}
      footer={
        <Button id="save" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Card>
        <Field
          id="name"
          label={say('name')}
          hint={say('nameHint')}
          value={form.name}
          max={60}
          error={errorOf('name')}
          onChange={(name) => set({ name })}
        />
        <Field
          id="place"
          label={say('place')}
          hint={say('placeHint')}
          value={form.place}
          max={120}
          error={errorOf('place')}
          onChange={(place) => set({ place })}
        />
      </Card>
      <List>
        <Cell
          id="area"
          icon="building"
          title={say('area')}
          note={form.areaName || say('chooseArea')}
          onPress={() => setChoosing(true)}
        />
      </List>
      {errorOf('areaId') && <Notice tone="warn">{say('chooseArea')}</Notice>}
      <OpenHours hours={form.hours} onChange={(hours) => set({ hours })} />
      <EquipmentFields
        equipment={form.equipment}
        error={errorOf('equipment')}
        onChange={(equipment) => set({ equipment })}
      />
      <Card>
        <Field
          id="instructions"
          label={say('instructions')}
          value={form.instructions}
          lines
          max={4000}
          required={false}
          onChange={(instructions) => set({ instructions })}
        />
        <Field
          id="risks"
          label={say('risks')}
          hint={say('risksHint')}
          value={form.risks}
          lines
          max={2000}
          error={errorOf('risks')}
          onChange={(risks) => set({ risks })}
        />
        {checkpoint && checkpoint.risks !== form.risks.trim() && <Notice tone="warn">{say('reread')}</Notice>}
      </Card>
      <Card>
        <Field
          id="contactName"
          label={say('contactName')}
          value={form.contactName}
          max={60}
          error={errorOf('contactName')}
          onChange={(contactName) => set({ contactName })}
        />
        <Field
          id="contactPhone"
          label={say('contactPhone')}
          value={form.contactPhone}
          kind="phone"
          max={11}
          error={errorOf('contactPhone', say('phoneWrong'))}
          onChange={(contactPhone) => set({ contactPhone })}
        />
      </Card>
      <LocationCard location={form.location} onChange={(location) => set({ location })} />
      {choosing && (
        <ChooseArea
          title={say('chooseArea')}
          onClose={() => setChoosing(false)}
          onChoose={(area) => {
            set({ areaId: area.areaId, areaName: area.name });
            setChoosing(false);
          }}
        />
      )}
    </WorkPage>
  );
}
