import { occupancies, personTags, relations, tenancies } from '@linli/contracts/people/labels';
import { requestBases } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Person } from '../../kit/person.tsx';
import { Tag } from '../../kit/tag.tsx';
import { openAt, openPage, useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { deskWords } from '../words/desk.ts';
import { householdWords } from '../words/household.ts';
import { WorkPage } from '../work-page.tsx';
import { LeaveSheet } from './leave-sheet.tsx';
import type { Household, Member } from './member.ts';
import { MemberSheet } from './member-sheet.tsx';

/** What the register says of one household, and what can be changed about it. */
export default function HouseholdPage() {
  const say = useWords(householdWords);
  const { householdId = '' } = useAbout();
  const { may } = useDesk();
  const household = useLoad(
    () => call('GET /people/households/:householdId', { householdId }),
    [householdId],
  );
  const shown = household.data;
  const mayChange = may('register.change');
  return (
    <WorkPage title={shown?.address ?? say('title')} of={[household]}>
      {shown && (
        <>
          <Members household={shown} mayChange={mayChange} onChanged={household.reload} />
          <Facts household={shown} mayChange={mayChange} />
          {may('requests.submit-for') && <AskFor householdId={householdId} />}
          <List>
            {may('household.issue-code') && (
              <Cell
                id="to-code"
                icon="scan"
                title={say('code')}
                note={say('codeNote')}
                onPress={() => go('household-code', { householdId, address: shown.address })}
              />
            )}
            {may('reports.read') && (
              <Cell
                id="to-history"
                icon="history"
                title={say('history')}
                onPress={() => openPage('history', { householdId })}
              />
            )}
          </List>
        </>
      )}
    </WorkPage>
  );
}

const bases = [
  { basis: 'phone', icon: 'call' },
  { basis: 'visit', icon: 'walk' },
  { basis: 'paper', icon: 'paper' },
] as const;

/** Asks for help in this household's name, by how they said it. */
function AskFor({ householdId }: { householdId: string }) {
  const say = useWords(householdWords);
  const label = useLabel();
  return (
    <List id="ask-for" title={say('askFor')}>
      {bases.map(({ basis, icon }) => (
        <Cell
          key={basis}
          id={`ask-${basis}`}
          icon={icon}
          title={label(requestBases[basis])}
          onPress={() => openAt('/pages/ask/index', { householdId, basis })}
        />
      ))}
    </List>
  );
}

interface SectionProps {
  household: Household;
  mayChange: boolean;
}

function Members({ household, mayChange, onChanged }: SectionProps & { onChanged: () => Promise<unknown> }) {
  const say = useWords(householdWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const [open, setOpen] = useState<Member>();
  const [leaving, setLeaving] = useState<Member>();
  const { householdId, members } = household;
  return (
    <>
      {members.length === 0 ? (
        <Paragraph note>{say('nobody')}</Paragraph>
      ) : (
        <List id="members" title={say('members')}>
          {members.map((member) => (
            <Person
              key={member.personId}
              id={`member-${member.personId}`}
              name={member.name}
              note={[
                label(relations[member.relation]),
                member.age === null ? '' : sayDesk('age', { age: member.age }),
                member.phoneMasked ?? sayDesk('noPhone'),
              ]
                .filter(Boolean)
                .join(' · ')}
              tags={member.tags.map((tag) => <Tag key={tag}>{label(personTags[tag])}</Tag>)}
              onPress={() => setOpen(member)}
            />
          ))}
        </List>
      )}
      {mayChange && (
        <Button
          id="add-member"
          kind="soft"
          icon="plus"
          wide
          onPress={() => go('edit-member', { householdId })}
        >
          {say('addMember')}
        </Button>
      )}
      {open && (
        <MemberSheet
          member={open}
          mayChange={mayChange}
          onClose={() => setOpen(undefined)}
          onEdit={() => {
            setOpen(undefined);
            go('edit-member', { householdId, personId: open.personId });
          }}
          onLeave={() => {
            setLeaving(open);
            setOpen(undefined);
          }}
        />
      )}
      {leaving && <LeaveSheet member={leaving} onClose={() => setLeaving(undefined)} onDone={onChanged} />}
    </>
  );
}

function Facts({ household, mayChange }: SectionProps) {
  const say = useWords(householdWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const { householdId, occupancy, tenancy, headCount, vehicles } = household;
  return (
    <>
      <List title={say('facts')}>
        <Cell title={say('occupancy')} value={label(occupancies[occupancy])} />
        <Cell title={say('tenancy')} value={label(tenancies[tenancy])} />
        {headCount !== null && (
          <Cell title={say('headCount')} value={sayDesk('people', { count: headCount })} />
        )}
        {vehicles.length > 0 && (
          <Cell
            title={say('vehicles')}
            note={vehicles.map(({ plate, kind }) => [plate, kind].filter(Boolean).join(' ')).join('、')}
          />
        )}
      </List>
      {mayChange && (
        <Button
          id="edit-household"
          kind="soft"
          icon="edit"
          wide
          onPress={() => go('edit-household', { householdId })}
        >
          {say('edit')}
        </Button>
      )}
    </>
  );
}
