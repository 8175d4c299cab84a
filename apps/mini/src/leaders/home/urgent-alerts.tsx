import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AlertRow } from '../alert-row.tsx';
import { go } from '../go.ts';
import { Part } from '../part.tsx';
import { homeWords } from '../words/home.ts';

const shown = 3;

/** The most serious open alerts of an area. That there are none is said in one quiet line. */
export function UrgentAlerts({ areaId }: { areaId: string }) {
  const say = useWords(homeWords);
  const alerts = useLoad(
    () => call('GET /reports/alerts', { areaId, state: 'open', limit: shown }),
    [areaId],
  );
  const goAlerts = () => go('alerts', { areaId });
  return (
    <Part of={alerts}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Stack row>
            <Tag tone="ok">{say('noAlerts')}</Tag>
            <Button id="all-alerts" kind="link" onPress={goAlerts}>
              {say('earlierAlerts')}
            </Button>
          </Stack>
        ) : (
          <Stack>
            <List id="urgent" title={say('alerts')}>
              {items.map((alert) => (
                <AlertRow key={alert.alertId} alert={alert} onPress={goAlerts} />
              ))}
            </List>
            {nextCursor !== null && (
              <Button id="all-alerts" kind="plain" onPress={goAlerts}>
                {say('allAlerts')}
              </Button>
            )}
          </Stack>
        )
      }
    </Part>
  );
}
