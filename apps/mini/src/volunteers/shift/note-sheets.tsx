import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { toast } from '../../kit/toast.tsx';
import { Skeleton } from '../../kit/waiting.tsx';
import { dropAnswer, keepAnswer, keptAnswer } from '../../state/kept.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { type Loaded, useLoad } from '../../wire/use-load.ts';
import { shiftPageWords } from '../words/shift.ts';

type Handover = ReplyOf<'GET /shifts/handover/:claimId'>;

export interface NoteSheetProps {
  claimId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const useHandover = (claimId: string) =>
  useLoad(() => call('GET /shifts/handover/:claimId', { claimId }), [claimId], `handover:${claimId}`);

/** While it loads, and why it did not. */
function Coming({ of }: { of: Loaded<Handover> }) {
  if (of.loading) return <Skeleton rows={2} />;
  return of.failure && !of.data ? <Notice tone="bad">{sentenceOf(of.failure)}</Notice> : null;
}

/** What the shift before left: open matters, what was counted and what should be there, keys. */
export function ReadNoteSheet({ claimId, onClose, onDone }: NoteSheetProps) {
  const say = useWords(shiftPageWords);
  const when = useWhen();
  const handover = useHandover(claimId);
  const note = handover.data?.before;
  const read = async () => {
    if (!note) return onClose();
    if (!(await attempt(() => call('POST /shifts/read-note', { claimId, noteId: note.noteId })))) return;
    toast(say('noteReadDone'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="note"
      open
      title={say('noteTitle')}
      onClose={onClose}
      footer={
        <Button id="note-read" wide onPress={read}>
          {say('noteRead')}
        </Button>
      }
    >
      <Coming of={handover} />
      {handover.data && !note && <Paragraph>{say('noteNone')}</Paragraph>}
      {note && (
        <Stack>
          <Paragraph note>{say('noteBy', { name: note.by, moment: when.moment(note.at) })}</Paragraph>
          <List title={say('matters')}>
            <Cell title={note.matters || say('mattersNone')} />
          </List>
          {note.equipment.length > 0 && (
            <List title={say('counted')}>
              {note.equipment.map(({ name, count, wanted }) => (
                <Cell
                  key={name}
                  icon={wanted !== null && count < wanted ? 'alert' : 'check'}
                  title={
                    wanted === null || wanted === count
                      ? say('countedItem', { name, count })
                      : say('countedWanted', { name, count, wanted })
                  }
                />
              ))}
            </List>
          )}
          <List title={say('keys')}>
            <Cell title={note.keys || say('keysNone')} />
          </List>
          {note.readBy.length > 0 && (
            <Paragraph note>
              {say('noteReadBy', { names: note.readBy.map(({ name }) => name).join(say('and')) })}
            </Paragraph>
          )}
        </Stack>
      )}
    </Sheet>
  );
}

/** What is written so far; kept on the phone until it has been sent. */
interface Draft {
  matters: string;
  keys: string;
  counts: Record<string, number>;
}

const draftOf = (claimId: string) => `note-draft:${claimId}`;

/** What the next shift must know. Counts begin with what should be there, or with what my note says already. */
export function WriteNoteSheet({ claimId, onClose, onDone }: NoteSheetProps) {
  const say = useWords(shiftPageWords);
  const handover = useHandover(claimId);
  const [draft, setDraft] = useState<Partial<Draft>>(() => keptAnswer<Draft>(draftOf(claimId)) ?? {});
  const { data } = handover;
  const mine = data?.mine;
  const matters = draft.matters ?? mine?.matters ?? '';
  const keys = draft.keys ?? mine?.keys ?? '';
  const equipment = (data?.equipment ?? []).map(({ name, count }) => ({
    name,
    wanted: count,
    count: draft.counts?.[name] ?? mine?.equipment.find((one) => one.name === name)?.count ?? count,
  }));
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepAnswer(draftOf(claimId), next);
  };
  const write = async () => {
    const counted = equipment.map(({ name, count }) => ({ name, count }));
    const done = await attempt(() =>
      call('POST /shifts/write-note', {
        claimId,
        matters: matters.trim(),
        equipment: counted,
        keys: keys.trim(),
      }),
    );
    if (!done) return;
    dropAnswer(draftOf(claimId));
    toast(say('written'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="write-note"
      open
      title={say(mine ? 'writeAgain' : 'writeTitle')}
      onClose={onClose}
      footer={
        <Button id="write-note-go" wide disabled={!data} onPress={write}>
          {say('writeGo')}
        </Button>
      }
    >
      <Coming of={handover} />
      {data && (
        <Stack>
          <Field
            id="matters"
            label={say('matters')}
            hint={say('mattersHint')}
            required={false}
            lines
            max={1000}
            value={matters}
            onChange={(typed) => change({ matters: typed })}
          />
          {equipment.map(({ name, count, wanted }, at) => (
            <Stepper
              key={name}
              id={`equipment-${at}`}
              label={name}
              hint={say('wanted', { count: wanted })}
              value={count}
              max={999}
              onChange={(changed) => change({ counts: { ...draft.counts, [name]: changed } })}
            />
          ))}
          <Field
            id="keys"
            label={say('keys')}
            hint={say('keysHint')}
            required={false}
            max={200}
            value={keys}
            onChange={(typed) => change({ keys: typed })}
          />
        </Stack>
      )}
    </Sheet>
  );
}
