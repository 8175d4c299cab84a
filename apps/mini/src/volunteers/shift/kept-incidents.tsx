import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { incidents, useIncidents } from '../../shifts/incidents.ts';
import { useWords } from '../../state/use-words.ts';
import { shiftPageWords } from '../words/shift.ts';

/** Reports that wait for a network, or that the server did not take. */
export function KeptIncidents() {
  const say = useWords(shiftPageWords);
  const items = useIncidents();
  const waiting = items.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      {waiting > 0 && (
        <Notice
          id="incidents-waiting"
          tone="warn"
          title={say('incidentWaiting', { count: waiting })}
          action={
            <Button id="incidents-send" kind="plain" onPress={() => incidents.flush()}>
              {say('sendNow')}
            </Button>
          }
        >
          {say('incidentKeptText')}
        </Notice>
      )}
      {items.map(
        ({ state, body, refusal }) =>
          state === 'refused' && (
            <Notice
              key={body.clientId}
              tone="bad"
              title={say('incidentRefused')}
              action={
                <Button
                  id={`remove-${body.clientId}`}
                  kind="plain"
                  onPress={() => incidents.remove(body.clientId)}
                >
                  {say('remove')}
                </Button>
              }
            >
              {[body.text, refusal?.title, refusal?.detail].filter(Boolean).join('；')}
            </Notice>
          ),
      )}
    </>
  );
}
