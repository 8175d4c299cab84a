import { occupancies, tenancies } from '@linli/contracts/people/labels';
import type { HouseholdView } from '@linli/contracts/people/values';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { HouseholdReports } from '../reports/household-reports.tsx';
import { Card } from '../shell/card.tsx';
import { holds, useMe } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { useReading } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';
import { HouseholdChanges } from './household-changes.tsx';
import { HouseholdSheet } from './household-sheet.tsx';
import { MemberSheet } from './member-sheet.tsx';
import { Members } from './members.tsx';
import { Tags } from './tags.tsx';

const route = getRouteApi('/desk/register/$id');

/** One household: who lives there, masked; what happened to it; what it reported. */
export function HouseholdPage() {
  const say = useWords(registerWords);
  const { id: householdId } = route.useParams();
  const { data: me } = useMe();
  const household = useReading('GET /people/households/:householdId', { householdId });
  return (
    <Part of={household}>
      {(home) => (
        <>
          <p>
            <Link to="/register">{say('backToSearch')}</Link>
          </p>
          <h1>{home.address}</h1>
          <Acts home={home} />
          <Facts home={home} />
          <Card title={say('membersOf', { count: home.members.length })}>
            <Members home={home} />
          </Card>
          {holds(me, 'reports.read') && (
            <Card title={say('reports')}>
              <HouseholdReports householdId={householdId} />
            </Card>
          )}
          <Card title={say('changes')}>
            <HouseholdChanges householdId={householdId} />
          </Card>
        </>
      )}
    </Part>
  );
}

function Acts({ home }: { home: HouseholdView }) {
  const say = useWords(registerWords);
  const when = useWhen();
  const { data: me } = useMe();
  const { modal, message } = App.useApp();
  const [sheet, setSheet] = useState<'change' | 'add'>();
  const area = useReading('GET /people/areas/:areaId', { areaId: home.areaId });
  const close = () => setSheet(undefined);
  const issue = async () => {
    try {
      const { code, expiresAt } = await call('POST /people/issue-household-code', {
        householdId: home.householdId,
      });
      modal.info({
        title: say('codeTitle'),
        content: (
          <>
            <p className="code">{code}</p>
            <p>{say('codeNote', { until: when.moment(expiresAt) })}</p>
          </>
        ),
      });
    } catch (error) {
      message.error(sentenceOf(error));
    }
  };
  const mayChange = holds(me, 'register.change');
  const mayIssue = holds(me, 'household.issue-code');
  if (!mayChange && !mayIssue) return null;
  return (
    <div className="acts">
      {mayChange && (
        <>
          <Button type="primary" onClick={() => setSheet('add')}>
            {say('addMember')}
          </Button>
          <Button onClick={() => setSheet('change')}>{say('changeHousehold')}</Button>
        </>
      )}
      {mayIssue && (
        <Button
          onClick={() => modal.confirm({ title: say('codeAsk'), content: say('codeEnds'), onOk: issue })}
        >
          {say('code')}
        </Button>
      )}
      {sheet === 'add' && (
        <MemberSheet householdId={home.householdId} first={home.members.length === 0} onClose={close} />
      )}
      {sheet === 'change' && (
        <HouseholdSheet
          household={home}
          onClose={close}
          {...(area.data ? { areaName: area.data.fullName } : {})}
        />
      )}
    </div>
  );
}

function Facts({ home }: { home: HouseholdView }) {
  const say = useWords(registerWords);
  const label = useLabel();
  return (
    <Card title={say('household')}>
      <dl className="facts">
        <dt>{say('occupancy')}</dt>
        <dd>{label(occupancies[home.occupancy])}</dd>
        <dt>{say('tenancy')}</dt>
        <dd>{label(tenancies[home.tenancy])}</dd>
        <dt>{say('headCount')}</dt>
        <dd>{home.headCount ?? say('notKnown')}</dd>
        <dt>{say('tagsOf')}</dt>
        <dd>{home.tags.length === 0 ? say('noTags') : <Tags of={home.tags} />}</dd>
        <dt>{say('vehicles')}</dt>
        <dd>
          {home.vehicles.length === 0
            ? say('noVehicles')
            : home.vehicles
                .map(({ plate, kind }) => [plate, kind].filter(Boolean).join(' '))
                .join(say('and'))}
        </dd>
      </dl>
    </Card>
  );
}
