import { Page } from '../../kit/page.tsx';
import { MemberForm } from '../../people/member-form.tsx';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { peopleWords } from '../../words/people.ts';

/** Adds a member, or changes what the register says of one. */
export default function MemberPage() {
  useMe();
  const say = useWords(peopleWords);
  const { householdId = '', personId } = useAbout();
  const households = useLoad(() => call('GET /people/my-households', {}), [], 'my-households');
  const household = households.data?.items.find((item) => item.householdId === householdId);
  const member = household?.members.find((one) => one.personId === personId);
  const title = personId === undefined ? say('memberNew') : say('memberEdit');
  if (!household || (personId !== undefined && !member))
    return <Page title={title} {...shellOf(households)} />;
  return <MemberForm title={title} householdId={householdId} member={member} />;
}
