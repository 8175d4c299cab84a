import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { rights } from '@linli/domain/identity/rights';
import { missingIn } from '@linli/domain/reports/missing-in';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choices } from '../../kit/choice.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { goBack } from '../../kit/page.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { callsWords } from '../words/calls.ts';
import { WorkPage } from '../work-page.tsx';
import { callersAmong } from './callers-among.ts';

type Split = ReplyOf<'POST /reports/make-call-list'>;

/** Chooses who calls the households that have not reported, and shows the shares before they are given out. */
export default function SplitCallsPage() {
  const say = useWords(callsWords);
  const label = useLabel();
  const { slotId = '', areaId = '' } = useAbout();
  const coverage = useLoad(() => call('GET /reports/coverage', { slotId, areaId }), [slotId, areaId]);
  const { post } = useDesk();
  const mine = post?.areaId;
  // Callers may hold their posts above the area that is chased; those of the area itself come first.
  const posts = useLoad(async () => {
    const areas = mine === undefined || mine === areaId ? [areaId] : [areaId, mine];
    const pages = await Promise.all(
      areas.map((id) => call('GET /people/appointments', { areaId: id, limit: 100 })),
    );
    return pages.flatMap(({ items }) => items);
  }, [areaId, mine]);
  const [chosen, setChosen] = useState<string[]>([]);
  const [dailyLimit, setDailyLimit] = useState(60);
  const [split, setSplit] = useState<Split>();
  const [asked, setAsked] = useState(false);
  const callers = callersAmong(posts.data ?? [], rights['reports.call']);
  const allChosen = chosen.length === callers.length;
  const change = (change: () => void) => {
    change();
    setSplit(undefined);
  };
  const share = async (preview: boolean) => {
    setAsked(true);
    if (chosen.length === 0) return;
    const input = {
      slotId,
      areaId,
      callers: chosen.map((accountId) => ({ accountId, dailyLimit })),
      preview,
    };
    const result = await attempt(() => call('POST /reports/make-call-list', input));
    if (!result) return;
    if (preview) {
      setSplit(result);
      Taro.nextTick(() => Taro.pageScrollTo({ selector: '#shares' }));
      return;
    }
    toast(say('shared', { made: result.made }));
    goBack();
  };
  return (
    <WorkPage
      title={say('splitTitle')}
      of={[posts, coverage]}
      footer={
        callers.length > 0 &&
        (split && split.made > 0 ? (
          <Button id="share" wide onPress={() => share(false)}>
            {say('share')}
          </Button>
        ) : (
          <Button id="see" wide onPress={() => share(true)}>
            {say('see')}
          </Button>
        ))
      }
    >
      {callers.length === 0 ? (
        <Empty
          text={say('nobody')}
          note={say('nobodyNote')}
          action={
            <Button id="to-posts" kind="plain" onPress={() => go('posts', { areaId })}>
              {say('toPosts')}
            </Button>
          }
        />
      ) : (
        <>
          {coverage.data && (
            <Paragraph>{say('splitText', { count: missingIn(coverage.data.total) })}</Paragraph>
          )}
          <Card>
            <Button
              id="all-callers"
              kind="link"
              onPress={() =>
                change(() => setChosen(allChosen ? [] : callers.map(({ accountId }) => accountId)))
              }
            >
              {say(allChosen ? 'nobodyChosen' : 'everybody')}
            </Button>
            <Choices
              id="callers"
              label={say('callers')}
              options={callers.map(({ accountId, holderName, role, areaName }) => ({
                value: accountId,
                label: holderName,
                note: `${label(roles[role])} · ${areaName}`,
              }))}
              value={chosen}
              onChange={(value) => change(() => setChosen(value))}
              error={asked && chosen.length === 0 ? say('chooseCaller') : undefined}
            />
            <Stepper
              id="limit"
              label={say('dailyLimit')}
              value={dailyLimit}
              step={10}
              min={10}
              max={300}
              unit={say('calls')}
              onChange={(value) => change(() => setDailyLimit(value))}
            />
          </Card>
          {split && <Shares split={split} />}
        </>
      )}
    </WorkPage>
  );
}

function Shares({ split }: { split: Split }) {
  const say = useWords(callsWords);
  if (split.made === 0) return <Notice tone="info">{say('nothingToShare')}</Notice>;
  return (
    <>
      <List id="shares" title={say('made', { made: split.made })}>
        {split.byCaller.map(({ accountId, name, calls }) => (
          <Cell key={accountId} title={name} value={say('callsOf', { count: calls })} />
        ))}
      </List>
      {split.toVisit > 0 && <Notice tone="info">{say('toVisit', { count: split.toVisit })}</Notice>}
      {split.left > 0 && <Notice tone="warn">{say('left', { left: split.left })}</Notice>}
    </>
  );
}
