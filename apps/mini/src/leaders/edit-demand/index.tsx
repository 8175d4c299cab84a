import type { ReplyOf } from '@linli/contracts/catalog';
import type { DemandChange, DemandPattern, DemandShift } from '@linli/contracts/shifts/values';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { choose } from '../../kit/choose.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { goBack } from '../../kit/page.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { EffectSheet } from '../demand/effect-sheet.tsx';
import { demandWords } from '../words/demand.ts';
import { WorkPage } from '../work-page.tsx';
import { changeOf, type DemandForm, formOf, patternOn, wrongWith } from './demand-form.ts';
import { ShiftCard } from './shift-card.tsx';

type Templates = ReplyOf<'GET /shifts/templates'>['items'];

const own = 'own';
const mostShifts = 24;

/** Changes how many people a checkpoint needs, from a day on or on one day; shows what it does before it is done. */
export default function EditDemandPage() {
  const say = useWords(demandWords);
  const { checkpointId = '', kind: asked } = useAbout();
  const kind = asked === 'exception' ? 'exception' : 'pattern';
  const title = say(kind === 'pattern' ? 'changeTitle' : 'exceptionTitle');
  const loaded = useLoad(async () => {
    const [checkpoint, demand] = await Promise.all([
      call('GET /shifts/checkpoints/:checkpointId', { checkpointId }),
      call('GET /shifts/demand', { checkpointId }),
    ]);
    const templates = await call('GET /shifts/templates', { areaId: checkpoint.areaId });
    return { demand, templates: templates.items };
  }, [checkpointId]);
  if (!loaded.data) return <WorkPage title={title} of={[loaded]} />;
  const day = today(1);
  return (
    <Fields
      title={title}
      checkpointId={checkpointId}
      templates={loaded.data.templates}
      start={formOf(
        kind,
        day,
        patternOn(loaded.data.demand.patterns, day) ?? usualPattern(loaded.data.templates),
      )}
    />
  );
}

/** Where nobody has said anything yet: every shift of the templates, by two people. */
const usualPattern = (templates: Templates): DemandPattern => ({
  shifts: templates.map(({ from, until }) => ({ from, until, days: 'every', people: 2, roles: [] })),
  changeOverMinutes: 0,
});

function Fields({
  title,
  checkpointId,
  templates,
  start,
}: {
  title: string;
  checkpointId: string;
  templates: Templates;
  start: DemandForm;
}) {
  const say = useWords(demandWords);
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const [change, setChange] = useState<DemandChange>();
  const set = (part: Partial<DemandForm>) => setForm({ ...form, ...part });
  const wrong = tried ? wrongWith(form) : new Set();
  const setShift = (at: number, part: Partial<DemandShift>) =>
    set({ shifts: form.shifts.map((shift, place) => (place === at ? { ...shift, ...part } : shift)) });
  const add = async () => {
    const chosen = await choose({
      title: say('addShift'),
      options: [
        ...templates.map((template, at) => ({ value: String(at), label: say('template', template) })),
        { value: own, label: say('ownTimes') },
      ],
      value: undefined,
    });
    if (chosen === undefined) return;
    const { from = '', until = '' } = templates[Number(chosen)] ?? {};
    set({ shifts: [...form.shifts, { from, until, days: 'every', people: 2, roles: [] }] });
  };
  const look = () => {
    setTried(true);
    setChange(changeOf(form));
  };
  const oneDay = form.kind === 'exception';
  return (
    <WorkPage
      title={title}
      of={[]}
      footer={
        <Button id="preview" wide onPress={look}>
          {say('preview')}
        </Button>
      }
    >
      <Card>
        <DateField
          id="day"
          label={say(oneDay ? 'day' : 'fromDay')}
          value={form.day}
          from={today()}
          until={today(365)}
          error={wrong.has('day') ? say('chooseDay') : undefined}
          onChange={(day) => set({ day })}
        />
        {oneDay && (
          <Field
            id="reason"
            label={say('why')}
            hint={say('whyHint')}
            value={form.reason}
            max={200}
            error={wrong.has('reason') ? say('missing') : undefined}
            onChange={(reason) => set({ reason })}
          />
        )}
      </Card>
      {oneDay && form.shifts.length === 0 && <Paragraph>{say('closedDay')}</Paragraph>}
      {form.shifts.map((shift, at) => (
        <ShiftCard
          key={at}
          at={at}
          shift={shift}
          oneDay={oneDay}
          wrongTimes={wrong.has(`times-${at}`)}
          wrongRoles={wrong.has(`roles-${at}`)}
          onChange={(part) => setShift(at, part)}
          onDrop={() => set({ shifts: form.shifts.filter((_, place) => place !== at) })}
        />
      ))}
      {form.shifts.length < mostShifts && (
        <Button id="add-shift" kind="soft" icon="plus" wide onPress={add}>
          {say('addShift')}
        </Button>
      )}
      <Card>
        <Stepper
          id="change-over"
          label={say('changeOverMinutes')}
          hint={say('changeOverHint')}
          value={form.changeOverMinutes}
          max={60}
          step={5}
          unit={say('minutes')}
          onChange={(changeOverMinutes) => set({ changeOverMinutes })}
        />
      </Card>
      {change && (
        <EffectSheet
          checkpointId={checkpointId}
          change={change}
          onClose={() => setChange(undefined)}
          onChanged={goBack}
        />
      )}
    </WorkPage>
  );
}
