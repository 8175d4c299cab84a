import { type CaseKind, type CaseMoment, caseMoments } from '@linli/contracts/cases/labels';
import { roles } from '@linli/contracts/identity/roles';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { accessible } from '../kit/accessible.ts';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import type { Tone } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { factsOf, type Hop } from './hop-facts.ts';
import './hops.css';
import { hopsWords } from './words/hops.ts';

type Mark = readonly [IconName, Tone];

const up: Mark = ['call', 'warn'];
const lost: Mark = ['minus', 'plain'];
const good: Mark = ['check', 'ok'];
const person: Mark = ['person', 'info'];
const bad: Mark = ['alert', 'bad'];
const clock: Mark = ['waiting', 'plain'];

/** What kind of thing a hop is, beside its words. What is not named is a dot in the line. */
const marks: Partial<Record<CaseMoment, Mark>> = {
  submitted: ['edit', 'plain'],
  raised: bad,
  taken: person,
  'in-hand': person,
  assigned: person,
  'handed-over': person,
  joined: person,
  started: ['next', 'info'],
  done: good,
  confirmed: good,
  closed: good,
  resolved: good,
  told: ['info', 'plain'],
  skipped: lost,
  'offer-declined': lost,
  'offer-expired': lost,
  returned: lost,
  'timed-out': clock,
  collapsed: up,
  escalated: up,
  'silent-again': up,
  supervised: up,
  'supervision-late': bad,
  'not-solved': bad,
  stuck: bad,
  paused: clock,
  resumed: clock,
  'limit-moved': clock,
};

export interface HopsProps {
  caseKind: CaseKind;
  caseId: string;
  /** The newest ones, newest first, as the case's page brings them. */
  hops: readonly Hop[];
  title?: string;
}

/** Everything that happened to a case and what did not, newest first; the way to earlier ones at the end. */
export function Hops({ caseKind, caseId, hops, title }: HopsProps) {
  const say = useWords(hopsWords);
  const [earlier, setEarlier] = useState<{ items: readonly Hop[]; cursor: string | null }>();
  useEffect(() => setEarlier(undefined), [caseId]);
  const known = new Set(hops.map(({ eventId }) => eventId));
  const shown = [...hops, ...(earlier?.items ?? []).filter(({ eventId }) => !known.has(eventId))];
  const more = earlier ? earlier.cursor !== null : hops.length >= partOf;
  const load = async () => {
    const cursor = earlier?.cursor ?? undefined;
    const page = await attempt(() =>
      call('GET /cases/timeline', { caseKind, caseId, limit: partOf * 2, cursor }),
    );
    if (page) setEarlier({ items: [...(earlier?.items ?? []), ...page.items], cursor: page.nextCursor });
  };
  return (
    <Card id="hops" title={title ?? say('title')}>
      {shown.length === 0 ? (
        <Paragraph note>{say('none')}</Paragraph>
      ) : (
        <View {...accessible({ role: 'list' })}>
          {shown.map((hop) => (
            <HopLine key={hop.eventId} hop={hop} />
          ))}
        </View>
      )}
      {more && (
        <Button id="earlier-hops" kind="plain" onPress={load}>
          {say('earlier')}
        </Button>
      )}
    </Card>
  );
}

/** So many hops come with the page of a case. */
const partOf = 20;

function HopLine({ hop }: { hop: Hop }) {
  const say = useWords(hopsWords);
  const label = useLabel();
  const when = useWhen();
  const [icon, tone] = marks[hop.what] ?? [undefined, 'plain'];
  const post = hop.role === null ? undefined : label(roles[hop.role]);
  const who = [post, hop.by].filter(Boolean).join(' ');
  const facts = factsOf(hop, { say, label, when });
  return (
    <View className={`hop hop--${tone}`} {...accessible({ role: 'listitem' })}>
      <View className="hop__mark">{icon && <Icon name={icon} size={16} />}</View>
      <View className="hop__main">
        <Text className="hop__what">{[label(caseMoments[hop.what]), ...facts].join(' · ')}</Text>
        {hop.reason !== null && <Text className="hop__said">{say('because', { reason: hop.reason })}</Text>}
        <Text className="hop__note">{[when.moment(hop.at), who].filter(Boolean).join(' · ')}</Text>
      </View>
    </View>
  );
}
