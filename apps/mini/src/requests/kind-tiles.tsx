import { Text, View } from '@tarojs/components';
import { pressable } from '../kit/accessible.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { useLabel } from '../state/use-label.ts';
import type { Kind } from './asking.ts';
import './kind-tiles.css';

/** Kinds that are about people rather than things carry the lantern's colour. */
const warm = new Set(['heart', 'hand', 'scales', 'question', 'pill']);

/** Kinds of help as large pictures. */
export function KindTiles({ kinds, onChoose }: { kinds: readonly Kind[]; onChoose: (kind: Kind) => void }) {
  const label = useLabel();
  return (
    <View id="kinds" className="kinds">
      {kinds.map((kind) => {
        const { picture, name } = kind.definition;
        return (
          <View
            key={kind.kindId}
            id={`kind-${kind.key}`}
            className={classes('kind', 'pressable', warm.has(picture) && 'kind--warm')}
            {...pressable({ label: label(name) }, () => onChoose(kind))}
          >
            <View className="kind__picture">
              <Icon name={picture} size={38} />
            </View>
            <Text className="kind__name">{label(name)}</Text>
          </View>
        );
      })}
    </View>
  );
}
