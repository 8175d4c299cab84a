import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import { Skeleton } from '../../kit/waiting.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import { AreaPage } from '../area-page.tsx';
import { ChooseArea } from '../choose-area.tsx';
import { Part } from '../part.tsx';
import { exportWords } from '../words/export.ts';
import { WorkPage } from '../work-page.tsx';
import { openExport } from './open-export.ts';

type Format = 'xlsx' | 'csv';

/** Exports the register of an area, masked, for a reason that goes on record. */
export default function ExportPage() {
  const say = useWords(exportWords);
  return <AreaPage title={say('title')}>{(areaId) => <Export key={areaId} areaId={areaId} />}</AreaPage>;
}

function Export({ areaId }: { areaId: string }) {
  const say = useWords(exportWords);
  const first = useLoad(() => call('GET /people/areas/:areaId', { areaId }), [areaId]);
  const [chosen, setChosen] = useState<{ areaId: string; fullName: string }>();
  const [choosing, setChoosing] = useState(false);
  const [format, setFormat] = useState<Format>('xlsx');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [exportId, setExportId] = useState<string>();
  const area = chosen ?? first.data;
  const missing = reason.trim().length < 2;
  const start = async () => {
    setAsked(true);
    if (missing || !area) return;
    const input = { areaId: area.areaId, reason: reason.trim(), format };
    const made = await attempt(() => call('POST /people/export-register', input));
    if (made) setExportId(made.exportId);
  };
  return (
    <WorkPage title={say('title')} of={[first]}>
      <Notice tone="info">{say('intro')}</Notice>
      {exportId ? (
        <Made key={exportId} exportId={exportId} format={format} onAgain={() => setExportId(undefined)} />
      ) : (
        <>
          <List>
            <Cell
              id="export-area"
              icon="building"
              title={say('where')}
              note={area?.fullName}
              onPress={() => setChoosing(true)}
            />
          </List>
          <Card>
            <Choice<Format>
              id="format"
              label={say('format')}
              options={[
                { value: 'xlsx', label: say('xlsx') },
                { value: 'csv', label: say('csv') },
              ]}
              value={format}
              onChange={setFormat}
            />
            <Field
              id="export-reason"
              label={say('reason')}
              hint={say('reasonHint')}
              value={reason}
              max={200}
              onChange={setReason}
              error={asked && missing ? say('reasonMissing') : undefined}
            />
            <Button id="export" wide onPress={start}>
              {say('go')}
            </Button>
          </Card>
        </>
      )}
      {choosing && (
        <ChooseArea
          title={say('where')}
          onClose={() => setChoosing(false)}
          onChoose={(one) => {
            setChosen(one);
            setChoosing(false);
          }}
        />
      )}
    </WorkPage>
  );
}

function Made({ exportId, format, onAgain }: { exportId: string; format: Format; onAgain: () => void }) {
  const made = useLoad(() => call('GET /people/exports/:exportId', { exportId }), [exportId]);
  useRefresh(made.reload, made.data?.state === 'waiting' ? 2 : 30);
  return <Part of={made}>{(shown) => <MadeCard shown={shown} format={format} onAgain={onAgain} />}</Part>;
}

function MadeCard({
  shown: { state, rows, link, expiresAt },
  format,
  onAgain,
}: {
  shown: ReplyOf<'GET /people/exports/:exportId'>;
  format: Format;
  onAgain: () => void;
}) {
  const say = useWords(exportWords);
  const when = useWhen();
  const again = (
    <Button id="export-again" kind="plain" onPress={onAgain}>
      {say('again')}
    </Button>
  );
  if (state === 'waiting')
    return (
      <Card title={say('making')}>
        <Skeleton rows={1} />
      </Card>
    );
  if (state !== 'ready' || link === null)
    return (
      <Notice tone="warn" action={again}>
        {say(state === 'failed' ? 'failed' : 'expired')}
      </Notice>
    );
  const download = async () => {
    if (!(await openExport(link, format))) toast({ text: say('notOpened'), tone: 'bad' });
  };
  return (
    <Card kind="now" title={say('ready', { rows: rows ?? 0 })}>
      {expiresAt && <Paragraph note>{say('until', { moment: when.moment(expiresAt) })}</Paragraph>}
      <Stack>
        <Button id="download" wide onPress={download}>
          {say('download')}
        </Button>
        {again}
      </Stack>
    </Card>
  );
}
