import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Progress } from '../../kit/progress.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { rostersWords } from '../words/rosters.ts';
import { type Roster, shownScore } from './facts.ts';

/** How far the planner is: best so far, bound, time; and the way to stop, which keeps the best. */
export function Planning({
  roster,
  mayStop,
  onChanged,
}: {
  roster: Roster;
  mayStop: boolean;
  onChanged: () => unknown;
}) {
  const say = useWords(rostersWords);
  const { rosterId, progress, seconds, stopAsked, state } = roster;
  const stop = async () => {
    if (!(await attempt(() => call('POST /rosters/stop', { rosterId })))) return;
    toast(say('stopping'));
    await onChanged();
  };
  const elapsed = Math.min(seconds, Math.round(progress?.elapsed ?? 0));
  const found = progress?.best !== null && progress?.best !== undefined;
  return (
    <Card id="planning" kind="now" title={say(state === 'waiting' ? 'waiting' : 'planning')}>
      <Progress label={say('time')} done={elapsed} total={seconds} />
      <Paragraph>{found ? say('soFar', { best: shownScore(progress.best ?? 0) }) : say('noneYet')}</Paragraph>
      {progress?.bound !== null && progress?.bound !== undefined && (
        <Paragraph note>{say('bound', { bound: shownScore(progress.bound) })}</Paragraph>
      )}
      {progress?.proved ? (
        <Paragraph>{say('proved')}</Paragraph>
      ) : (
        progress?.gap !== null &&
        progress?.gap !== undefined && <Paragraph>{say('gap', { gap: shownScore(progress.gap) })}</Paragraph>
      )}
      <Paragraph note>{say('leaveOpen')}</Paragraph>
      {mayStop && (
        <Button id="stop" kind="plain" wide disabled={stopAsked} onPress={stop}>
          {say(stopAsked ? 'stopping' : 'stop')}
        </Button>
      )}
    </Card>
  );
}
