import { type FilteredPage, filteredPages } from '@linli/contracts/identity/filtered-pages';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '../cases/use-act.ts';
import { useWords } from '../state/use-words.ts';
import { useReading } from '../wire/queries.ts';
import { filterWords } from '../words/filters.ts';

type Search = Record<string, string | undefined>;

/** Filters of a list that somebody kept, as tabs; the default one is taken when the list is opened without any. */
export function SavedFilters({ page }: { page: FilteredPage }) {
  const say = useWords(filterWords);
  const act = useAct();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const kept = useReading('GET /identity/filters', {}, { every: 300 });
  const [naming, setNaming] = useState(false);
  const keys: readonly string[] = filteredPages[page];
  const chosen = Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string] => keys.includes(entry[0]) && entry[1] !== undefined,
    ),
  );
  const own = (kept.data?.items ?? []).filter((each) => each.page === page);
  const usual = own.find(({ isDefault }) => isDefault);
  const bare = Object.keys(search).every((key) => key === 'area');
  const to = (next: Search, replace = false) =>
    void navigate({
      to: `/${page}`,
      search: (before) => ({ area: (before as Search).area, ...next }),
      replace,
    });
  useEffect(() => {
    if (bare && usual) to(usual.search, true);
  }, [bare, usual?.filterId]);
  const isChosen = (of: Search) =>
    keys.every((key) => key === 'area' || (of[key] ?? '') === (chosen[key] ?? ''));
  const current = own.find((each) => isChosen(each.search));
  const filtered = Object.keys(chosen).some((key) => key !== 'area');
  if (own.length === 0 && !filtered) return null;
  return (
    <nav className="saved" aria-label={say('saved')}>
      {own.length > 0 && (
        <Button
          type={filtered ? 'text' : 'default'}
          aria-current={!filtered || undefined}
          onClick={() => to({ all: 'yes' })}
        >
          {say('all')}
        </Button>
      )}
      {own.map((each) => (
        <Button
          key={each.filterId}
          type={each === current ? 'default' : 'text'}
          aria-current={each === current || undefined}
          onClick={() => to(each.search)}
        >
          {each.isDefault ? say('usual', { name: each.name }) : each.name}
        </Button>
      ))}
      {filtered && !current && <Button onClick={() => setNaming(true)}>{say('keep')}</Button>}
      {current && (
        <Button onClick={() => act('POST /identity/remove-filter', { filterId: current.filterId })}>
          {say('remove', { name: current.name })}
        </Button>
      )}
      {naming && <NameSheet page={page} search={chosen} onClose={() => setNaming(false)} />}
    </nav>
  );
}

function NameSheet({
  page,
  search,
  onClose,
}: {
  page: FilteredPage;
  search: Record<string, string>;
  onClose: () => void;
}) {
  const say = useWords(filterWords);
  const act = useAct();
  const [form] = Form.useForm<{ name: string; isDefault?: boolean }>();
  const send = async ({ name, isDefault = false }: { name: string; isDefault?: boolean }) => {
    if (await act('POST /identity/save-filter', { page, name, search, isDefault })) onClose();
  };
  return (
    <Modal
      open
      title={say('keep')}
      okText={say('ok')}
      cancelText={say('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="name"
          label={say('name')}
          rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
        >
          <Input autoFocus maxLength={20} />
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox>{say('asUsual')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
