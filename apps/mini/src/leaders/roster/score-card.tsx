import { scoreParts } from '@linli/contracts/rosters/labels';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Progress } from '../../kit/progress.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { Figures } from '../figures.tsx';
import { rostersWords } from '../words/rosters.ts';
import { type Roster, shownScore } from './facts.ts';

/** How good the roster is, what that is made of, and how much better any could be. */
export function ScoreCard({ roster }: { roster: Roster }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const { score, places, filled, people, toOffer, changedPeople } = roster;
  const empty = places - filled;
  return (
    <Card id="score" {...(score ? { title: say('outOf', { score: shownScore(score.total) }) } : {})}>
      {score && (
        <Paragraph>
          {score.atMost === null ? say('unproved') : say('atMost', { score: shownScore(score.atMost) })}
        </Paragraph>
      )}
      <Progress label={say('places')} done={filled} total={places} />
      <Figures
        figures={[
          { label: say('empty'), value: empty, ...(empty > 0 ? { tone: 'bad' as const } : {}) },
          { label: say('people'), value: people },
          { label: say('toOffer'), value: toOffer },
        ]}
      />
      {changedPeople !== null && <Paragraph>{say('changedPeople', { count: changedPeople })}</Paragraph>}
      {score && (
        <>
          <Paragraph note>{say('parts')}</Paragraph>
          {score.parts.map(({ part, score: value }) => (
            <Progress key={part} label={label(scoreParts[part])} done={Math.round(value)} total={100} />
          ))}
        </>
      )}
    </Card>
  );
}
