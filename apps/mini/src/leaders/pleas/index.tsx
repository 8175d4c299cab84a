import type { ReplyOf } from '@linli/contracts/catalog';
import { type PleaKind, pleaKinds } from '@linli/contracts/requests/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Tag } from '../../kit/tag.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { useLive } from '../../state/live.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { DecidePlea } from '../decide-plea.tsx';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { pleasWords } from '../words/pleas.ts';
import { WorkPage } from '../work-page.tsx';

type Plea = ReplyOf<'GET /requests/pleas'>['items'][number];

/** Extensions, returns and suspensions that wait for my decision. */
export default function PleasPage() {
  const say = useWords(pleasWords);
  const desk = useDesk();
  const pleas = usePages((cursor) => call('GET /requests/pleas', { cursor }));
  useLive(pleas.reload);
  return (
    <WorkPage title={say('title')} of={[desk.me]} also={[pleas]}>
      <Rows id="pleas" of={pleas} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => items.map((plea) => <PleaCard key={plea.pleaId} plea={plea} onChanged={pleas.reload} />)}
      </Rows>
    </WorkPage>
  );
}

function PleaCard({ plea, onChanged }: { plea: Plea; onChanged: () => Promise<unknown> }) {
  const say = useWords(pleasWords);
  const label = useLabel();
  const when = useWhen();
  const { request, pleaId, kind, reason, untilAt, askedBy, askedAt } = plea;
  return (
    <Card
      id={`plea-${pleaId}`}
      title={label(request.kind)}
      aside={<Tag tone="warn">{label(pleaKinds[kind as PleaKind])}</Tag>}
    >
      <Paragraph note>{request.place}</Paragraph>
      <View className="tagline">
        <Countdown before={say('deadline')} until={request.deadlineAt} />
      </View>
      <Paragraph>{reason}</Paragraph>
      <Paragraph note>
        {[
          askedBy,
          when.moment(askedAt),
          untilAt === null ? '' : say('until', { moment: when.moment(untilAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Paragraph>
      <View className="actions">
        <DecidePlea pleaId={pleaId} onChanged={onChanged} />
        <Button
          id={`open-${pleaId}`}
          kind="plain"
          onPress={() => go('case', { caseKind: 'request', caseId: request.requestId })}
        >
          {say('openCase')}
        </Button>
      </View>
    </Card>
  );
}
