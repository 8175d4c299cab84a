import { missingIn } from '@linli/domain/reports/missing-in';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { gapsWords } from '../words/gaps.ts';
import { WorkPage } from '../work-page.tsx';
import { type Gap, GapCell } from './gap-cell.tsx';
import { GapSheet } from './gap-sheet.tsx';

/** Households of an area in which somebody has not reported for a slot, and what can be done about it. */
export default function GapsPage() {
  const say = useWords(gapsWords);
  const when = useWhen();
  const { slotId = '', areaId } = useAbout();
  const { may } = useDesk();
  const gaps = usePages((cursor) => call('GET /reports/gaps', { slotId, areaId, cursor }), [slotId, areaId]);
  const coverage = useLoad(() => call('GET /reports/coverage', { slotId, areaId }), [slotId, areaId]);
  const [open, setOpen] = useState<Gap>();
  const [reminded, setReminded] = useState<string>();
  const missing = coverage.data ? missingIn(coverage.data.total) : 0;
  const area = coverage.data?.area;
  const remind = async () => {
    if (!area) return;
    const yes = await confirm({
      title: say('remindTitle', { count: missing }),
      text: say('remindText'),
      action: say('remindDo'),
    });
    if (!yes) return;
    const result = await attempt(() => call('POST /reports/remind', { slotId, areaId: area.areaId }));
    if (!result) return;
    const said = [
      result.reminded > 0 ? say('reminded', { count: result.reminded }) : '',
      result.alreadyReminded > 0 ? say('remindedBefore', { count: result.alreadyReminded }) : '',
    ].filter(Boolean);
    setReminded(said.join('；') || say('remindedNobody'));
    await gaps.reload();
  };
  const chase = may('reports.chase') && gaps.items.length > 0;
  return (
    <WorkPage
      title={area ? `${area.name} · ${say('title')}` : say('title')}
      of={[gaps, coverage]}
      seconds={60}
      footer={
        chase && (
          <>
            <Button
              id="split"
              kind="plain"
              onPress={() => go('split-calls', { slotId, areaId: area?.areaId })}
            >
              {say('split')}
            </Button>
            <Button id="remind" onPress={remind}>
              {say('remind')}
            </Button>
          </>
        )
      }
    >
      {reminded && (
        <Notice tone="ok" title={reminded}>
          {say('remindedOthers')}
        </Notice>
      )}
      {coverage.data && missing > 0 && (
        <Paragraph note>
          {say('summary', { count: missing })} ·{' '}
          <Text className="unbroken">
            {when.day(coverage.data.slot.day)}{' '}
            {when.span(coverage.data.slot.opensAt, coverage.data.slot.closesAt)}
          </Text>
        </Paragraph>
      )}
      <Rows id="gaps" of={gaps} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => (
          <List id="gaps">
            {items.map((gap) => (
              <GapCell key={gap.householdId} gap={gap} onPress={() => setOpen(gap)} />
            ))}
          </List>
        )}
      </Rows>
      {open && coverage.data && (
        <GapSheet
          gap={open}
          slot={coverage.data.slot}
          mayChase={may('reports.chase')}
          mayReport={may('reports.submit-for')}
          onClose={() => setOpen(undefined)}
          onChanged={async () => {
            setOpen(undefined);
            await Promise.all([gaps.reload(), coverage.reload()]);
          }}
        />
      )}
    </WorkPage>
  );
}
