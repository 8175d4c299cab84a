import type { ReplyOf } from '@linli/contracts/catalog';
import { riskLevels } from '@linli/contracts/reports/labels';
import { Card } from '../shell/card.tsx';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { caseWords } from '../words/case.ts';

/** Where and about whom an alert is, and what was answered. */
export function AlertFacts({ alert }: { alert: ReplyOf<'GET /reports/alerts/:alertId'> }) {
  const say = useWords(caseWords);
  const label = useLabel();
  const when = useWhen();
  return (
    <Card title={say('standing')}>
      <dl className="facts">
        <dt>{say('level')}</dt>
        <dd>{label(riskLevels[alert.level])}</dd>
        <dt>{say('place')}</dt>
        <dd>{alert.address}</dd>
        {alert.personName !== null && (
          <>
            <dt>{say('person')}</dt>
            <dd>{alert.personName}</dd>
          </>
        )}
        <dt>{say('found')}</dt>
        <dd>{when.moment(alert.createdAt)}</dd>
        <dt>{say('who')}</dt>
        <dd>{alert.takenBy ?? say('nobody')}</dd>
        {alert.outcome !== null && (
          <>
            <dt>{say('outcome')}</dt>
            <dd>{alert.outcome}</dd>
          </>
        )}
        {alert.facts.map(({ text, value }) => [
          <dt key={text.en}>{label(text)}</dt>,
          <dd key={`${text.en} value`}>{label(value)}</dd>,
        ])}
      </dl>
    </Card>
  );
}
