import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../wire/client.ts';

/** What a workbook is called on the wire. */
export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A button that asks for a file and sends it; what is wrong with the file as a whole is said above it. */
export function SendFile({
  accept,
  text,
  notTaken,
  primary = true,
  disabled,
  send,
}: {
  /** Endings, with dots: `.xlsx,.csv`. */
  accept: string;
  text: string;
  /** Head of the refusal. */
  notTaken: string;
  primary?: boolean;
  disabled: boolean;
  send: (file: File) => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await send(file);
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
          title={notTaken}
          description={sentenceOf(failure)}
        />
      )}
      <Upload
        accept={accept}
        showUploadList={false}
        disabled={busy || disabled}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <Button type={primary ? 'primary' : 'default'} loading={busy}>
          {text}
        </Button>
      </Upload>
    </>
  );
}
