import { gapReasons, gapRemedies } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useFacts } from '../../shifts/facts-text.ts';
import { useRoleText } from '../../shifts/role-tags.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { rostersWords } from '../words/rosters.ts';

/** Places nobody takes: which rules kept people from them, and what would close them. */
export function Gaps({ rosterId, version }: { rosterId: string; version: number }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const told = useFacts();
  const times = useShiftTimes();
  const roleText = useRoleText();
  const gaps = usePages(
    (cursor) => call('GET /rosters/:rosterId/gaps', { rosterId, cursor }),
    [rosterId, version],
  );
  return (
    <Rows id="gaps" of={gaps} empty={<Tag tone="ok">{say('noGaps')}</Tag>}>
      {(items) =>
        items.map(({ shift, missing, role, why, remedies }) => (
          <Card
            key={`${shift.shiftId} ${role}`}
            title={shift.checkpoint}
            aside={
              <Tag tone="bad">
                {role === null
                  ? say('gapOf', { count: missing })
                  : say('gapRole', { role: roleText(role), count: missing })}
              </Tag>
            }
          >
            <Paragraph note>{times.whole(shift)}</Paragraph>
            {why.length > 0 && (
              <View>
                <Paragraph note>{say('why')}</Paragraph>
                {why.map(({ reason, facts }) => (
                  <Paragraph key={reason}>{label(gapReasons[reason], told(facts))}</Paragraph>
                ))}
              </View>
            )}
            {remedies.length > 0 && (
              <View>
                <Paragraph note>{say('close')}</Paragraph>
                {remedies.map(({ remedy, facts }) => (
                  <Paragraph key={remedy}>{label(gapRemedies[remedy], told(facts))}</Paragraph>
                ))}
              </View>
            )}
          </Card>
        ))
      }
    </Rows>
  );
}
