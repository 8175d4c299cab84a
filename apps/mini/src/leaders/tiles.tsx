import { Text, View } from '@tarojs/components';
import { pressable } from '../kit/accessible.ts';
import { Icon, type IconName } from '../kit/icon.tsx';

export interface Tile {
  id: string;
  icon: IconName;
  label: string;
  onPress: () => void;
}

/** Ways to tools that are used less often, beside each other. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <View className="tiles">
      {tiles.map(({ id, icon, label, onPress }) => (
        <View key={id} id={id} className="tile pressable" {...pressable({ label }, onPress)}>
          <Icon name={icon} />
          <Text className="tile__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}
