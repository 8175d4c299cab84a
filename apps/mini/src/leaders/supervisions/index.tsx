import { Empty } from '../../kit/empty.tsx';
import { useLive } from '../../state/live.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useDesk } from '../desk.ts';
import { Rows } from '../part.tsx';
import { SupervisionCard } from '../supervision-card.tsx';
import { pleasWords } from '../words/pleas.ts';
import { WorkPage } from '../work-page.tsx';

/** 督办: asked of me and by me, open ones first. */
export default function SupervisionsPage() {
  const say = useWords(pleasWords);
  const desk = useDesk();
  const supervisions = usePages((cursor) => call('GET /escalation/supervisions', { cursor }));
  useLive(supervisions.reload);
  return (
    <WorkPage title={say('supervisions')} of={[desk.me]} also={[supervisions]}>
      <Rows
        id="supervisions"
        of={supervisions}
        empty={<Empty text={say('noSupervisions')} note={say('noSupervisionsNote')} />}
      >
        {(items) =>
          items.map((one) => (
            <SupervisionCard key={one.supervisionId} supervision={one} onChanged={supervisions.reload} />
          ))
        }
      </Rows>
    </WorkPage>
  );
}
