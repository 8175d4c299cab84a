import { requestBases } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Heading } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { choose } from '../../kit/choose.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Skeleton } from '../../kit/waiting.tsx';
import type { Kind } from '../../requests/asking.ts';
import { EmergencyRow } from '../../requests/emergency.tsx';
import { KindTiles } from '../../requests/kind-tiles.tsx';
import { isStaffBasis, type StaffBasis, staffBases, useWhoms, type Whom } from '../../requests/whom.ts';
import { askWords } from '../../requests/words/ask.ts';
import { openPage, useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { kitWords } from '../../words/kit.ts';

/** For whom, and what kind of help: large pictures. Staff come here with the household that called or was visited. */
export default function AskPage() {
  const say = useWords(askWords);
  const label = useLabel();
  const about = useAbout();
  const [basis, setBasis] = useState<StaffBasis>(isStaffBasis(about.basis) ? about.basis : 'phone');
  const staff = about.householdId === undefined ? undefined : { householdId: about.householdId, basis };
  const { whoms, source } = useWhoms(staff);
  const [chosen, setChosen] = useState<string>();
  const whom = whoms.find(({ key }) => key === chosen) ?? whoms[0];
  const change = async () => {
    const options = whoms.map(({ key, label: name }) => ({ value: key, label: name }));
    const key = await choose({ title: say('whom'), options, value: whom?.key });
    if (key !== undefined) setChosen(key);
  };
  return (
    <Page title={say('title')} {...shellOf(source)}>
      <EmergencyRow />
      {staff && (
        <Choice
          id="basis"
          label={say('basis')}
          row
          value={basis}
          options={staffBases.map((value) => ({ value, label: label(requestBases[value]) }))}
          onChange={setBasis}
        />
      )}
      {whom === undefined ? (
        <Empty
          text={say('noHome')}
          note={say('noHomeNote')}
          action={
            <Button id="ask-join" onPress={() => openPage('join')}>
              {say('noHomeGo')}
            </Button>
          }
        />
      ) : (
        <>
          <List>
            <Cell
              id="whom"
              icon="person"
              title={whom.label}
              note={[say('whom'), whom.label === whom.address ? '' : whom.address]
                .filter(Boolean)
                .join(' · ')}
              {...(whoms.length > 1 ? { onPress: change } : {})}
            />
          </List>
          <Kinds key={whom.householdId} whom={whom} />
        </>
      )}
      <List>
        <Cell id="to-requests" icon="list" title={say('mineAll')} onPress={() => openPage('requests')} />
      </List>
    </Page>
  );
}

function Kinds({ whom }: { whom: Whom }) {
  const say = useWords(askWords);
  const kit = useWords(kitWords);
  const { householdId, personId, basis } = whom;
  const kinds = useLoad(
    () => call('GET /requests/kinds', { householdId }),
    [householdId],
    `kinds:${householdId}`,
  );
  const open = (kind: Kind) =>
    openPage('ask-form', { kind: kind.key, householdId, personId: personId ?? undefined, basis });
  if (kinds.loading) return <Skeleton rows={4} />;
  if (!kinds.data && kinds.failure)
    return (
      <Empty
        text={kinds.failure.title}
        action={
          <Button id="kinds-again" kind="plain" onPress={kinds.reload}>
            {kit('retry')}
          </Button>
        }
      />
    );
  const items = kinds.data?.items ?? [];
  if (items.length === 0) return <Empty text={say('noKinds')} note={say('noKindsNote')} />;
  return (
    <>
      <Heading>{say('what')}</Heading>
      <KindTiles kinds={items} onChoose={open} />
    </>
  );
}
