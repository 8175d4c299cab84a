import type { ReplyOf } from '@linli/contracts/catalog';
import { alertKinds } from '@linli/contracts/reports/labels';
import { Text, View } from '@tarojs/components';
import { accessible, pressable } from '../kit/accessible.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import '../kit/list.css';
import { useLabel } from '../state/use-label.ts';
import { useWhen } from '../state/when.ts';
import { LevelTag } from './level-tag.tsx';

export type Alert = ReplyOf<'GET /reports/alerts'>['items'][number];

/** One alert in a line or three: how serious, what, who and where, the facts, when. */
export function AlertRow({ alert, onPress }: { alert: Alert; onPress?: () => void }) {
  const label = useLabel();
  const when = useWhen();
  const does = onPress ? pressable({}, onPress) : accessible({});
  return (
    <View id={`alert-${alert.alertId}`} className={classes('cell', onPress && 'pressable')} {...does}>
      <View className="cell__main">
        <View className="tagline">
          <LevelTag level={alert.level} />
          <Text className="cell__title">{label(alertKinds[alert.kind])}</Text>
        </View>
        <View className="alert__who">
          <Text>{[alert.personName, alert.address].filter(Boolean).join(' · ')}</Text>
        </View>
        {alert.facts.map(({ text, value }) => (
          <View key={text.zh} className="alert__fact">
            <Text>
              {label(text)} {label(value)}
            </Text>
          </View>
        ))}
        <View className="cell__note">
          <Text>{when.moment(alert.createdAt)}</Text>
        </View>
      </View>
      {onPress && <Icon name="next" size={18} />}
    </View>
  );
}
