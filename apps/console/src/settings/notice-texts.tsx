import { type NoticeKind, noticeTexts } from '@linli/contracts/notices/labels';
import { Card } from '../shell/card.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';

const kinds = Object.keys(noticeTexts) as NoticeKind[];

/** Texts of all notices, as people get them. */
export function NoticeTexts() {
  const say = useWords(settingsWords);
  const label = useLabel();
  return (
    <Card title={say('texts')}>
      <p className="note">{say('textsNote')}</p>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('noticeTitle')}</th>
              <th scope="col">{say('noticeText')}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">{label(noticeTexts[kind].title)}</th>
                <td>{label(noticeTexts[kind].text, placesOf(noticeTexts[kind].text.zh))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Places that are filled in, standing for themselves. */
const placesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([place, name = '']) => [name, place]));
