import { useState } from 'react';
import { Empty } from '../../kit/empty.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { Rows } from '../part.tsx';
import { onDutyWords } from '../words/on-duty.ts';
import { WorkPage } from '../work-page.tsx';
import { CorrectionCard } from './correction-card.tsx';
import { SettleCard } from './settle-card.tsx';

type Which = 'duties' | 'corrections';

/** What waits for a second party: hours to confirm, people who did not come, disputes, and corrections of the record. */
export default function ToSettlePage() {
  const say = useWords(onDutyWords);
  return <AreaPage title={say('settle')}>{(areaId) => <ToSettle key={areaId} areaId={areaId} />}</AreaPage>;
}

function ToSettle({ areaId }: { areaId: string }) {
  const say = useWords(onDutyWords);
  const [which, setWhich] = useState<Which>('duties');
  const duties = usePages((cursor) => call('GET /shifts/to-settle', { areaId, cursor }), [areaId]);
  const corrections = usePages((cursor) => call('GET /hours/corrections', { cursor }));
  const open = corrections.items.filter(({ decided, mayDecide }) => decided === null && mayDecide);
  return (
    <WorkPage title={say('settle')} of={[duties]} also={[corrections]} seconds={60}>
      <Tabs<Which>
        id="which"
        label={say('settleWhich')}
        items={[
          { value: 'duties', label: say('duties'), count: duties.items.length },
          { value: 'corrections', label: say('corrections'), count: open.length },
        ]}
        value={which}
        onChange={setWhich}
      />
      {which === 'duties' ? (
        <Rows id="duties" of={duties} empty={<Empty text={say('nothing')} note={say('nothingNote')} />}>
          {(items) =>
            items.map((matter) => (
              <SettleCard
                key={`${matter.what} ${matter.person.claimId}`}
                matter={matter}
                onChanged={duties.reload}
              />
            ))
          }
        </Rows>
      ) : (
        <Rows id="corrections" of={corrections} empty={<Empty text={say('noCorrections')} />}>
          {(items) =>
            items.map((correction) => (
              <CorrectionCard
                key={correction.correctionId}
                correction={correction}
                onChanged={corrections.reload}
              />
            ))
          }
        </Rows>
      )}
    </WorkPage>
  );
}
