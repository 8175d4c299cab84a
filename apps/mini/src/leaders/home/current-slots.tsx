import type { ReplyOf } from '@linli/contracts/catalog';
import { missingIn, wantedIn } from '@linli/domain/reports/missing-in';
import { Text } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { go } from '../go.ts';
import { Part } from '../part.tsx';
import { SlotTag } from '../slot-tag.tsx';
import { type SlotRow, useSlotName } from '../slots.ts';
import { homeWords } from '../words/home.ts';

interface Standing {
  slot: SlotRow;
  total: ReplyOf<'GET /reports/coverage'>['total'];
}

/** Rounds seldom run side by side; more than these are found under coverage. */
const most = 4;

/** How the slots that are open now stand in an area, most missing first, and the way to who is missing. */
export function CurrentSlots({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const loaded = useLoad(() => loadStandings(areaId), [areaId]);
  useRefresh(loaded.reload, 15);
  return (
    <Part of={loaded} rows={3}>
      {([first, ...others]) =>
        first === undefined ? (
          <Card title={say('noSlot')}>
            <Paragraph note>{say('noSlotNote')}</Paragraph>
          </Card>
        ) : (
          <>
            <FirstSlot standing={first} areaId={areaId} />
            {others.length > 0 && (
              <List id="other-slots" title={say('otherSlots')}>
                {others.map((standing) => (
                  <OtherSlot key={standing.slot.slotId} standing={standing} areaId={areaId} />
                ))}
              </List>
            )}
          </>
        )
      }
    </Part>
  );
}

/** The open slots, or the nearest one when none is open. */
async function loadStandings(areaId: string): Promise<Standing[]> {
  const { items } = await call('GET /reports/slots', { areaId, limit: 10 });
  const open = items.filter(({ state }) => state === 'open');
  const shown = open.length > 0 ? open.slice(0, most) : items.slice(0, 1);
  const standings = await Promise.all(
    shown.map(async (slot) => {
      const { total } = await call('GET /reports/coverage', { slotId: slot.slotId, areaId });
      return { slot, total };
    }),
  );
  return standings.sort((a, b) => missingIn(b.total) - missingIn(a.total));
}

function FirstSlot({ standing: { slot, total }, areaId }: { standing: Standing; areaId: string }) {
  const say = useWords(homeWords);
  const slotName = useSlotName();
  const when = useWhen();
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
          <Progress label={say('people')} done={total.reported} total={wantedIn(total)} />
          <Paragraph note>{say('figures', { onTime: total.onTime, attention: total.attention })}</Paragraph>
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
}

function OtherSlot({ standing: { slot, total }, areaId }: { standing: Standing; areaId: string }) {
  const say = useWords(homeWords);
  const slotName = useSlotName();
  const missing = missingIn(total);
  return (
    <Cell
      id={`slot-${slot.slotId}`}
      title={slotName(slot)}
      note={
        total.expected === 0
          ? say('nobodyExpected')
          : missing > 0
            ? say('missing', { count: missing })
            : say('allIn')
      }
      value={`${total.reported}/${wantedIn(total)}`}
      onPress={() => go('coverage', { areaId, slotId: slot.slotId })}
    />
  );
}
