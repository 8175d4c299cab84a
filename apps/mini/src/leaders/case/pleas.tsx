import { roles } from '@linli/contracts/identity/roles';
import { pleaKinds, pleaStates } from '@linli/contracts/requests/labels';
import { View } from '@tarojs/components';
import { Card, Heading, Paragraph } from '../../kit/card.tsx';
import { Tag } from '../../kit/tag.tsx';
import type { RequestView } from '../../requests/asked-for.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { DecidePlea } from '../decide-plea.tsx';
import { caseWords } from '../words/case.ts';

const tones = { open: 'warn', granted: 'ok', refused: 'plain' } as const;

/** Extensions, returns and suspensions that were asked for, with who decides; to be decided here by who may. */
export function Pleas({
  request: { pleas, may },
  onChanged,
}: {
  request: RequestView;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  if (pleas.length === 0) return null;
  return (
    <>
      <Heading>{say('pleas')}</Heading>
      {pleas.map((plea) => (
        <Card
          key={plea.pleaId}
          id={`plea-${plea.pleaId}`}
          title={label(pleaKinds[plea.kind])}
          aside={<Tag tone={tones[plea.state]}>{label(pleaStates[plea.state])}</Tag>}
        >
          <Paragraph>{plea.reason}</Paragraph>
          <Paragraph note>
            {[
              plea.askedBy,
              when.moment(plea.askedAt),
              plea.untilAt === null ? '' : say('pausedUntil', { moment: when.moment(plea.untilAt) }),
              say('decidedBy', {
                who: [label(roles[plea.approver.role]), plea.approver.name].filter(Boolean).join(' '),
              }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Paragraph>
          {plea.answer !== null && <Paragraph>{say('answer', { answer: plea.answer })}</Paragraph>}
          {plea.state === 'open' && may.includes('decide-plea') && (
            <View className="actions">
              <DecidePlea pleaId={plea.pleaId} onChanged={onChanged} />
            </View>
          )}
        </Card>
      ))}
    </>
  );
}
