import type { ReplyOf } from '@linli/contracts/catalog';
import { helperLanguages, lineStates, requestBases } from '@linli/contracts/requests/labels';
import { Text } from '@tarojs/components';
import { Cell, List } from '../kit/list.tsx';
import { Tag } from '../kit/tag.tsx';
import { useAnswerWords } from '../reports/answer-words.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { PhotoRow } from './photo-row.tsx';
import { lineTones } from './state-words.ts';
import { askedWords } from './words/asked.ts';
import { yuanOf } from './yuan.ts';

export type RequestView = ReplyOf<'GET /requests/:requestId'>;

/** When somebody may come, in words; undefined when any time will do. */
export function useWindowWords(): (
  window: Pick<RequestView, 'windowFrom' | 'windowUntil'>,
) => string | undefined {
  const say = useWords(askedWords);
  const when = useWhen();
  return ({ windowFrom, windowUntil }) => {
    if (windowFrom !== null && windowUntil !== null) return when.stretch(windowFrom, windowUntil);
    if (windowFrom !== null) return say('after', { moment: when.moment(windowFrom) });
    return windowUntil === null ? undefined : say('before', { moment: when.moment(windowUntil) });
  };
}

/** What somebody asked for: for whom, the answers, their own words, when it suits and what they wish. */
export function AskedFor({ request }: { request: RequestView }) {
  const say = useWords(askedWords);
  const label = useLabel();
  const inWords = useAnswerWords();
  const { definition, answers, note, photoIds, language } = request;
  const answered = definition.questions.filter(({ id }) => answers[id] !== undefined);
  const window = useWindowWords()(request);
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
      {window !== undefined && <Cell title={say('window')} value={window} />}
      <Cell title={say('contactless')} value={say(request.contactless ? 'withoutContact' : 'faceToFace')} />
      {request.wishSameSex && <Cell title={say('sameSex')} value={say('yes')} />}
      {language !== null && <Cell title={say('language')} value={label(helperLanguages[language])} />}
      <Cell title={say('basis')} value={label(requestBases[request.basis])} />
      {photoIds.length > 0 && <Cell title={say('photos')} note={<PhotoRow photoIds={photoIds} />} />}
    </List>
  );
}

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
          value={<Tag tone={lineTones[state]}>{label(lineStates[state])}</Tag>}
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
      {receipts.map(({ receiptId, amountFen, photoId, at, by }) => (
        <Cell
          key={receiptId}
          title={say('paid', { amount: yuanOf(amountFen) })}
          note={
            <>
              <Text>{`${by} · ${when.moment(at)}`}</Text>
              {photoId !== null && <PhotoRow photoIds={[photoId]} />}
            </>
          }
        />
      ))}
      <Cell title={say('directly')} note={say('noReward')} />
    </List>
  );
}
