import { useState } from 'react';
import { Bars } from '../kit/bars.tsx';
import { Button } from '../kit/button.tsx';
import { Card, Heading, Paragraph, Stack } from '../kit/card.tsx';
import { confirm } from '../kit/confirm.tsx';
import { Empty } from '../kit/empty.tsx';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { Pager } from '../kit/pager.tsx';
import { Person } from '../kit/person.tsx';
import { Progress } from '../kit/progress.tsx';
import { QrCode } from '../kit/qr.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { Steps } from '../kit/steps.tsx';
import { Tag } from '../kit/tag.tsx';
import { toast } from '../kit/toast.tsx';
import { Skeleton } from '../kit/waiting.tsx';
import { useWords } from '../state/use-words.ts';
import { Inputs } from './inputs.tsx';
import { kitPageWords } from './words/kit-page.ts';

const nothing = () => undefined;

/** Every part of the kit in every state, for whoever builds pages and for the browser tests. */
export default function KitPage() {
  const say = useWords(kitPageWords);
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(true);
  const ask = () =>
    confirm({
      title: say('confirmTitle'),
      text: say('confirmText'),
      action: say('confirmAction'),
      danger: true,
    });
  return (
    <Page
      title={say('title')}
      footer={
        <Button id="k-main" onPress={nothing}>
          {say('primary')}
        </Button>
      }
    >
      <Card kind="now" title={say('primary')} aside={<Tag tone="warn">{say('warn')}</Tag>}>
        <Paragraph>{say('noticeInfo')}</Paragraph>
        <Button wide icon="sun" onPress={nothing}>
          {say('soft')}
        </Button>
      </Card>
      <Heading>{say('buttons')}</Heading>
      <Card>
        <Stack row>
          <Button kind="primary" onPress={nothing}>
            {say('primary')}
          </Button>
          <Button kind="plain" onPress={nothing}>
            {say('plain')}
          </Button>
          <Button kind="soft" icon="check" onPress={nothing}>
            {say('soft')}
          </Button>
          <Button kind="danger" onPress={nothing}>
            {say('danger')}
          </Button>
          <Button kind="link" onPress={nothing}>
            {say('link')}
          </Button>
          <Button busy onPress={nothing}>
            {say('busy')}
          </Button>
          <Button id="k-disabled" disabled onPress={() => setOpen(true)}>
            {say('disabled')}
          </Button>
        </Stack>
      </Card>
      <Heading>{say('states')}</Heading>
      <Card>
        <Stack row>
          <Tag tone="ok">{say('ok')}</Tag>
          <Tag tone="warn">{say('warn')}</Tag>
          <Tag tone="bad" icon="thermometer">
            {say('bad')}
          </Tag>
          <Tag tone="info" icon="people">
            {say('info')}
          </Tag>
          <Tag>{say('neutral')}</Tag>
        </Stack>
      </Card>
      <Heading>{say('notices')}</Heading>
      <Notice tone="info">{say('noticeInfo')}</Notice>
      <Notice tone="ok">{say('noticeOk')}</Notice>
      <Notice tone="warn">{say('noticeWarn')}</Notice>
      <Notice tone="bad" title={say('noticeBadTitle')}>
        {say('noticeBad')}
      </Notice>
      <Inputs />
      <Heading>{say('amounts')}</Heading>
      <Card>
        <Progress label={say('household')} done={3} total={4} />
        <Bars
          id="k-bars"
          label={say('amounts')}
          bars={[
            {
              key: 'b1',
              label: say('building', { number: 1 }),
              value: 96,
              total: 96,
              note: say('onTime', { count: 90 }),
            },
            { key: 'b2', label: say('building', { number: 2 }), value: 71, total: 96, onPress: nothing },
            { key: 'b3', label: say('building', { number: 3 }), value: 0, total: 0 },
          ]}
        />
      </Card>
      <Card title={say('stepsTitle')}>
        <Steps
          steps={[
            { key: 'a', title: say('stepSent'), note: say('stepSentNote'), state: 'done' },
            { key: 'b', title: say('stepSeen'), state: 'current' },
            { key: 'c', title: say('stepCalled'), state: 'todo' },
          ]}
        />
      </Card>
      <List title={say('peopleTitle')}>
        <Person
          name={say('personA')}
          note={say('personANote')}
          tags={<Tag tone="ok">{say('ok')}</Tag>}
          onPress={nothing}
        />
        <Person
          name={say('personB')}
          note={say('personBNote')}
          aside={
            <Button kind="plain" icon="call" onPress={nothing}>
              {say('stepCalled')}
            </Button>
          }
        />
      </List>
      <List title={say('listTitle')}>
        <Cell title={say('cellPlain')} value={say('cellPlainValue')} />
        <Cell icon="people" title={say('cellLink')} note={say('cellLinkNote')} onPress={nothing} />
        <Cell icon="history" title={say('disabled')} disabled onPress={nothing} />
      </List>
      <Card title={say('qrLabel')}>
        <QrCode text="https://linli.example/j/8F3K2Q" label={say('qrLabel')} />
      </Card>
      <Heading>{say('dialogs')}</Heading>
      <Card>
        <Stack row>
          <Button id="k-open" kind="plain" onPress={() => setOpen(true)}>
            {say('openSheet')}
          </Button>
          <Button id="k-ask" kind="plain" onPress={ask}>
            {say('askConfirm')}
          </Button>
          <Button id="k-toast" kind="plain" onPress={() => toast({ text: say('toastText'), undo: nothing })}>
            {say('showToast')}
          </Button>
        </Stack>
      </Card>
      <Card kind="quiet">
        <Empty text={say('empty')} note={say('emptyNote')} />
      </Card>
      <Heading>{say('loading')}</Heading>
      <Skeleton rows={2} />
      <Pager id="k-more" more={more} onMore={async () => setMore(false)} />
      <Sheet id="k-sheet" open={open} title={say('sheetTitle')} onClose={() => setOpen(false)}>
        <List>
          <Person name={say('personA')} note={say('personANote')} onPress={() => setOpen(false)} />
          <Person name={say('personB')} note={say('personBNote')} onPress={() => setOpen(false)} />
        </List>
      </Sheet>
    </Page>
  );
}
