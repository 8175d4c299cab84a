import { MemberForm } from '../../people/member-form.tsx';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { peopleWords } from '../../words/people.ts';
import { WorkPage } from '../work-page.tsx';

/** Adds somebody to a household, or changes what the register says of somebody. */
export default function EditMemberPage() {
  useMe();
  const say = useWords(peopleWords);
  const { householdId = '', personId } = useAbout();
  const household = useLoad(
    () => call('GET /people/households/:householdId', { householdId }),
    [householdId],
  );
  const title = say(personId === undefined ? 'memberNew' : 'memberEdit');
  const member = household.data?.members.find((one) => one.personId === personId);
  if (!household.data || (personId !== undefined && !member))
    return <WorkPage title={title} of={[household]} />;
  return <MemberForm title={title} householdId={householdId} member={member} />;
}
