import type { ReplyOf } from '@linli/contracts/catalog';
import type { FormDefinition, Question } from '@linli/contracts/reports/form';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { roundWords } from '../words/round.ts';

const consents = {
  health: 'needsHealth',
  whereabouts: 'needsWhereabouts',
  'children-data': 'needsChildren',
} as const;

/** Whom a round would reach, and what it asks of whom; what the register knows is not asked. */
export function RoundPreview({
  reply,
  form,
}: {
  reply: ReplyOf<'POST /reports/preview-round'>;
  form: FormDefinition;
}) {
  const say = useWords(roundWords);
  return (
    <>
      <ul className="figures">
        {(['households', 'persons', 'slots', 'questions', 'filledFromRegister'] as const).map((name) => (
          <li key={name}>
            <span className="figure">
              <span className="figure__count">{reply[name]}</span>
              {say(name)}
            </span>
          </li>
        ))}
      </ul>
      <div className="scroll said">
        <table className="table">
          <ColumnHeads of={['question', 'ofWhom', 'conditions']} say={say} />
          <tbody>
            {form.questions.map((question) => (
              <Asked key={question.id} question={question} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Asked({ question }: { question: Question }) {
  const say = useWords(roundWords);
  const label = useLabel();
  const { text, of, required, fill, shownIf, consent } = question;
  const conditions = [
    fill !== undefined && say('knownNotAsked'),
    shownIf !== undefined && shownIf.length > 0 && say('onlyThen'),
    !required && say('mayBeLeft'),
    consent !== undefined && say(consents[consent]),
  ];
  return (
    <tr>
      <th scope="row">{label(text)}</th>
      <td>{say(of === 'person' ? 'eachPerson' : 'eachHome')}</td>
      <td>{conditions.filter((each) => each !== false).join(say('and'))}</td>
    </tr>
  );
}
