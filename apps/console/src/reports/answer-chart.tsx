import type { QuestionResult } from '@linli/contracts/reports/result-endpoints';
import { useLabel } from '../state/use-words.ts';
import { Bars } from './bars.tsx';

/** How often each answer to a question was given. */
export default function AnswerChart({ result: { text, parts } }: { result: QuestionResult }) {
  const label = useLabel();
  return (
    <Bars
      label={label(text)}
      names={parts.map((part) => label(part.text))}
      series={[{ name: label(text), color: 'primary', data: parts.map(({ count }) => count) }]}
    />
  );
}
