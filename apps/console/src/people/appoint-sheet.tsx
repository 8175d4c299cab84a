import { type Role, roleNames, roles } from '@linli/contracts/identity/roles';
import { mayAppoint } from '@linli/domain/identity/rights';
import { App, DatePicker, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { chinaInstant } from '../cases/china-instant.ts';
import { useAct } from '../cases/use-act.ts';
import { useMe } from '../shell/me.ts';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { peopleWords } from '../words/people.ts';

interface Filled {
  phone: string;
  name: string;
  role: Role;
  secondedFrom?: string;
}

/** Gives somebody a post at the area that is looked at; asked once more before it is done. */
export function AppointSheet({ areaId, onClose }: { areaId: string; onClose: () => void }) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const act = useAct();
  const { modal } = App.useApp();
  const { data: me } = useMe();
  const area = useReading('GET /people/areas/:areaId', { areaId });
  const [form] = Form.useForm<Filled>();
  const [untilAt, setUntilAt] = useState<string | null>(null);
  const role = Form.useWatch('role', form);
  // Ranks alone decide which posts are offered; the server looks at the area as well.
  const given = roleNames.filter((each) =>
    me?.appointments.some((post) => mayAppoint([{ role: post.role, areaPath: '1' }], each, '1')),
  );
  const ask = (filled: Filled) =>
    modal.confirm({
      title: say('appointAsk', {
        name: filled.name,
        role: label(roles[filled.role]),
        area: area.data?.name ?? '',
      }),
      content: untilAt === null ? say('appointForever') : say('appointUntil', { until: when.date(untilAt) }),
      okText: say('ok'),
      cancelText: say('cancel'),
      onOk: async () => {
        const secondedFrom = filled.secondedFrom?.trim() || null;
        if (await act('POST /people/appoint', { ...filled, areaId, untilAt, secondedFrom })) onClose();
      },
    });
  const needed = { required: true, whitespace: true, message: say('needed') };
  return (
    <Modal
      open
      title={say('appoint')}
      okText={say('ok')}
      cancelText={say('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="note">{say('appointAt', { area: area.data?.name ?? '' })}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={ask}>
        <Form.Item
          name="phone"
          label={say('phone')}
          rules={[{ pattern: /^1\d{10}$/, required: true, message: say('phoneWrong') }]}
        >
          <Input inputMode="numeric" maxLength={11} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[needed]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="role" label={say('role')} rules={[{ required: true, message: say('needed') }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={given.map((value) => ({ value, label: label(roles[value]) }))}
          />
        </Form.Item>
        <Form.Item
          name="secondedFrom"
          label={say('secondedFrom')}
          rules={role === 'seconded-official' ? [needed] : []}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label={say('untilLabel')} htmlFor="until">
          <DatePicker
            id="until"
            showTime={{ format: 'HH:mm' }}
            onChange={(chosen) => setUntilAt(chosen ? chinaInstant(chosen) : null)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
