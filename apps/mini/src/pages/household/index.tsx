import type { ReplyOf } from '@linli/contracts/catalog';
import {
  type LeavingReason,
  leavingReasons,
  occupancies,
  personTags,
  relations,
  tenancies,
} from '@linli/contracts/people/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { loadMe, useMe } from '../../state/me.ts';
import { goHome, openPage } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen, wallClock } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { peopleWords } from '../../words/people.ts';

export type Household = ReplyOf<'GET /people/my-households'>['items'][number];
type Member = Household['members'][number];

/** The members of my household and what the register says; who looks at it sees the same, masked in the same way. */
export default function HouseholdPage() {
  const say = useWords(peopleWords);
  const me = useMe();
  const households = useLoad(() => call('GET /people/my-households', {}), [], 'my-households');
  const [chosen, setChosen] = useState<string>();
  const items = households.data?.items ?? [];
  const household = items.find(({ householdId }) => householdId === chosen) ?? items[0];
  const link = me?.households.find(({ householdId }) => householdId === household?.householdId);
  const leave = async () => {
    if (!link) return;
    const yes = await confirm({
      title: say('exitAsk'),
      text: say('exitText'),
      action: say('exit'),
      danger: true,
    });
    if (!yes || !(await attempt(() => call('POST /people/withdraw-join', { joinId: link.joinId })))) return;
    toast(say('exited'));
    await attempt(loadMe);
    goHome();
  };
  return (
    <Page title={say('household')} {...shellOf(households)}>
      {household && items.length > 1 && (
        <Tabs
          id="homes"
          label={say('whichHome')}
          value={household.householdId}
          onChange={setChosen}
          items={items.map(({ householdId, address }) => ({ value: householdId, label: address }))}
        />
      )}
      {household && <Members household={household} onChanged={households.reload} />}
      {household && <Facts household={household} />}
      {link && (
        <Button id="exit" kind="plain" icon="leave" onPress={leave}>
          {say('exit')}
        </Button>
      )}
    </Page>
  );
}

function Members({ household, onChanged }: { household: Household; onChanged: () => Promise<void> }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const [shown, setShown] = useState<Member>();
  const [leaving, setLeaving] = useState<Member>();
  const { householdId, members } = household;
  return (
    <>
      <List title={say('members')}>
        {members.map((member) => (
          <Person
            key={member.personId}
            id={`member-${member.personId}`}
            name={member.name}
            note={[
              label(relations[member.relation]),
              member.age === null ? '' : say('age', { age: member.age }),
            ]
              .filter(Boolean)
              .join(' · ')}
            tags={member.tags.map((tag) => <Tag key={tag}>{label(personTags[tag])}</Tag>)}
            onPress={() => setShown(member)}
          />
        ))}
      </List>
      <Button
        id="add-member"
        kind="soft"
        icon="plus"
        wide
        onPress={() => openPage('member', { householdId })}
      >
        {say('addMember')}
      </Button>
      <MemberSheet
        member={shown}
        onClose={() => setShown(undefined)}
        onEdit={(member) => {
          setShown(undefined);
          openPage('member', { householdId, personId: member.personId });
        }}
        onLeave={(member) => {
          setShown(undefined);
          setLeaving(member);
        }}
      />
      {leaving && (
        <LeaveSheet
          member={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={async () => {
            setLeaving(undefined);
            await onChanged();
          }}
        />
      )}
    </>
  );
}

interface MemberSheetProps {
  member: Member | undefined;
  onClose: () => void;
  onEdit: (member: Member) => void;
  onLeave: (member: Member) => void;
}

function MemberSheet({ member, onClose, onEdit, onLeave }: MemberSheetProps) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  if (!member) return null;
  const { phoneMasked, idMasked, registration, language, tags, fromAt } = member;
  return (
    <Sheet
      id="member"
      open
      title={member.name}
      onClose={onClose}
      footer={
        <>
          <Button id="member-edit" kind="primary" icon="edit" onPress={() => onEdit(member)}>
            {say('edit')}
          </Button>
          <Button id="member-leave" kind="plain" onPress={() => onLeave(member)}>
            {say('leave')}
          </Button>
        </>
      }
    >
      <List>
        <Cell title={say('phone')} value={phoneMasked ?? say('unknown')} />
        <Cell title={say('idNumber')} value={idMasked ?? say('unknown')} />
        <Cell title={say('registration')} value={registration ?? say('unknown')} />
        {language !== null && <Cell title={say('language')} value={language} />}
        {tags.length > 0 && (
          <Cell title={say('tags')} value={tags.map((tag) => label(personTags[tag])).join('、')} />
        )}
      </List>
      <Paragraph note>{say('since', { day: when.day(wallClock(fromAt).day) })}</Paragraph>
      <Paragraph note>{say('factsNote')}</Paragraph>
    </Sheet>
  );
}

function LeaveSheet({
  member,
  onClose,
  onDone,
}: {
  member: Member;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const [reason, setReason] = useState<LeavingReason>();
  const leave = async () => {
    if (!reason) return;
    const { personId } = member;
    if (!(await attempt(() => call('POST /people/end-membership', { personId, reason })))) return;
    toast(say('left'));
    await onDone();
  };
  return (
    <Sheet
      id="leaving"
      open
      title={say('leaveTitle', { name: member.name })}
      onClose={onClose}
      footer={
        <Button id="leaving-go" kind="danger" disabled={!reason} onPress={leave}>
          {say('leaveGo')}
        </Button>
      }
    >
      <Paragraph>{say('leaveText')}</Paragraph>
      <Choice
        id="leaving-why"
        label={say('leaveWhy')}
        value={reason}
        onChange={setReason}
        options={Object.entries(leavingReasons).map(([value, text]) => ({
          value: value as LeavingReason,
          label: label(text),
        }))}
      />
    </Sheet>
  );
}

function Facts({ household }: { household: Household }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const { address, occupancy, tenancy, headCount, vehicles } = household;
  return (
    <Stack>
      <List title={say('facts')}>
        <Cell title={say('address')} note={address} />
        <Cell title={say('occupancy')} value={label(occupancies[occupancy])} />
        <Cell title={say('tenancy')} value={label(tenancies[tenancy])} />
        {headCount !== null && (
          <Cell title={say('headCount')} value={say('headCountValue', { count: headCount })} />
        )}
        {vehicles.length > 0 && (
          <Cell title={say('vehicles')} value={vehicles.map(({ plate }) => plate).join('、')} />
        )}
      </List>
      <Paragraph note>{say('factsNote')}</Paragraph>
    </Stack>
  );
}
