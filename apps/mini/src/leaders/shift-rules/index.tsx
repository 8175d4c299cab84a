import type { ShiftRules } from '@linli/contracts/shifts/values';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { toast } from '../../kit/toast.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { AreaPage } from '../area-page.tsx';
import { shiftRulesWords } from '../words/shift-rules.ts';
import { WorkPage } from '../work-page.tsx';
import { LimitStepper, MinutesStepper } from './limit-steppers.tsx';
import { type Limit, limits } from './limits.ts';

/** The limits that protect people on shifts in an area, and where they were set. */
export default function ShiftRulesPage() {
  const say = useWords(shiftRulesWords);
  return (
    <AreaPage title={say('title')}>
      {(areaId, { may }) => <Rules key={areaId} areaId={areaId} mayChange={may('shifts.set-up')} />}
    </AreaPage>
  );
}

function Rules({ areaId, mayChange }: { areaId: string; mayChange: boolean }) {
  const say = useWords(shiftRulesWords);
  const loaded = useLoad(() => call('GET /shifts/rules', { areaId }), [areaId]);
  const [edited, setEdited] = useState<ShiftRules>();
  const [asking, setAsking] = useState<'save' | 'reset'>();
  const rules = edited ?? loaded.data?.rules;
  const setAt = loaded.data?.setAt;
  const own = setAt?.areaId === areaId;
  const send = async (next: ShiftRules | null, reason: string) => {
    const done = await attempt(() => call('POST /shifts/save-rules', { areaId, rules: next, reason }));
    if (!done) return undefined;
    setEdited(undefined);
    toast(say('saved'));
    await loaded.reload();
    return done;
  };
  return (
    <WorkPage
      title={say('title')}
      of={[loaded]}
      footer={
        edited && (
          <Button id="save" wide onPress={() => setAsking('save')}>
            {say('save')}
          </Button>
        )
      }
    >
      <View className="tagline">
        <Tag>{own ? say('setHere') : setAt ? say('setAt', { area: setAt.area }) : say('shipped')}</Tag>
      </View>
      <Paragraph note>{say('intro')}</Paragraph>
      {rules && (
        <RuleFields
          rules={rules}
          mayChange={mayChange}
          onChange={(change) => setEdited({ ...rules, ...change })}
        />
      )}
      {mayChange && own && (
        <Button id="reset" kind="plain" wide onPress={() => setAsking('reset')}>
          {say('reset')}
        </Button>
      )}
      {asking && (
        <ReasonSheet
          id="save-rules"
          title={say(asking === 'save' ? 'saveTitle' : 'reset')}
          text={say(asking === 'save' ? 'saveText' : 'resetText')}
          action={say('save')}
          onClose={() => setAsking(undefined)}
          onDone={(reason) => send(asking === 'save' ? (edited ?? null) : null, reason)}
        />
      )}
    </WorkPage>
  );
}

interface FieldsProps {
  rules: ShiftRules;
  mayChange: boolean;
  onChange: (change: Partial<ShiftRules>) => void;
}

function RuleFields({ rules, mayChange, onChange }: FieldsProps) {
  const say = useWords(shiftRulesWords);
  const steppers = (group: readonly Limit[]) =>
    group.map((limit) => (
      <LimitStepper
        key={limit.rule}
        limit={limit}
        value={rules[limit.rule]}
        fixed={!mayChange}
        onChange={(value) => onChange({ [limit.rule]: value })}
      />
    ));
  const announced = rules.announceMinutes;
  return (
    <>
      <Card title={say('people')}>
        {steppers(limits.people)}
        <Toggle
          id="needs-insurance"
          label={say('needsInsurance')}
          on={rules.needsInsurance}
          disabled={!mayChange}
          onChange={(needsInsurance) => onChange({ needsInsurance })}
        />
      </Card>
      <Card title={say('night')}>
        {mayChange ? (
          <View className="pair">
            <TimeField
              id="night-from"
              label={say('nightFrom')}
              value={rules.nightFrom}
              onChange={(nightFrom) => onChange({ nightFrom })}
            />
            <TimeField
              id="night-until"
              label={say('nightUntil')}
              value={rules.nightUntil}
              onChange={(nightUntil) => onChange({ nightUntil })}
            />
          </View>
        ) : (
          <Paragraph>{`${rules.nightFrom}–${rules.nightUntil}`}</Paragraph>
        )}
        {steppers(limits.night)}
      </Card>
      <Card title={say('signing')}>{steppers(limits.signing)}</Card>
      <Card title={say('changes')}>
        {steppers(limits.changes)}
        <Paragraph note>{say('announceMinutes')}</Paragraph>
        {announced.map((minutes, at) => (
          <MinutesStepper
            key={at}
            id={`announce-${at}`}
            label={say('announceAt', { number: at + 1 })}
            value={minutes}
            usual={shippedRules.announceMinutes[at]}
            min={30}
            max={14 * 24 * 60}
            step={30}
            fixed={!mayChange}
            onChange={(value) =>
              onChange({ announceMinutes: announced.map((one, place) => (place === at ? value : one)) })
            }
          />
        ))}
      </Card>
      <Card title={say('missing')}>
        {(['call', 'standby', 'climb'] as const).map((step) => (
          <MinutesStepper
            key={step}
            id={`missing-${step}`}
            label={say(step)}
            value={rules.missing[step]}
            usual={shippedRules.missing[step]}
            max={step === 'climb' ? 240 : 120}
            step={5}
            fixed={!mayChange}
            onChange={(value) => onChange({ missing: { ...rules.missing, [step]: value } })}
          />
        ))}
      </Card>
    </>
  );
}
