import { alertEndings, alertKinds } from '@linli/contracts/reports/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { type Alert, AlertRow } from '../alert-row.tsx';
import { go } from '../go.ts';
import { NumberSheet } from '../number-sheet.tsx';
import { alertsWords } from '../words/alerts.ts';
import { deskWords } from '../words/desk.ts';

export interface AlertCardProps {
  alert: Alert;
  mayHandle: boolean;
  mayCall: boolean;
  onChanged: () => Promise<unknown>;
}

/** One alert with what can be done about it now. */
export function AlertCard({ alert, mayHandle, mayCall, onChanged }: AlertCardProps) {
  const say = useWords(alertsWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const when = useWhen();
  const [closing, setClosing] = useState(false);
  const [phone, setPhone] = useState<string | null>();
  const { alertId, householdId, personId, personName } = alert;
  const take = async () => {
    if (await attempt(() => call('POST /reports/take-alert', { alertId }))) toast(say('tookIt'));
    await onChanged();
  };
  const resolve = async (outcome: string) => {
    const done = await attempt(() => call('POST /reports/resolve-alert', { alertId, outcome }));
    if (done) toast(say('saved'));
    if (done) await onChanged();
    return done;
  };
  const reveal = async () => {
    if (!personId) return;
    const yes = await confirm({
      title: say('callTitle', { name: personName ?? '' }),
      text: sayDesk('logged'),
      action: say('callDo'),
    });
    if (!yes) return;
    const reason = say('callReason', { kind: label(alertKinds[alert.kind]) });
    const full = await attempt(() => call('POST /people/view-in-full', { personId, reason }));
    if (full) setPhone(full.phone);
  };
  const ended = (outcome: string) =>
    outcome in alertEndings ? label(alertEndings[outcome as keyof typeof alertEndings]) : outcome;
  const open = alert.state !== 'resolved';
  return (
    <View className="card card--rows">
      <AlertRow alert={alert} />
      {alert.takenBy && alert.takenAt && (
        <Paragraph note>
          {say(alert.state === 'resolved' ? 'doneBy' : 'takenBy', {
            name: alert.takenBy,
            moment: when.moment(alert.takenAt),
          })}
        </Paragraph>
      )}
      {alert.outcome && <Paragraph>{say('outcome', { outcome: ended(alert.outcome) })}</Paragraph>}
      <View className="actions">
        {mayHandle && alert.state === 'open' && (
          <Button id={`take-${alertId}`} onPress={take}>
            {say('take')}
          </Button>
        )}
        {mayHandle && alert.state === 'taken' && (
          <Button id={`resolve-${alertId}`} onPress={() => setClosing(true)}>
            {say('resolve')}
          </Button>
        )}
        {open && mayCall && personId && (
          <Button id={`call-${alertId}`} kind="soft" icon="call" onPress={reveal}>
            {say('call')}
          </Button>
        )}
        {householdId && (
          <Button id={`household-${alertId}`} kind="plain" onPress={() => go('household', { householdId })}>
            {sayDesk('openHousehold')}
          </Button>
        )}
      </View>
      {closing && (
        <ReasonSheet
          id="resolve"
          title={say('resolveTitle')}
          text={say('resolveText')}
          label={say('resolveLabel')}
          ready={[say('ready1'), say('ready2'), say('ready3'), say('ready4')]}
          action={say('resolve')}
          onClose={() => setClosing(false)}
          onDone={resolve}
        />
      )}
      {phone !== undefined && (
        <NumberSheet name={personName ?? ''} phone={phone} onClose={() => setPhone(undefined)} />
      )}
    </View>
  );
}
