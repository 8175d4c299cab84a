import { Text, View } from '@tarojs/components';
import { accessible } from '../kit/accessible.ts';
import { classes } from '../kit/classes.ts';
import { Icon, type IconName } from '../kit/icon.tsx';

export interface Figure {
  label: string;
  value: string | number;
  /** Marks a number that somebody should look at; the picture says it beside the colour. */
  tone?: 'bad' | 'warn';
}

const pictures = { bad: 'alert', warn: 'waiting' } as const satisfies Record<string, IconName>;

/** A few numbers beside each other, each with its name; wraps where there is no room. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const shown = figures.map(({ value }) => (typeof value === 'number' ? grouped(value) : value));
  const wide = shown.some((value) => value.length > 5);
  return (
    <View className={classes('figures', wide && 'figures--wide')} {...accessible({ role: 'list' })}>
      {figures.map(({ label, tone }, at) => (
        <View
          key={label}
          className={classes('figure', tone && `figure--${tone}`)}
          {...accessible({ role: 'listitem', label: `${label} ${shown[at]}` })}
        >
          <View className="figure__value">
            <Text>{shown[at]}</Text>
            {tone && <Icon name={pictures[tone]} size={16} />}
          </View>
          <Text className="figure__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}

/** A number with its thousands set apart. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
