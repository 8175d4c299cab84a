import type { ReplyOf } from '@linli/contracts/catalog';
import { type AreaKind, areaKindNames, areaKinds } from '@linli/contracts/people/areas';
import type { AreaView } from '@linli/contracts/people/values';
import { mayStandBelow } from '@linli/domain/people/area-tree';
import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { AreaPicker } from '../shell/area-picker.tsx';
import { FormSheet } from '../shell/form-sheet.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { areasWords } from '../words/areas.ts';

/** Adds an area below another. */
export function AddAreaSheet({ parent, onClose }: { parent: AreaView; onClose: () => void }) {
  const say = useWords(areasWords);
  const label = useLabel();
  const kinds = areaKindNames.filter((kind) => mayStandBelow(kind, parent.kind));
  const [kind, setKind] = useState<AreaKind | undefined>(kinds[0]);
  const initial = { kind: kinds[0] as AreaKind, name: '', compound: '' };
  return (
    <FormSheet
      title={say('addTo', { area: parent.name })}
      initial={initial}
      onClose={onClose}
      onSend={(values) =>
        call('POST /people/create-area', {
          ...values,
          parentId: parent.areaId,
          compound: values.kind === 'building' && values.compound.trim() !== '' ? values.compound : null,
        })
      }
    >
      <Form.Item name="kind" label={say('kind')}>
        <Select
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: label(areaKinds[value]) }))}
        />
      </Form.Item>
      <NameField />
      {kind === 'building' && (
        <Form.Item name="compound" label={say('compound')}>
          <Input maxLength={60} />
        </Form.Item>
      )}
    </FormSheet>
  );
}

/** Another name; addresses written with it follow. */
export function RenameSheet({ area, onClose }: { area: AreaView; onClose: () => void }) {
  const say = useWords(areasWords);
  return (
    <FormSheet
      title={say('renameOf', { area: area.name })}
      initial={{ name: area.name }}
      onClose={onClose}
      onSend={({ name }) => call('POST /people/rename-area', { areaId: area.areaId, name })}
    >
      <NameField />
    </FormSheet>
  );
}

function NameField() {
  const say = useWords(areasWords);
  return (
    <Form.Item
      name="name"
      label={say('name')}
      rules={[{ required: true, whitespace: true, message: say('needed') }]}
    >
      <Input maxLength={60} />
    </Form.Item>
  );
}

/** Moves a building or cell as a whole, once one has seen what goes with it. */
export function MoveSheet({ area, onClose }: { area: AreaView; onClose: () => void }) {
  const say = useWords(areasWords);
  const { message } = App.useApp();
  const [effect, setEffect] = useState<ReplyOf<'POST /people/preview-move-area'>>();
  const weigh = async (toParentId: string) => {
    setEffect(undefined);
    try {
      setEffect(await call('POST /people/preview-move-area', { areaId: area.areaId, toParentId }));
    } catch (error) {
      message.error(sentenceOf(error));
    }
  };
  const initial: { toParentId?: string; reason: string } = { reason: '' };
  return (
    <FormSheet
      title={say('moveArea', { area: area.name })}
      initial={initial}
      onClose={onClose}
      onSend={({ toParentId = '', reason }) =>
        call('POST /people/move-area', { areaId: area.areaId, toParentId, reason })
      }
    >
      <Form.Item name="toParentId" label={say('moveTo')} rules={[{ required: true, message: say('needed') }]}>
        <AreaPicker only={areaKindNames.filter((kind) => mayStandBelow(area.kind, kind))} onChange={weigh} />
      </Form.Item>
      {effect && (
        <div role="status" className="said">
          <p>{say('movePreview', { from: effect.from, to: effect.to })}</p>
          <dl className="facts">
            {(['households', 'persons', 'openRounds', 'openItems'] as const).map((name) => (
              <div key={name} className="facts__pair">
                <dt>{say(name)}</dt>
                <dd>{effect[name]}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <Form.Item
        name="reason"
        label={say('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('needed') }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormSheet>
  );
}
