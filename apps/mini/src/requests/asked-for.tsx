import type { ReplyOf } from '@linli/contracts/catalog';
import { helperLanguages, lineStates, requestBases } from '@linli/contracts/requests/labels';
import { Cell, List } from '../kit/list.tsx';
import { Tag, type Tone } from '../kit/tag.tsx';
import { useAnswerWords } from '../reports/answer-words.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { askedWords } from './words/asked.ts';

export type RequestView = ReplyOf<'GET /requests/:requestId'>;

/** What somebody asked for: for whom, the answers, their own words, when it suits and what they wish. */
export function AskedFor({ request }: { request: RequestView }) {
  const say = useWords(askedWords);
  const label = useLabel();
  const when = useWhen();
  const inWords = useAnswerWords();
  const { definition, answers, note, windowFrom, windowUntil, language } = request;
  const answered = definition.questions.filter(({ id }) => answers[id] !== undefined);
  const from = windowFrom === null ? '' : when.moment(windowFrom);
  const window =
    windowFrom !== null && windowUntil !== null ? when.span(windowFrom, windowUntil) : `${from} –`;
  return (
    <List id="asked-for" title={say('title')}>
      <Cell title={say('forWhom')} value={request.forWhom ?? say('wholeHome')} />
      {answered.map((question) => (
        <Cell
          key={question.id}
          title={label(question.text)}
          value={inWords(question, answers[question.id])}
        />
      ))}
      {note !== '' && <Cell title={say('said')} note={note} />}
      {(windowFrom !== null || windowUntil !== null) && (
        <Cell
          title={say('window')}
          value={windowFrom === null && windowUntil !== null ? `– ${when.moment(windowUntil)}` : window}
        />
      )}
      <Cell title={say('contactless')} value={say(request.contactless ? 'withoutContact' : 'faceToFace')} />
      {request.wishSameSex && <Cell title={say('sameSex')} value={say('yes')} />}
      {language !== null && <Cell title={say('language')} value={label(helperLanguages[language])} />}
      <Cell title={say('basis')} value={label(requestBases[request.basis])} />
    </List>
  );
}

const tones: Record<keyof typeof lineStates, Tone> = {
  open: 'plain',
  got: 'ok',
  asked: 'warn',
  replaced: 'info',
  declined: 'plain',
  'not-found': 'plain',
};

/** The lines of a shopping list as they were typed, with what became of each. */
export function LinesList({ lines }: Pick<RequestView, 'lines'>) {
  const say = useWords(askedWords);
  const label = useLabel();
  if (lines.length === 0) return null;
  return (
    <List id="lines" title={say('lines')}>
      {lines.map(({ lineId, text, state, instead }) => (
        <Cell
          key={lineId}
          title={text}
          {...(instead === null
            ? {}
            : { note: say('instead', { state: label(lineStates[state]), instead }) })}
          value={<Tag tone={tones[state]}>{label(lineStates[state])}</Tag>}
        />
      ))}
    </List>
  );
}

/** What was paid between the two. */
export function ReceiptsList({ receipts }: Pick<RequestView, 'receipts'>) {
  const say = useWords(askedWords);
  const when = useWhen();
  if (receipts.length === 0) return null;
  return (
    <List id="receipts" title={say('receipts')}>
      {receipts.map(({ receiptId, amountFen, at, by }) => (
        <Cell
          key={receiptId}
          title={say('paid', { amount: (amountFen / 100).toFixed(2) })}
          note={`${by} · ${when.moment(at)}`}
        />
      ))}
    </List>
  );
}
