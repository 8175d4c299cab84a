import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Field } from '../../kit/field.tsx';
import { Tag } from '../../kit/tag.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { demandWords } from '../words/demand.ts';
import { WorkPage } from '../work-page.tsx';

type Template = ReplyOf<'GET /shifts/templates'>['items'][number];

const most = 12;

/** The times of shifts that can be chosen in an area: those shipped, or its own. */
export default function ShiftTimesPage() {
  const say = useWords(demandWords);
  return (
    <AreaPage title={say('timesTitle')}>
      {(areaId, { may }) => <Times key={areaId} areaId={areaId} mayChange={may('shifts.set-up')} />}
    </AreaPage>
  );
}

function Times({ areaId, mayChange }: { areaId: string; mayChange: boolean }) {
  const say = useWords(demandWords);
  const templates = useLoad(() => call('GET /shifts/templates', { areaId }), [areaId]);
  const [edited, setEdited] = useState<Template[]>();
  const [tried, setTried] = useState(false);
  const items = edited ?? templates.data?.items ?? [];
  const change = (at: number, part: Partial<Template>) =>
    setEdited(items.map((item, place) => (place === at ? { ...item, ...part } : item)));
  const send = async (next: Template[]) => {
    if (!(await attempt(() => call('POST /shifts/save-templates', { areaId, items: next })))) return;
    setEdited(undefined);
    setTried(false);
    toast(say('saved'));
    await templates.reload();
  };
  const save = async () => {
    setTried(true);
    const whole = items.every(({ name, from, until }) => name.trim() !== '' && from !== '' && until !== '');
    if (whole) await send(items);
  };
  const reset = async () => {
    const yes = await confirm({
      title: say('backToShipped'),
      text: say('backText'),
      action: say('backToShipped'),
    });
    if (yes) await send([]);
  };
  return (
    <WorkPage
      title={say('timesTitle')}
      of={[templates]}
      footer={
        edited && (
          <Button id="save" wide onPress={save}>
            {say('save')}
          </Button>
        )
      }
    >
      <Paragraph note>{say('timesText')}</Paragraph>
      <View className="tagline">
        <Tag>{say(templates.data?.own ? 'ownNow' : 'shippedNow')}</Tag>
      </View>
      {items.map((item, at) => (
        <TemplateCard
          key={at}
          at={at}
          item={item}
          tried={tried}
          mayChange={mayChange}
          onChange={(part) => change(at, part)}
          onDrop={() => setEdited(items.filter((_, place) => place !== at))}
        />
      ))}
      {mayChange && items.length < most && (
        <Button
          id="add-template"
          kind="soft"
          icon="plus"
          wide
          onPress={() => setEdited([...items, { name: '', from: '', until: '' }])}
        >
          {say('addTemplate')}
        </Button>
      )}
      {mayChange && templates.data?.own && (
        <Button id="reset" kind="plain" wide onPress={reset}>
          {say('backToShipped')}
        </Button>
      )}
    </WorkPage>
  );
}

function TemplateCard({
  at,
  item,
  tried,
  mayChange,
  onChange,
  onDrop,
}: {
  at: number;
  item: Template;
  tried: boolean;
  mayChange: boolean;
  onChange: (part: Partial<Template>) => void;
  onDrop: () => void;
}) {
  const say = useWords(demandWords);
  const numbered = say('templateNumber', { number: at + 1 });
  const called = item.name.trim() || numbered;
  if (!mayChange) return <Card title={called}>{`${item.from}–${item.until}`}</Card>;
  const named = (part: string) => `${numbered} ${part}`;
  return (
    <Card id={`template-${at}`}>
      <Field
        id={`template-${at}-name`}
        label={say('templateName')}
        value={item.name}
        max={60}
        error={tried && item.name.trim() === '' ? say('missing') : undefined}
        onChange={(name) => onChange({ name })}
      />
      <View className="pair">
        <TimeField
          id={`template-${at}-from`}
          label={named(say('from'))}
          value={item.from}
          error={tried && item.from === '' ? say('chooseTime') : undefined}
          onChange={(from) => onChange({ from })}
        />
        <TimeField
          id={`template-${at}-until`}
          label={named(say('until'))}
          value={item.until}
          error={tried && item.until === '' ? say('chooseTime') : undefined}
          onChange={(until) => onChange({ until })}
        />
      </View>
      <Button kind="link" label={say('dropTemplate', { name: called })} onPress={onDrop}>
        {say('drop')}
      </Button>
    </Card>
  );
}
