import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { toast } from '../../kit/toast.tsx';
import { dutyCodeIn } from '../../shifts/duty-code.ts';
import { useWords } from '../../state/use-words.ts';
import { shiftPageWords } from '../words/shift.ts';
import { canScan, scanInto } from './camera.ts';
import './scan-code.css';

/** Ways to a code: WeChat's scanner, the camera of a browser that reads codes, text somebody sent. */
export function ScanCode({ onCode }: { onCode: (code: string) => Promise<unknown> }) {
  const say = useWords(shiftPageWords);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [filming, setFilming] = useState(false);
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined); // closing rejects
    if (scanned === undefined) return;
    const code = dutyCodeIn(scanned.result);
    if (code === undefined) toast({ text: say('notACode'), tone: 'bad' });
    else await onCode(code);
  };
  const paste = async () => {
    const code = dutyCodeIn(typed);
    setWrong(code === undefined);
    if (code !== undefined) await onCode(code);
  };
  return (
    <Stack>
      {process.env.TARO_ENV === 'weapp' && (
        <Button id="scan" wide icon="scan" onPress={scan}>
          {say('scan')}
        </Button>
      )}
      {canScan() && !filming && (
        <Button id="camera" wide icon="camera" onPress={() => setFilming(true)}>
          {say('camera')}
        </Button>
      )}
      {filming && (
        <Camera
          onCode={(code) => {
            setFilming(false);
            onCode(code);
          }}
          onClose={() => setFilming(false)}
        />
      )}
      {process.env.TARO_ENV === 'h5' && <Paragraph note>{say('cameraElse')}</Paragraph>}
      <Field
        id="code-text"
        label={say('paste')}
        required={false}
        max={300}
        value={typed}
        error={wrong ? say('notACode') : undefined}
        onChange={setTyped}
      />
      {typed.trim() !== '' && (
        <Button id="code-text-go" kind="soft" onPress={paste}>
          {say('pasteGo')}
        </Button>
      )}
    </Stack>
  );
}

function Camera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const say = useWords(shiftPageWords);
  const host = useRef<Element>();
  useEffect(() => {
    const stop = new AbortController();
    const accept = (scanned: string) => {
      const code = stop.signal.aborted ? undefined : dutyCodeIn(scanned);
      if (code !== undefined) onCode(code);
      return code !== undefined;
    };
    if (host.current)
      scanInto(host.current, stop.signal, accept).catch(() => {
        if (stop.signal.aborted) return;
        toast({ text: say('cameraFailed'), tone: 'bad' });
        onClose();
      });
    return () => stop.abort();
  }, []);
  return (
    <>
      <View className="camera" ref={host} />
      <Button id="camera-stop" kind="plain" onPress={onClose}>
        {say('cameraStop')}
      </Button>
    </>
  );
}
