import { missingOf, type Place, type RunningShift } from '@linli/domain/shifts/now-facts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { PlaceList } from '../../shifts/place-list.tsx';
import { ShiftLine } from '../../shifts/shift-line.tsx';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { clock } from '../../state/clock.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { type PlaceAct, PlaceActSheet, useChooseAct } from '../shift-people/place-act.tsx';
import { onDutyWords } from '../words/on-duty.ts';
import { WorkPage } from '../work-page.tsx';

/** Who stands where now, who is missing, and which places of the next 24 hours nobody has. */
export default function OnNowPage() {
  const say = useWords(onDutyWords);
  return <AreaPage title={say('now')}>{(areaId) => <OnNow key={areaId} areaId={areaId} />}</AreaPage>;
}

function OnNow({ areaId }: { areaId: string }) {
  const say = useWords(onDutyWords);
  const now = useLoad(() => call('GET /shifts/now', { areaId }), [areaId]);
  const { data } = now;
  const missing = data ? missingOf(data.on, clock.now().toISOString()) : [];
  const full = data?.on.every(({ taken, people }) => taken >= people) ?? false;
  const gates = new Map(data?.on.map(({ checkpointId, checkpoint }) => [checkpointId, checkpoint]));
  return (
    <WorkPage title={say('now')} of={[now]} seconds={30}>
      {data && (
        <>
          {data.on.length === 0 ? (
            <Paragraph>{say('nobodyOn')}</Paragraph>
          ) : (
            <Missing missing={missing} full={full} onChanged={now.reload} />
          )}
          {data.on.map((shift, at) => (
            <Running key={shift.shiftId} shift={shift} {...(at === 0 ? { title: say('running') } : {})} />
          ))}
          {data.gaps.length === 0 ? (
            <View className="tagline">
              <Tag tone="ok">{say('noGaps')}</Tag>
            </View>
          ) : (
            <List id="gaps" title={say('gaps')}>
              {data.gaps.map((shift) => (
                <ShiftLine
                  key={shift.shiftId}
                  id={`gap-${shift.shiftId}`}
                  shift={shift}
                  onPress={() => go('shift-people', { shiftId: shift.shiftId })}
                />
              ))}
            </List>
          )}
          {[...gates].map(([checkpointId, name]) => (
            <Button
              key={checkpointId}
              id={`code-${checkpointId}`}
              kind="plain"
              icon="scan"
              wide
              onPress={() => go('duty-code', { checkpointId })}
            >
              {say('codeOf', { name })}
            </Button>
          ))}
        </>
      )}
    </WorkPage>
  );
}

function Missing({
  missing,
  full,
  onChanged,
}: {
  missing: ReturnType<typeof missingOf>;
  /** Every place that runs now has somebody. */
  full: boolean;
  onChanged: () => unknown;
}) {
  const say = useWords(onDutyWords);
  const times = useShiftTimes();
  const chooseAct = useChooseAct();
  const [acting, setActing] = useState<{ act: PlaceAct; place: Place; span: RunningShift }>();
  if (missing.length === 0)
    return full ? (
      <View className="tagline">
        <Tag tone="ok">{say('allIn')}</Tag>
      </View>
    ) : null;
  const more = async (place: Place, span: RunningShift) => {
    const act = await chooseAct(place, span);
    if (act) setActing({ act, place, span });
  };
  return (
    <Card
      id="missing"
      kind="now"
      title={say('missing')}
      aside={<Tag tone="bad">{String(missing.length)}</Tag>}
    >
      {missing.map(({ shift, place }) => (
        <View key={place.claimId} className="stack">
          <View id={`missing-${place.claimId}`}>
            <View className="strong">{place.name}</View>
            <View className="cell__note">
              {`${shift.checkpoint} · ${say('missingSince', { span: times.hours(shift) })}`}
            </View>
          </View>
          <View className="actions">
            <Button
              id={`call-${place.claimId}`}
              icon="call"
              label={say('callLabel', { name: place.name })}
              onPress={() => setActing({ act: 'call', place, span: shift })}
            >
              {say('call')}
            </Button>
            <Button
              id={`came-${place.claimId}`}
              kind="plain"
              label={say('cameLabel', { name: place.name })}
              onPress={() => setActing({ act: 'check-in', place, span: shift })}
            >
              {say('came')}
            </Button>
            <Button
              id={`more-${place.claimId}`}
              kind="plain"
              label={say('moreLabel', { name: place.name })}
              onPress={() => more(place, shift)}
            >
              {say('more')}
            </Button>
          </View>
        </View>
      ))}
      {acting && <PlaceActSheet {...acting} onClose={() => setActing(undefined)} onChanged={onChanged} />}
    </Card>
  );
}

function Running({ shift, title }: { shift: RunningShift; title?: string }) {
  const say = useWords(onDutyWords);
  const when = useWhen();
  return (
    <List id={`on-${shift.shiftId}`} title={title}>
      <ShiftLine shift={shift} onPress={() => go('shift-people', { shiftId: shift.shiftId })} />
      <PlaceList
        places={shift.places}
        note={({ checkedInAt }) => checkedInAt && say('since', { time: when.time(checkedInAt) })}
      />
    </List>
  );
}
