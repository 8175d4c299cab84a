import { useWords } from '../../state/use-words.ts';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { Tiles } from '../tiles.tsx';
import { casesWords } from '../words/cases.ts';

/** Ways to what belongs to requests and alerts besides the desk itself, as far as the posts allow. */
export function CaseTools({ desk: { may }, areaId }: { desk: Desk; areaId: string }) {
  const say = useWords(casesWords);
  const tools = [
    { page: 'pleas', icon: 'paper', right: 'requests.approve' },
    { page: 'supervisions', icon: 'up', right: 'cases.escalate' },
    { page: 'rates', icon: 'chart', right: 'requests.rates' },
    { page: 'requests', icon: 'list', right: 'requests.view' },
    { page: 'team', icon: 'people', right: 'matching.view' },
    { page: 'absences', icon: 'calendar', right: 'requests.handle' },
    { page: 'ladders', icon: 'settings', right: 'requests.view' },
    { page: 'kinds', icon: 'more', right: 'requests.view' },
    { page: 'alerts', icon: 'thermometer', right: 'alerts.view' },
  ] as const;
  return (
    <Tiles
      tiles={tools
        .filter(({ right }) => may(right))
        .map(({ page, icon }) => ({
          id: `tool-${page}`,
          icon,
          label: say(page),
          onPress: () => go(page, { areaId }),
        }))}
    />
  );
}
