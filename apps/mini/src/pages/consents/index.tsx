import type { ReplyOf } from '@linli/contracts/catalog';
import { consentKinds } from '@linli/contracts/people/labels';
import { useState } from 'react';
import { PrivacySheet } from '../../identity/privacy-sheet.tsx';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Page } from '../../kit/page.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { forgetKept } from '../../state/kept.ts';
import { loadMe, useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { accountWords } from '../../words/account.ts';

type Consent = ReplyOf<'GET /people/consents'>['items'][number];

const purposes = {
  privacy: 'privacyWhat',
  health: 'healthWhat',
  whereabouts: 'whereaboutsWhat',
  'children-data': 'childrenWhat',
} as const;

/** Every consent by itself: what it is for, given or not, to be given or withdrawn at once. */
export default function Consents() {
  useMe();
  const say = useWords(accountWords);
  const label = useLabel();
  const when = useWhen();
  const consents = useLoad(() => call('GET /people/consents', {}));
  const [notice, setNotice] = useState(false);

  const after = async (done: unknown, words: string) => {
    if (!done) return;
    forgetKept('sheet:'); // other questions are asked now
    toast(words);
    await Promise.all([consents.reload(), attempt(loadMe)]);
  };
  const give = async ({ kind, version }: Consent) =>
    after(await attempt(() => call('POST /people/give-consent', { kind, version })), say('agreed'));
  const withdraw = async ({ kind }: Consent) => {
    const yes = await confirm({
      title: say('withdrawAsk', { kind: label(consentKinds[kind]) }),
      text: kind === 'privacy' ? say('withdrawPrivacy') : say('withdrawOther'),
      action: say('withdraw'),
      danger: true,
    });
    if (yes)
      await after(await attempt(() => call('POST /people/withdraw-consent', { kind })), say('withdrawn'));
  };
  return (
    <Page title={say('consents')} {...shellOf(consents)}>
      <Paragraph>{say('consentsNote')}</Paragraph>
      {consents.data?.items.map((consent) => {
        const { kind, version, givenVersion, givenAt, withdrawnAt } = consent;
        const given = givenVersion === version && withdrawnAt === null;
        const since = given ? givenAt : withdrawnAt;
        return (
          <Card
            key={kind}
            id={`consent-${kind}`}
            title={label(consentKinds[kind])}
            aside={given ? <Tag tone="ok">{say('given')}</Tag> : <Tag>{say('notGiven')}</Tag>}
          >
            <Paragraph>{say(purposes[kind])}</Paragraph>
            {givenVersion !== null && givenVersion < version && (
              <Paragraph note>{say('newVersion')}</Paragraph>
            )}
            {since !== null && (
              <Paragraph note>
                {given
                  ? say('givenAt', { moment: when.moment(since) })
                  : say('withdrawnAt', { moment: when.moment(since) })}
              </Paragraph>
            )}
            <Stack row>
              {given ? (
                <Button id={`withdraw-${kind}`} kind="plain" onPress={() => withdraw(consent)}>
                  {say('withdraw')}
                </Button>
              ) : (
                <Button id={`agree-${kind}`} kind="soft" icon="check" onPress={() => give(consent)}>
                  {say('agree')}
                </Button>
              )}
              {kind === 'privacy' && (
                <Button kind="link" onPress={() => setNotice(true)}>
                  {say('notice')}
                </Button>
              )}
            </Stack>
          </Card>
        );
      })}
      <PrivacySheet open={notice} onClose={() => setNotice(false)} />
    </Page>
  );
}
