import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useArea } from '../shell/me.ts';
import { useWords } from '../state/use-words.ts';
import { sentenceOf, upload } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a template: a new one for the area shown, or a newer version of one. What is wrong with it is said here. */
export function UploadTemplate({ of }: { of?: { templateId: string; areaId: string } }) {
  const say = useWords(sheetsWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const here = useArea();
  const areaId = of?.areaId ?? here.areaId;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (file: File) => {
    if (areaId === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { templateId, unmapped } = await upload(
        'POST /sheets/upload-template',
        { areaId, fileName: file.name.slice(-120), ...(of ? { templateId: of.templateId } : {}) },
        file,
        workbook,
      );
      message.success(unmapped > 0 ? say('uploadedOpen', { cells: unmapped }) : say('uploadedWhole'));
      await queries.invalidateQueries();
      await navigate({ to: '/sheets/$id', params: { id: templateId }, search: { tab: 'mapping' } });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure !== undefined && (
        <Alert
          className="said"
          type="error"
          showIcon
          role="alert"
          title={say('notTaken')}
          description={sentenceOf(failure)}
        />
      )}
      <Upload
        accept=".xlsx"
        showUploadList={false}
        disabled={busy || areaId === undefined}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button type={of ? 'default' : 'primary'} loading={busy}>
          {say(of ? 'uploadVersion' : 'chooseFile')}
        </Button>
      </Upload>
    </>
  );
}
