import type { ReplyOf } from '@linli/contracts/catalog';
import { App, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useArea } from '../shell/me.ts';
import { Part } from '../shell/states.tsx';
import { useWhen } from '../state/use-when.ts';
import { useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { useReading } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';

/** Asks for the register of the area shown as a masked file; the link to it ends in minutes. */
export function ExportSheet({ onClose }: { onClose: () => void }) {
  const say = useWords(registerWords);
  const { message } = App.useApp();
  const { areaId } = useArea();
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [asked, setAsked] = useState<string>();
  const area = useReading(
    'GET /people/areas/:areaId',
    { areaId: areaId ?? '' },
    { enabled: areaId !== undefined },
  );
  const ask = async (reason: string) => {
    if (areaId === undefined) return false;
    try {
      const { exportId } = await call('POST /people/export-register', { areaId, reason, format });
      setAsked(exportId);
    } catch (error) {
      message.error(sentenceOf(error));
    }
    // The window goes on to the file.
    return false;
  };
  if (asked !== undefined)
    return (
      <Modal open title={say('export')} footer={null} onCancel={onClose}>
        <Made exportId={asked} />
      </Modal>
    );
  return (
    <ReasonSheet
      title={say('exportOf', { area: area.data?.fullName ?? '' })}
      label={say('exportWhy')}
      onClose={onClose}
      onSend={ask}
    >
      <p>{say('exportNote')}</p>
      <Form.Item label={say('format')}>
        <Radio.Group
          value={format}
          onChange={({ target }) => setFormat(target.value as 'xlsx' | 'csv')}
          options={[
            { value: 'xlsx', label: 'Excel (xlsx)' },
            { value: 'csv', label: 'CSV' },
          ]}
        />
      </Form.Item>
    </ReasonSheet>
  );
}

const shown = {
  waiting: 'exportWaiting',
  ready: 'exportReady',
  expired: 'exportExpired',
  failed: 'exportFailed',
} as const;

function Made({ exportId }: { exportId: string }) {
  const say = useWords(registerWords);
  const when = useWhen();
  const made = useReading('GET /people/exports/:exportId', { exportId }, { every: 2 });
  return (
    <Part of={made}>
      {({ state, rows, link, expiresAt }: ReplyOf<'GET /people/exports/:exportId'>) => (
        <div role="status">
          <p>{say(shown[state], { rows: rows ?? 0, until: expiresAt ? when.time(expiresAt) : '' })}</p>
          {link && (
            <p>
              <a href={link} download>
                {say('download')}
              </a>
            </p>
          )}
        </div>
      )}
    </Part>
  );
}
