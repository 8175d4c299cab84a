import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { Paragraph } from '../../kit/card.tsx';
import { Notice } from '../../kit/notice.tsx';
import { QrCode } from '../../kit/qr.tsx';
import { addressForDuty } from '../../shifts/duty-code.ts';
import { clock } from '../../state/clock.ts';
import { useNow } from '../../state/now.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { onDutyWords } from '../words/on-duty.ts';
import { WorkPage } from '../work-page.tsx';
import './duty-code.css';
import { keepScreenOn } from './keep-screen-on.ts';

/** A new code is fetched so long before the old one ends: whoever scans late still gets a good one. */
const earlyMs = 15_000;
/** Without network it is tried again after so long. */
const againMs = 5_000;

/** The changing code of a checkpoint over the whole screen, for a phone or tablet that stands there. */
export default function DutyCodePage() {
  const say = useWords(onDutyWords);
  const { checkpointId = '' } = useAbout();
  const code = useLoad(() => call('GET /shifts/code/:checkpointId', { checkpointId }), [checkpointId]);
  const { data, failure, reload } = code;
  const now = useNow(1);
  const left = data ? Date.parse(data.validUntil) - now.getTime() : undefined;
  useEffect(() => {
    if (data === undefined) return;
    const timer = setTimeout(
      reload,
      Math.max(againMs, Date.parse(data.validUntil) - clock.now().getTime() - earlyMs),
    );
    return () => clearTimeout(timer);
  }, [data, failure, reload]);
  useDidShow(() => keepScreenOn(true));
  useDidHide(() => keepScreenOn(false));
  useEffect(() => () => keepScreenOn(false), []);
  return (
    <WorkPage title={data?.name ?? say('codeTitle')} of={[code]}>
      {data && left !== undefined && left <= 0 && failure ? (
        <Notice tone="bad">{say('codeOld')}</Notice>
      ) : (
        data && (
          <View id="duty-code" className="duty-code">
            <QrCode text={addressForDuty(data.text)} label={say('codeLabel', { name: data.name })} />
            <Paragraph>{say('codeHow')}</Paragraph>
            <Text id="code-text" className="duty-code__text" selectable>
              {data.text}
            </Text>
            <Paragraph note>
              {left !== undefined && left > earlyMs
                ? say('codeFresh', { seconds: Math.ceil((left - earlyMs) / 1000) })
                : say('codeRenewing')}
            </Paragraph>
            <Paragraph note>{say('codeKeep')}</Paragraph>
          </View>
        )
      )}
    </WorkPage>
  );
}
