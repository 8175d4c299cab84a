import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useArea } from '../shell/me.ts';
import { SendFile, workbook } from '../shell/send-file.tsx';
import { useWords } from '../state/use-words.ts';
import { upload } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';

/** Sends a template: a new one for the area shown, or a newer version of one. What is wrong with it is said here. */
export function UploadTemplate({ of }: { of?: { templateId: string; areaId: string } }) {
  const say = useWords(sheetsWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const here = useArea();
  const areaId = of?.areaId ?? here.areaId;
  return (
    <SendFile
      accept=".xlsx"
      text={say(of ? 'uploadVersion' : 'chooseFile')}
      notTaken={say('notTaken')}
      primary={!of}
      disabled={areaId === undefined}
      send={async (file) => {
        if (areaId === undefined) return;
        const { templateId, unmapped } = await upload(
          'POST /sheets/upload-template',
          { areaId, fileName: file.name.slice(-120), ...(of ? { templateId: of.templateId } : {}) },
          file,
          workbook,
        );
        message.success(unmapped > 0 ? say('uploadedOpen', { cells: unmapped }) : say('uploadedWhole'));
        await queries.invalidateQueries();
        await navigate({ to: '/sheets/$id', params: { id: templateId }, search: { tab: 'mapping' } });
      }}
    />
  );
}
