import type { TemplateView } from '@linli/contracts/sheets/endpoints';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';
import { Findings } from './findings.tsx';
import { PeriodFields, usePeriod } from './period-fields.tsx';
import { usePreview } from './use-preview.ts';

/** Fills the form for the area shown: the check first, then masked, or in full with a reason. */
export function FillNow({ template }: { template: TemplateView }) {
  const say = useWords(sheetsWords);
  const act = useAct();
  const { data: me } = useMe();
  const { areaId } = useArea();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  const [period, setPeriod] = usePeriod();
  const [inFull, setInFull] = useState(false);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(template, template.mapping, period);
  const stopped = preview.data?.findings.some(({ level }) => level === 'error') ?? true;
  const fill = async (reason: string | null) => {
    if (areaId === undefined) return false;
    setBusy(true);
    return act('POST /sheets/fill', {
      templateId: template.templateId,
      areaId,
      period,
      inFull: reason !== null,
      reason,
    }).finally(() => setBusy(false));
  };
  return (
    <>
      <p className="note">{say('fillNote', { area: area.data?.fullName ?? '' })}</p>
      <PeriodFields period={period} onChange={setPeriod} />
      <Part of={preview}>{({ findings }) => <Findings findings={findings} />}</Part>
      <div className="acts">
        <Button type="primary" disabled={stopped} loading={busy} onClick={() => void fill(null)}>
          {say('fillMasked')}
        </Button>
        {holds(me, 'register.view-in-full') && (
          <Button disabled={stopped} onClick={() => setInFull(true)}>
            {say('fillInFull')}
          </Button>
        )}
      </div>
      {inFull && (
        <ReasonSheet
          title={say('fillInFull')}
          label={say('whyInFull')}
          onClose={() => setInFull(false)}
          onSend={fill}
        >
          <p>{say('inFullNote')}</p>
        </ReasonSheet>
      )}
    </>
  );
}
