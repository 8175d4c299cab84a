import { riskLevels } from '@linli/contracts/reports/labels';
import { Tag, type Tone } from '../kit/tag.tsx';
import { useLabel } from '../state/use-label.ts';

const tones: Record<keyof typeof riskLevels, Tone> = {
  normal: 'ok',
  notice: 'info',
  alert: 'warn',
  danger: 'bad',
};

/** How serious something is, in a word with a picture. */
export function LevelTag({ level }: { level: keyof typeof riskLevels }) {
  const label = useLabel();
  return <Tag tone={tones[level]}>{label(riskLevels[level])}</Tag>;
}
