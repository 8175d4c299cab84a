import type { ReplyOf } from '@linli/contracts/catalog';
import { gapReasons } from '@linli/contracts/reports/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { go, goReport } from '../go.ts';
import { deskWords } from '../words/desk.ts';
import { gapsWords } from '../words/gaps.ts';
import type { Gap } from './gap-cell.tsx';
import { ReasonForm } from './reason-form.tsx';

export interface GapSheetProps {
  gap: Gap;
  slot: ReplyOf<'GET /reports/coverage'>['slot'];
  mayChase: boolean;
  mayReport: boolean;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

/** What can be done about one household that has not reported. */
export function GapSheet({ gap, slot, mayChase, mayReport, onClose, onChanged }: GapSheetProps) {
  const say = useWords(gapsWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const [asking, setAsking] = useState(false);
  const report = (basis: 'phone' | 'visit' | 'paper') => {
    onClose();
    goReport(slot.slotId, gap.householdId, basis);
  };
  const lift = async (personId: string) => {
    const input = { roundId: slot.roundId, personId };
    if (!(await attempt(() => call('POST /reports/lift-gap-reason', input)))) return;
    toast(say('lifted'));
    await onChanged();
  };
  if (asking)
    return (
      <ReasonForm
        address={gap.address}
        people={gap.missing}
        roundId={slot.roundId}
        onClose={onClose}
        onSaved={onChanged}
      />
    );
  return (
    <Sheet id="gap" open title={gap.address} onClose={onClose}>
      <Stack>
        <List title={say('who')}>
          {gap.missing.map(({ personId, name, reason }) => (
            <Person
              key={personId}
              name={name}
              tags={reason && <Tag>{label(gapReasons[reason])}</Tag>}
              aside={
                reason &&
                mayChase && (
                  <Button id={`lift-${personId}`} kind="link" onPress={() => lift(personId)}>
                    {say('lift')}
                  </Button>
                )
              }
            />
          ))}
        </List>
        <View className="answers">
          {mayReport && (
            <>
              <Button id="by-phone" icon="call" onPress={() => report('phone')}>
                {say('byPhone')}
              </Button>
              <Button id="by-visit" kind="soft" icon="home" onPress={() => report('visit')}>
                {say('byVisit')}
              </Button>
              <Button id="by-paper" kind="soft" icon="edit" onPress={() => report('paper')}>
                {say('byPaper')}
              </Button>
            </>
          )}
          {mayChase && (
            <Button id="why-not" kind="soft" icon="text" onPress={() => setAsking(true)}>
              {say('whyNot')}
            </Button>
          )}
          <Button
            id="open-household"
            kind="plain"
            onPress={() => {
              onClose();
              go('household', { householdId: gap.householdId });
            }}
          >
            {sayDesk('openHousehold')}
          </Button>
        </View>
      </Stack>
    </Sheet>
  );
}
