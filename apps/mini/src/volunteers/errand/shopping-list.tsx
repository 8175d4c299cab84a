import { lineStates } from '@linli/contracts/requests/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { accessible } from '../../kit/accessible.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Progress } from '../../kit/progress.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { LinesList, type RequestView } from '../../requests/asked-for.tsx';
import { lineTones } from '../../requests/state-words.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { errandWords } from '../words/errand.ts';
import './shopping-list.css';

type Line = RequestView['lines'][number];

export interface ShoppingListProps {
  request: RequestView;
  onChanged: () => Promise<unknown>;
}

/** The list to work through: each line got, asked about, or not found; who may no longer tick sees it as it is. */
export function ShoppingList({ request, onChanged }: ShoppingListProps) {
  const say = useWords(errandWords);
  const [asking, setAsking] = useState<Line>();
  const { requestId, lines, may } = request;
  if (lines.length === 0) return null;
  if (!may.includes('mark-lines')) return <LinesList lines={lines} />;
  const mark = async (line: Line, outcome: 'got' | 'not-found' | 'open' | 'asked', instead = '') => {
    const done = await attempt(() =>
      call('POST /requests/mark-line', { requestId, lineId: line.lineId, outcome, instead }),
    );
    await onChanged();
    return done;
  };
  const seen = lines.filter(({ state }) => state !== 'open' && state !== 'asked').length;
  return (
    <Card id="list" title={say('list')}>
      <Progress label={say('seen')} done={seen} total={lines.length} />
      <View {...accessible({ role: 'list' })}>
        {lines.map((line, at) => (
          <LineRow
            key={line.lineId}
            id={`list-${at}`}
            line={line}
            onMark={(outcome) => mark(line, outcome)}
            onAsk={() => setAsking(line)}
          />
        ))}
      </View>
      {asking && (
        <InsteadSheet
          line={asking}
          onClose={() => setAsking(undefined)}
          onAsk={(instead) => mark(asking, 'asked', instead)}
        />
      )}
    </Card>
  );
}

interface LineRowProps {
  id: string;
  line: Line;
  onMark: (outcome: 'got' | 'not-found' | 'open') => Promise<unknown>;
  onAsk: () => void;
}

function LineRow({ id, line, onMark, onAsk }: LineRowProps) {
  const say = useWords(errandWords);
  const label = useLabel();
  const { text, state, instead } = line;
  const named = (action: string) => say('lineButton', { line: text, action });
  return (
    <View id={id} className="errand-line" {...accessible({ role: 'listitem' })}>
      <View className="errand-line__head">
        <Text className="errand-line__text">{text}</Text>
        {state !== 'open' && <Tag tone={lineTones[state]}>{label(lineStates[state])}</Tag>}
      </View>
      {instead !== null && <Text className="errand-line__instead">{instead}</Text>}
      <View className="errand-line__acts">
        {state === 'open' && (
          <>
            <Button
              id={`${id}-got`}
              kind="soft"
              icon="check"
              label={named(say('got'))}
              onPress={() => onMark('got')}
            >
              {say('got')}
            </Button>
            <Button id={`${id}-other`} kind="plain" label={named(say('other'))} onPress={onAsk}>
              {say('otherShort')}
            </Button>
            <Button
              id={`${id}-none`}
              kind="plain"
              label={named(say('notFound'))}
              onPress={() => onMark('not-found')}
            >
              {say('notFound')}
            </Button>
          </>
        )}
        {state === 'asked' && <Text className="errand-line__instead">{say('waits')}</Text>}
        {state !== 'open' && (
          <Button id={`${id}-undo`} kind="link" label={named(say('undo'))} onPress={() => onMark('open')}>
            {say('undo')}
          </Button>
        )}
      </View>
    </View>
  );
}

interface InsteadSheetProps {
  line: Line;
  onClose: () => void;
  onAsk: (instead: string) => Promise<unknown>;
}

function InsteadSheet({ line, onClose, onAsk }: InsteadSheetProps) {
  const say = useWords(errandWords);
  const kit = useWords(kitWords);
  const [instead, setInstead] = useState('');
  const ask = async () => {
    if ((await onAsk(instead.trim())) === undefined) return;
    toast(say('insteadAsked'));
    onClose();
  };
  return (
    <Sheet
      id="instead"
      open
      title={say('insteadTitle', { line: line.text })}
      onClose={onClose}
      footer={
        <>
          <Button id="instead-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="instead-ask" onPress={ask}>
            {say('insteadGo')}
          </Button>
        </>
      }
    >
      <Field
        id="instead-text"
        label={say('insteadLabel')}
        hint={say('insteadHint')}
        max={200}
        value={instead}
        onChange={setInstead}
        onConfirm={ask}
      />
    </Sheet>
  );
}
