import { Empty } from '../../kit/empty.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { visitsWords } from '../words/visits.ts';
import { WorkPage } from '../work-page.tsx';
import { VisitCard } from './visit-card.tsx';

/** Households somebody has to go to, because no call reached them. */
export default function VisitsPage() {
  const say = useWords(visitsWords);
  const { slotId, areaId } = useAbout();
  const visits = usePages(
    (cursor) => call('GET /reports/visits', { slotId, areaId, cursor }),
    [slotId, areaId],
  );
  return (
    <WorkPage title={say('title')} of={[visits]} seconds={60}>
      <Rows id="visits" of={visits} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) =>
          items.map((visit) => <VisitCard key={visit.visitId} visit={visit} onRecorded={visits.reload} />)
        }
      </Rows>
    </WorkPage>
  );
}
