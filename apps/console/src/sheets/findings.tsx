import { CheckCircleOutlined } from '@ant-design/icons';
import type { SheetFinding } from '@linli/contracts/sheets/endpoints';
import { sheetFindings } from '@linli/contracts/sheets/labels';
import { Alert } from 'antd';
import { useLabel, useWords } from '../state/use-words.ts';
import { sheetsWords } from '../words/sheets.ts';

/** What the check found, each with its sheet and cell. */
export function Findings({ findings }: { findings: readonly SheetFinding[] }) {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (findings.length === 0)
    return (
      <p className="said" role="status">
        <CheckCircleOutlined /> {say('checkFine')}
      </p>
    );
  return (
    <Alert
      className="said"
      type={errors > 0 ? 'error' : 'warning'}
      showIcon
      role="status"
      title={
        errors > 0 ? say('checkErrors', { count: errors }) : say('checkWarnings', { count: findings.length })
      }
      description={
        <ul className="form-findings">
          {findings.map(({ code, name, sheet, address }) => (
            <li key={`${code} ${name} ${address}`}>
              {sheet !== null && <strong>{say('at', { sheet, cell: address ?? '' })} </strong>}
              {label(sheetFindings[code], { name })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
