import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { List } from '../kit/list.tsx';
import { openPage } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import type { Same } from './kept-ask.ts';
import { RequestCell } from './request-cell.tsx';
import { askWords } from './words/ask.ts';

export interface SameNoticeProps {
  same: Same;
  /** Asks beside it all the same; without, another kind has to be chosen. */
  onAlthough?: (() => void) | undefined;
  /** Chooses the kind for whatever else. */
  onElse: () => void;
}

/** The same matter is open already: it is shown, so that nobody asks twice. */
export function SameNotice({ same, onAlthough, onElse }: SameNoticeProps) {
  const say = useWords(askWords);
  const open = (requestId: string) => openPage('request', { requestId });
  const first = same[0];
  return (
    <Stack>
      <Card id="same" kind="now" title={say('sameTitle')}>
        <Paragraph>{say('sameText')}</Paragraph>
        {first && (
          <Button id="same-go" wide onPress={() => open(first.requestId)}>
            {say('sameGo')}
          </Button>
        )}
      </Card>
      <List>
        {same.map((request) => (
          <RequestCell key={request.requestId} request={request} onPress={() => open(request.requestId)} />
        ))}
      </List>
      {onAlthough ? (
        <Button id="same-although" kind="plain" onPress={onAlthough}>
          {say('sameOther')}
        </Button>
      ) : (
        <>
          <Paragraph note>{say('sameElse')}</Paragraph>
          <Button id="same-else" kind="plain" onPress={onElse}>
            {say('sameElseGo')}
          </Button>
        </>
      )}
    </Stack>
  );
}
