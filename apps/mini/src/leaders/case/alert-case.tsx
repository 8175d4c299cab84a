import { climbPhases } from '@linli/contracts/escalation/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Countdown } from '../../requests/countdown.tsx';
import { Hops } from '../../requests/hops.tsx';
import { useLive } from '../../state/live.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { takeCase } from '../cases/take-case.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { caseWords } from '../words/case.ts';
import { casesWords } from '../words/cases.ts';
import { WorkPage } from '../work-page.tsx';
import { Acts } from './acts.tsx';
import { Ahead } from './ahead.tsx';
import { NextMove } from './standing.tsx';
import { Supervisions } from './supervisions.tsx';

/** An alert of a report on its ladder. What was reported, calling and closing it are on the page of alerts. */
export function AlertCase({ caseId, title, place }: { caseId: string; title: string; place: string }) {
  const say = useWords(caseWords);
  const sayCases = useWords(casesWords);
  const label = useLabel();
  const desk = useDesk();
  const climb = useLoad(() => call('GET /escalation/case', { caseKind: 'alert', caseId }), [caseId]);
  const hops = useLoad(() => call('GET /cases/timeline', { caseKind: 'alert', caseId, limit: 20 }), [caseId]);
  const reload = () => Promise.all([climb.reload(), hops.reload()]);
  useLive(reload, caseId);
  const shown = climb.data;
  const may = [...(shown?.mayEscalate ? ['escalate'] : []), ...(shown?.maySupervise ? ['supervise'] : [])];
  const take = async () => {
    await takeCase({ caseKind: 'alert', caseId }, sayCases('tookIt'));
    await reload();
  };
  return (
    <WorkPage title={title || say('alertTitle')} of={[climb, hops]} seconds={60}>
      {shown && (
        <Card id="standing" kind="now" title={place || say('alertTitle')}>
          {shown.state === 'running' && shown.dueAt !== null && (
            <View className="tagline">
              <Countdown before={label(climbPhases[shown.phase])} until={shown.dueAt} />
            </View>
          )}
          <NextMove climb={shown} />
          {shown.phase === 'answer' && shown.state !== 'ended' && desk.may('alerts.handle') && (
            <Button id="take" onPress={take}>
              {sayCases('take')}
            </Button>
          )}
          <Button id="alerts" kind="plain" onPress={() => go('alerts', { areaId: desk.post?.areaId })}>
            {say('openAlerts')}
          </Button>
        </Card>
      )}
      {shown && <Ahead ahead={shown.ahead} />}
      {shown && <Supervisions items={shown.supervisions} onChanged={reload} />}
      <Acts
        caseKind="alert"
        caseId={caseId}
        may={may}
        areaId={desk.post?.areaId}
        hands={[]}
        onChanged={reload}
      />
      {hops.data && <Hops caseKind="alert" caseId={caseId} hops={hops.data.items} />}
    </WorkPage>
  );
}
