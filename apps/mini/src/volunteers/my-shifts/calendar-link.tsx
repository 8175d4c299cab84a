import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { claimWords } from '../words/shifts.ts';

/** The private calendar link: issued, copied once, ended; with what it gives away. */
export function CalendarLink() {
  const say = useWords(claimWords);
  const when = useWhen();
  const link = useLoad(() => call('GET /shifts/calendar', {}));
  const [address, setAddress] = useState<string>();
  if (!link.data) return null;
  const { issuedAt, lastReadAt } = link.data;
  const issue = async () => {
    const again = {
      title: say('calendarAgain'),
      text: say('calendarAgainText'),
      action: say('calendarAgain'),
    };
    if (issuedAt !== null && !(await confirm(again))) return;
    const issued = await attempt(() => call('POST /shifts/issue-calendar', {}));
    if (issued) setAddress(wholeAddress(issued.path));
    await link.reload();
  };
  const copy = async () => {
    await Taro.setClipboardData({ data: address ?? '' });
    toast(say('calendarCopied'));
  };
  const revoke = async () => {
    if (!(await attempt(() => call('POST /shifts/revoke-calendar', {})))) return;
    setAddress(undefined);
    toast(say('calendarRevoked'));
    await link.reload();
  };
  return (
    <Card id="calendar" title={say('calendar')}>
      <Paragraph>{say('calendarText')}</Paragraph>
      <Notice tone="plain">{say('calendarWarn')}</Notice>
      {issuedAt !== null && (
        <Paragraph note>
          {[
            say('calendarSince', { moment: when.moment(issuedAt) }),
            lastReadAt === null
              ? say('calendarNeverRead')
              : say('calendarRead', { moment: when.moment(lastReadAt) }),
          ].join(' · ')}
        </Paragraph>
      )}
      {address !== undefined && (
        <>
          <Paragraph>{address}</Paragraph>
          <Paragraph note>{say('calendarOnce')}</Paragraph>
        </>
      )}
      <Stack row>
        {address !== undefined && (
          <Button id="calendar-copy" onPress={copy}>
            {say('calendarCopy')}
          </Button>
        )}
        <Button id="calendar-issue" kind="soft" icon="calendar" onPress={issue}>
          {say(issuedAt === null ? 'calendarIssue' : 'calendarAgain')}
        </Button>
        {issuedAt !== null && (
          <Button id="calendar-revoke" kind="plain" onPress={revoke}>
            {say('calendarRevoke')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

/** The path below the API as a calendar needs it; on H5 the API has the address of the page. */
function wholeAddress(path: string): string {
  const address = `${process.env.LINLI_API}${path.replace(/^\/api(?=\/)/, '')}`;
  return process.env.TARO_ENV === 'h5' ? new URL(address, location.origin).href : address;
}
