import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { showField } from '../../kit/show-field.ts';
import { toast } from '../../kit/toast.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { ShiftsAtHome, stands } from '../../shifts/shifts-at-home.tsx';
import { clock } from '../../state/clock.ts';
import { useMe } from '../../state/me.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { dutyWords } from '../words/duty.ts';
import { AboutMe } from './about-me.tsx';
import { type Duty, type DutyInput, hoursAreWhole, inputOf, type Until, untilOf } from './duty-form.ts';
import { HoursField } from './hours-field.tsx';

/** The switch, and what I can do: offers follow from it. The switch works at once, the rest when it is saved. */
export default function DutyPage() {
  const say = useWords(dutyWords);
  const me = useMe();
  const duty = useLoad(() => call('GET /matching/duty', {}));
  const [edited, setEdited] = useState<Partial<Duty>>({});
  const [asked, setAsked] = useState(false);
  const shown = duty.data && { ...duty.data, ...edited };
  const save = async (change: Partial<DutyInput>) => {
    if (!shown) return undefined;
    setAsked(true);
    if (!hoursAreWhole(shown.hours)) {
      showField('hours');
      return undefined;
    }
    const saved = await attempt(() => call('POST /matching/set-duty', inputOf(shown, change)));
    if (saved) {
      duty.put(saved);
      setEdited({});
      setAsked(false);
    }
    return saved;
  };
  return (
    <Page
      title={say('title')}
      {...shellOf(duty)}
      footer={
        Object.keys(edited).length > 0 ? (
          <Button
            id="duty-save"
            onPress={async () => {
              if (await save({})) toast(say('saved'));
            }}
          >
            {say('save')}
          </Button>
        ) : undefined
      }
    >
      {me && stands(me) && <ShiftsAtHome />}
      {shown && (
        <>
          <Switch duty={shown} onSwitch={save} />
          <Card>
            <HoursField
              hours={shown.hours}
              wrong={asked && !hoursAreWhole(shown.hours)}
              onChange={(hours) => setEdited({ ...edited, hours })}
            />
          </Card>
          <AboutMe
            duty={shown}
            areaId={me?.appointments[0]?.areaId}
            onChange={(change) => setEdited({ ...edited, ...change })}
          />
        </>
      )}
    </Page>
  );
}

interface SwitchProps {
  duty: Duty;
  onSwitch: (change: Partial<DutyInput>) => Promise<Duty | undefined>;
}

function Switch({ duty, onSwitch }: SwitchProps) {
  const say = useWords(dutyWords);
  const when = useWhen();
  const [until, setUntil] = useState<Until>('own');
  const { on, untilAt, notTodayUntil, home, today } = duty;
  const change = async (turned: boolean, how: Until) => {
    setUntil(how);
    const saved = await onSwitch({ on: turned, untilAt: turned ? untilOf(how, clock.now()) : null });
    if (saved) toast(say(saved.on ? 'switched' : 'switchedOff'));
  };
  const choices = { own: 'untilOff', two: 'until2', four: 'until4', night: 'untilNight' } as const;
  return (
    <>
      <List>
        <Toggle
          id="duty-on"
          label={say(on ? 'on' : 'off')}
          note={say(on ? 'onNote' : 'offNote')}
          on={on}
          onChange={(turned) => void change(turned, until)}
        />
      </List>
      {notTodayUntil !== null && (
        <Notice
          id="not-today"
          tone="warn"
          action={
            <Button id="rest-again" kind="plain" onPress={() => change(true, until)}>
              {say('restAgain')}
            </Button>
          }
        >
          {say('restToday', { moment: when.moment(notTodayUntil) })}
        </Notice>
      )}
      {on && (
        <Card>
          <Choice
            id="duty-until"
            label={say('until')}
            row
            value={until}
            {...(untilAt === null ? {} : { hint: say('untilAt', { moment: when.moment(untilAt) }) })}
            options={(Object.keys(choices) as Until[]).map((value) => ({
              value,
              label: say(choices[value]),
            }))}
            onChange={(how) => void change(true, how)}
          />
        </Card>
      )}
      <Paragraph note>
        {[
          say('today', { count: today.errands }),
          say('todayMinutes', { count: today.minutes }),
          home === null ? say('homeNone') : say('home', { home }),
        ].join(' · ')}
      </Paragraph>
    </>
  );
}
