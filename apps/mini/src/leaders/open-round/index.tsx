import type { CallFailed } from '@linli/api/client/call-failed';
import type { ReplyOf } from '@linli/contracts/catalog';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { goBack } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { type Area, ChooseArea } from '../choose-area.tsx';
import { useDesk } from '../desk.ts';
import { Figures } from '../figures.tsx';
import { roundsWords } from '../words/rounds.ts';
import { WorkPage } from '../work-page.tsx';
import { inputOf, type RoundForm, startOf, wrongWith } from './round-form.ts';
import { What } from './what.tsx';
import { WhenAsked } from './when-asked.tsx';
import { Why } from './why.tsx';

type Preview = ReplyOf<'POST /reports/preview-round'>;
type Forms = ReplyOf<'GET /reports/forms'>['items'];

/** Opens a round: what is asked of whom, when and why; shows whom it reaches before it begins. */
export default function OpenRoundPage() {
  const say = useWords(roundsWords);
  const { areaId } = useAbout();
  const { me } = useDesk();
  const forms = useLoad(() => call('GET /reports/forms', {}));
  const area = useLoad(async () => (areaId ? call('GET /people/areas/:areaId', { areaId }) : null), [areaId]);
  if (!forms.data || area.data === undefined || !me.data)
    return <WorkPage title={say('openTitle')} of={[forms, area, me]} />;
  return <RoundFields forms={forms.data.items} area={area.data ?? undefined} />;
}

function RoundFields({ forms, area }: { forms: Forms; area: Pick<Area, 'areaId' | 'fullName'> | undefined }) {
  const say = useWords(roundsWords);
  const [form, setForm] = useState<RoundForm>(() =>
    startOf(area && { areaId: area.areaId, areaName: area.fullName }, today(), today(13)),
  );
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const [preview, setPreview] = useState<Preview>();
  const [choosing, setChoosing] = useState(false);
  const set = (change: Partial<RoundForm>) => {
    setForm({ ...form, ...change });
    setPreview(undefined);
  };
  const send = async <T,>(action: () => Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await action();
      setFailure(undefined);
      return answer;
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return undefined;
    }
  };
  const look = async () => {
    setAsked(true);
    const input = inputOf(form);
    if (!input) return;
    const answer = await send(() => call('POST /reports/preview-round', input));
    setPreview(answer);
    if (answer) Taro.nextTick(() => Taro.pageScrollTo({ selector: '#reach' }));
  };
  const open = async () => {
    const input = inputOf(form);
    if (!input || !preview) return;
    const yes = await confirm({
      title: say('openAskTitle'),
      text: say('openAskText', { persons: preview.persons }),
      action: say('openDo'),
    });
    if (!yes) return;
    const opened = await send(() => call('POST /reports/open-round', input));
    if (!opened) return;
    toast(say('opened', { persons: opened.persons }));
    goBack();
  };
  const wrong = asked ? wrongWith(form) : new Set<never>();
  const section = { form, wrong, failure, onChange: set };
  return (
    <WorkPage
      title={say('openTitle')}
      of={[]}
      footer={
        preview && preview.persons > 0 ? (
          <Button id="open" wide onPress={open}>
            {say('openDo')}
          </Button>
        ) : (
          <Button id="preview" wide onPress={look}>
            {say('preview')}
          </Button>
        )
      }
    >
      <What {...section} forms={forms} onChooseArea={() => setChoosing(true)} />
      <WhenAsked {...section} />
      <Why {...section} />
      {preview && <Reach preview={preview} />}
      {choosing && (
        <ChooseArea
          title={say('area')}
          onClose={() => setChoosing(false)}
          onChoose={({ areaId, fullName }) => {
            set({ areaId, areaName: fullName });
            setChoosing(false);
          }}
        />
      )}
    </WorkPage>
  );
}

function Reach({ preview }: { preview: Preview }) {
  const say = useWords(roundsWords);
  return (
    <Card id="reach" kind="now" title={say('previewTitle')}>
      <Figures
        figures={[
          { label: say('people'), value: preview.persons },
          { label: say('households'), value: preview.households },
          { label: say('slotsCount'), value: preview.slots },
        ]}
      />
      <Paragraph note>
        {say('asked')} {preview.questions} · {say('filled')} {preview.filledFromRegister}
      </Paragraph>
    </Card>
  );
}
