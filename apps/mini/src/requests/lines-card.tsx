import { Button } from '../kit/button.tsx';
import { Stack } from '../kit/card.tsx';
import { Notice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { LinesList, type RequestView } from './asked-for.tsx';
import { requestWords } from './words/request.ts';

export interface LinesCardProps {
  request: RequestView;
  onChanged: () => Promise<unknown>;
}

/** The shopping list as the resident sees it: what became of each line, and questions about another thing instead. */
export function LinesCard({ request, onChanged }: LinesCardProps) {
  const { lines, may } = request;
  const asked = may.includes('answer-replacement') ? lines.filter(({ state }) => state === 'asked') : [];
  if (lines.length === 0) return null;
  return (
    <>
      {asked.map((line) => (
        <Replacement key={line.lineId} requestId={request.requestId} line={line} onAnswered={onChanged} />
      ))}
      <LinesList lines={lines} />
    </>
  );
}

interface ReplacementProps {
  requestId: string;
  line: RequestView['lines'][number];
  onAnswered: () => Promise<unknown>;
}

function Replacement({ requestId, line, onAnswered }: ReplacementProps) {
  const say = useWords(requestWords);
  const { lineId, text, instead } = line;
  const answer = async (agrees: boolean) => {
    const done = await attempt(() =>
      call('POST /requests/answer-replacement', { requestId, lineId, agrees }),
    );
    if (done) toast(say('replaced'));
    await onAnswered();
  };
  return (
    <Notice
      id={`replace-${lineId}`}
      tone="warn"
      title={
        instead === null || instead === ''
          ? say('replaceAskPlain', { line: text })
          : say('replaceAsk', { line: text, text: instead })
      }
      action={
        <Stack row>
          <Button id={`replace-${lineId}-yes`} onPress={() => answer(true)}>
            {say('replaceYes')}
          </Button>
          <Button id={`replace-${lineId}-no`} kind="plain" onPress={() => answer(false)}>
            {say('replaceNo')}
          </Button>
        </Stack>
      }
    />
  );
}
