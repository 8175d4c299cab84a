import type { ReplyOf } from '@linli/contracts/catalog';
import { type Role, roles } from '@linli/contracts/identity/roles';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen, wallClock } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { rolesToGive } from '../posts.ts';
import { postsWords } from '../words/posts.ts';
import { WorkPage } from '../work-page.tsx';

type Appointment = ReplyOf<'GET /people/appointments'>['items'][number];

/** Who holds which post in an area and below it. */
export default function PostsPage() {
  const say = useWords(postsWords);
  return (
    <AreaPage title={say('title')}>
      {(areaId, desk) => <Posts key={areaId} areaId={areaId} givable={rolesToGive(desk.posts)} />}
    </AreaPage>
  );
}

function Posts({ areaId, givable }: { areaId: string; givable: readonly Role[] }) {
  const say = useWords(postsWords);
  const label = useLabel();
  const appointments = usePages(
    (cursor) => call('GET /people/appointments', { areaId, cursor, limit: 50 }),
    [areaId],
  );
  const [ending, setEnding] = useState<Appointment>();
  const end = async (appointment: Appointment, reason: string) => {
    const { appointmentId, holderName } = appointment;
    const done = await attempt(() => call('POST /people/end-appointment', { appointmentId, reason }));
    if (done) toast(say('ended', { name: holderName }));
    if (done) await appointments.reload();
    return done;
  };
  return (
    <WorkPage
      title={say('title')}
      of={[appointments]}
      footer={
        givable.length > 0 && (
          <Button id="appoint" wide onPress={() => go('appoint', { areaId })}>
            {say('appoint')}
          </Button>
        )
      }
    >
      <Rows id="posts" of={appointments} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) =>
          byArea(items).map(({ areaId: id, areaName, held }) => (
            <List key={id} title={areaName}>
              {held.map((appointment) => (
                <PostCell
                  key={appointment.appointmentId}
                  appointment={appointment}
                  {...(givable.includes(appointment.role) ? { onEnd: () => setEnding(appointment) } : {})}
                />
              ))}
            </List>
          ))
        }
      </Rows>
      {ending && (
        <ReasonSheet
          id="end"
          title={say('endTitle', { name: ending.holderName, role: label(roles[ending.role]) })}
          text={say('endText')}
          action={say('endDo')}
          danger
          onClose={() => setEnding(undefined)}
          onDone={(reason) => end(ending, reason)}
        />
      )}
    </WorkPage>
  );
}

function PostCell({ appointment, onEnd }: { appointment: Appointment; onEnd?: () => void }) {
  const say = useWords(postsWords);
  const label = useLabel();
  const when = useWhen();
  const dayOf = (at: string) => when.day(wallClock(at).day);
  const { appointmentId, holderName, role, fromAt, untilAt, secondedFrom } = appointment;
  const span = [
    say('from', { day: dayOf(fromAt) }),
    untilAt ? say('until', { day: dayOf(untilAt) }) : '',
    secondedFrom ? say('secondedFrom', { unit: secondedFrom }) : '',
  ].filter(Boolean);
  return (
    <Cell
      id={`post-${appointmentId}`}
      title={
        <View className="tagline">
          <Text className="strong">{holderName}</Text>
          <Text>{label(roles[role])}</Text>
        </View>
      }
      note={span.join(' · ')}
      value={
        onEnd && (
          <Button
            id={`end-${appointmentId}`}
            kind="link"
            label={`${say('endDo')} ${holderName} ${label(roles[role])}`}
            onPress={onEnd}
          >
            {say('endDo')}
          </Button>
        )
      }
    />
  );
}

/** Appointments of the same area that follow each other, together. */
function byArea(items: readonly Appointment[]): { areaId: string; areaName: string; held: Appointment[] }[] {
  const groups: { areaId: string; areaName: string; held: Appointment[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.areaId === item.areaId) last.held.push(item);
    else groups.push({ areaId: item.areaId, areaName: item.areaName, held: [item] });
  }
  return groups;
}
