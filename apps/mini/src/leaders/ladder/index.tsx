import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { goBack } from '../../kit/page.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { useDesk } from '../desk.ts';
import { laddersWords } from '../words/ladders.ts';
import { WorkPage } from '../work-page.tsx';
import {
  addStep,
  changeStep,
  definitionOf,
  draftOf,
  dropStep,
  type LadderDraft,
  mostSteps,
  moveStep,
  wrongIn,
} from './draft.ts';
import { Preview } from './preview.tsx';
import { Rules } from './rules.tsx';
import { StepCard } from './step-card.tsx';

type Ladder = ReplyOf<'GET /escalation/ladders'>['items'][number];

/** One ladder of an area: who is told in which order, tried out as it is typed, published with a reason. */
export default function LadderPage() {
  const say = useWords(laddersWords);
  return <AreaPage title={say('edit')}>{(areaId) => <LoadedLadder key={areaId} areaId={areaId} />}</AreaPage>;
}

function LoadedLadder({ areaId }: { areaId: string }) {
  const say = useWords(laddersWords);
  const { key } = useAbout();
  const ladders = useLoad(() => call('GET /escalation/ladders', { areaId }), [areaId]);
  const area = useLoad(() => call('GET /people/areas/:areaId', { areaId }), [areaId]);
  const ladder = ladders.data?.items.find((one) => one.key === key);
  if (ladder && area.data) return <Editor ladder={ladder} area={{ areaId, name: area.data.name }} />;
  return (
    <WorkPage title={say('edit')} of={[ladders, area]}>
      <Empty text={say('none')} />
    </WorkPage>
  );
}

function Editor({ ladder, area }: { ladder: Ladder; area: { areaId: string; name: string } }) {
  const say = useWords(laddersWords);
  const label = useLabel();
  const { me, may } = useDesk();
  const mayChange = may('requests.set-up');
  const [draft, setDraft] = useState<LadderDraft>(() => draftOf(ladder.definition));
  const [tried, setTried] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const wrong = wrongIn(draft);
  const definition = definitionOf(draft);
  const set = (change: Partial<LadderDraft>) => setDraft({ ...draft, ...change });
  const drop = (at: number) => {
    const before = draft;
    setDraft(dropStep(draft, at));
    toast({ text: say('dropped', { step: at + 1 }), undo: () => setDraft(before) });
  };
  const publish = async (reason: string) => {
    if (!definition) return undefined;
    const { areaId } = area;
    const made = await attempt(() =>
      call('POST /escalation/publish-ladder', { areaId, key: ladder.key, definition, reason }),
    );
    if (made) {
      toast(say('published', { version: made.version }));
      goBack();
    }
    return made;
  };
  return (
    <WorkPage
      title={mayChange ? say('edit') : say('look')}
      of={[me]}
      footer={
        mayChange && (
          <Button
            id="publish"
            wide
            onPress={() => {
              setTried(true);
              if (definition) setPublishing(true);
            }}
          >
            {say('publish')}
          </Button>
        )
      }
    >
      <Card title={label(ladder.definition.title)}>
        <Field
          id="ladder-name"
          label={say('name')}
          value={draft.zh}
          max={40}
          disabled={!mayChange}
          error={tried && wrong.has('zh') ? say('nameMissing') : undefined}
          onChange={(zh) => set({ zh })}
        />
        <Field
          id="ladder-name-en"
          label={say('nameEn')}
          required={false}
          value={draft.en}
          max={60}
          disabled={!mayChange}
          onChange={(en) => set({ en })}
        />
        <Field
          id="ladder-first"
          label={say('first')}
          hint={say('firstHint')}
          kind="number"
          value={draft.first}
          max={5}
          unit={say('minutes')}
          disabled={!mayChange}
          error={wrong.has('first') ? say('minutesWrong') : undefined}
          onChange={(first) => set({ first })}
        />
      </Card>
      {draft.steps.map((step, at) => (
        <StepCard
          key={step.id}
          at={at}
          step={step}
          count={draft.steps.length}
          areaId={area.areaId}
          wrong={wrong}
          tried={tried}
          mayChange={mayChange}
          onChange={(change) => setDraft(changeStep(draft, at, change))}
          onMove={(way) => setDraft(moveStep(draft, at, way))}
          onDrop={() => drop(at)}
        />
      ))}
      {mayChange && (
        <Button
          id="add-step"
          kind="soft"
          icon="plus"
          wide
          onPress={() =>
            draft.steps.length >= mostSteps
              ? toast({ text: say('most'), tone: 'bad' })
              : setDraft(addStep(draft))
          }
        >
          {say('addStep')}
        </Button>
      )}
      <Rules draft={draft} wrong={wrong} mayChange={mayChange} onChange={set} />
      <Preview definition={definition} area={area} />
      {publishing && (
        <ReasonSheet
          id="publish-ladder"
          title={say('publishTitle')}
          text={say('publishText', { area: area.name })}
          label={say('publishLabel')}
          action={say('publish')}
          onClose={() => setPublishing(false)}
          onDone={publish}
        />
      )}
    </WorkPage>
  );
}
