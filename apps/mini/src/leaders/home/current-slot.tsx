import { Text } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { go } from '../go.ts';
import { missingIn } from '../missing.ts';
import { Part } from '../part.tsx';
import { useRefresh } from '../refresh.ts';
import { SlotTag } from '../slot-tag.tsx';
import { useSlotName } from '../slots.ts';
import { homeWords } from '../words/home.ts';

/** How the current slot stands in an area: how many are missing, and the way to them. */
export function CurrentSlot({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const slotName = useSlotName();
  const when = useWhen();
  const loaded = useLoad(async () => {
    const { items } = await call('GET /reports/slots', { areaId, limit: 1 });
    const slot = items[0];
    if (!slot) return null;
    const { total } = await call('GET /reports/coverage', { slotId: slot.slotId, areaId });
    return { slot, total };
  }, [areaId]);
  useRefresh(loaded.reload, 15);
  return (
    <Part of={loaded} rows={3}>
      {(current) => {
        if (!current)
          return (
            <Card title={say('noSlot')}>
              <Paragraph note>{say('noSlotNote')}</Paragraph>
            </Card>
          );
        const { slot, total } = current;
        const missing = missingIn(total);
        const about = { areaId, slotId: slot.slotId };
        const some = missing > 0 ? say('missing', { count: missing }) : say('allIn');
        return (
          <Card
            id="current-slot"
            kind={missing > 0 && slot.state === 'open' ? 'now' : 'plain'}
            title={total.expected === 0 ? say('nobodyExpected') : some}
            aside={<SlotTag state={slot.state} />}
          >
            <Paragraph note>
              {slotName(slot)} · <Text className="unbroken">{when.span(slot.opensAt, slot.closesAt)}</Text>
            </Paragraph>
            {total.expected > 0 && (
              <>
                <Progress label={say('people')} done={total.reported} total={total.expected} />
                <Paragraph note>
                  {say('figures', { onTime: total.onTime, attention: total.attention })}
                </Paragraph>
              </>
            )}
            <Stack row>
              {missing > 0 && (
                <Button id="see-missing" onPress={() => go('gaps', about)}>
                  {say('seeMissing')}
                </Button>
              )}
              <Button id="see-areas" kind="plain" onPress={() => go('coverage', about)}>
                {say('seeAreas')}
              </Button>
            </Stack>
          </Card>
        );
      }}
    </Part>
  );
}
