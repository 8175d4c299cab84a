import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import { personTags } from '@linli/contracts/people/labels';
import { dataAfterwards } from '@linli/contracts/reports/labels';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { optionsOf } from '../people/options-of.ts';
import { AreaPicker } from '../shell/area-picker.tsx';
import { Card } from '../shell/card.tsx';
import { showProblems } from '../shell/form-sheet.tsx';
import { useArea } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useNow, zone } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { useReading } from '../wire/queries.ts';
import { roundWords } from '../words/round.ts';
import { RoundPreview } from './round-preview.tsx';
import { SlotFields } from './slot-fields.tsx';

const route = getRouteApi('/desk/rounds/new');
type Round = InputOf<'POST /reports/open-round'>;
type Forms = ReplyOf<'GET /reports/forms'>['items'];

/** What the fields hold; all windows stand in it, whichever plan is chosen. */
interface Values extends Omit<Round, 'slots' | 'audience'> {
  audience: { tags: (keyof typeof personTags)[] };
  slots: {
    kind: Round['slots']['kind'];
    window: { from: string; until: string };
    morning: { from: string; until: string };
    evening: { from: string; until: string };
  };
}

const inputOf = ({ slots: { kind, window, morning, evening }, ...rest }: Values): Round => ({
  ...rest,
  slots: kind === 'once' ? { kind } : kind === 'daily' ? { kind, window } : { kind, morning, evening },
});

/** Opens a round, in two steps: whom it reaches and what it asks of whom is seen before anybody is asked. */
export function NewRound() {
  const say = useWords(roundWords);
  const forms = useReading('GET /reports/forms', {});
  const { areaId } = useArea();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  return (
    <>
      <p>
        <Link to="/rounds">{say('back')}</Link>
      </p>
      <h1>{say('open')}</h1>
      <Part of={forms}>
        {({ items }) => (
          <Part of={area}>
            {({ areaId: at, fullName }) => (
              <Fields key={at} forms={items} at={{ areaId: at, name: fullName }} />
            )}
          </Part>
        )}
      </Part>
    </>
  );
}

function Fields({ forms, at }: { forms: Forms; at: { areaId: string; name: string } }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const navigate = route.useNavigate();
  const { modal, message } = App.useApp();
  const act = useAct();
  const today = dayOf(useNow(), zone);
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<{ input: Round; reply: ReplyOf<'POST /reports/preview-round'> }>();
  const [formId, setFormId] = useState(forms[0]?.formId);
  const [kind, setKind] = useState<Round['slots']['kind']>('morning-evening');
  const asked = forms.find((each) => each.formId === formId);
  const required = [{ required: true, message: say('needed') }];
  const sentence = [{ required: true, whitespace: true, min: 4, message: say('sentence') }];
  const look = async (values: Values) => {
    const input = inputOf(values);
    setBusy(true);
    try {
      setPreview({ input, reply: await call('POST /reports/preview-round', input) });
    } catch (error) {
      if (!showProblems(form, error)) message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const open = () => {
    if (!preview) return;
    const { persons, slots } = preview.reply;
    modal.confirm({
      title: say('openAsk', { persons, slots }),
      content: say('openNote'),
      onOk: async () => {
        if (await act('POST /reports/open-round', preview.input)) await navigate({ to: '/rounds' });
      },
    });
  };
  const initial: Partial<Values> = {
    ...(formId === undefined ? {} : { formId }),
    areaId: at.areaId,
    audience: { tags: [] },
    slots: {
      kind: 'morning-evening',
      window: { from: '08:00', until: '20:00' },
      morning: { from: '06:00', until: '10:00' },
      evening: { from: '17:00', until: '21:00' },
    },
    startsOn: today,
    endsOn: addDays(today, 6),
    legalBasis: '',
    purpose: asked?.definition.purpose.zh ?? '',
    dataAfterwards: 'destroy',
  };
  return (
    <>
      <Card title={say('what')}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          className="measure"
          initialValues={initial}
          onValuesChange={() => setPreview(undefined)}
          onFinish={look}
        >
          <Form.Item name="formId" label={say('form')} rules={required}>
            <Select
              onChange={setFormId}
              options={forms.map(({ formId: value, definition }) => ({
                value,
                label: label(definition.title),
              }))}
            />
          </Form.Item>
          <Form.Item name="areaId" label={say('where')} rules={required}>
            <AreaPicker at={at} />
          </Form.Item>
          <Form.Item name={['audience', 'tags']} label={say('whom')} extra={say('whomNote')}>
            <Checkbox.Group options={optionsOf(personTags, label)} />
          </Form.Item>
          <Form.Item name={['slots', 'kind']} label={say('times')}>
            <Radio.Group
              onChange={({ target }) => setKind(target.value as Round['slots']['kind'])}
              options={[
                { value: 'morning-evening', label: say('kindTwice') },
                { value: 'daily', label: say('kindDaily') },
                { value: 'once', label: say('kindOnce') },
              ]}
            />
          </Form.Item>
          <SlotFields kind={kind} />
          <div className="pairs">
            <Form.Item name="startsOn" label={say('startsOn')} rules={required}>
              <Input type="date" min={today} />
            </Form.Item>
            <Form.Item name="endsOn" label={say('endsOn')} rules={required}>
              <Input type="date" min={today} />
            </Form.Item>
          </div>
          <Form.Item name="legalBasis" label={say('legalBasis')} extra={say('legalNote')} rules={sentence}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="purpose" label={say('purpose')} rules={sentence}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="dataAfterwards" label={say('afterwards')}>
            <Radio.Group options={optionsOf(dataAfterwards, label)} />
          </Form.Item>
          <Button type={preview ? 'default' : 'primary'} htmlType="submit" loading={busy}>
            {say('preview')}
          </Button>
        </Form>
      </Card>
      {preview && asked && (
        <Card title={say('previewTitle')}>
          <RoundPreview reply={preview.reply} form={asked.definition} />
          <Button type="primary" onClick={open}>
            {say('openNow')}
          </Button>
        </Card>
      )}
    </>
  );
}
