import {
  type AuditAction,
  type AuditGroup,
  auditActionNames,
  auditActions,
  auditActionsBy,
  auditGroups,
} from '@linli/contracts/audit/labels';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { Filter } from '../shell/filter.tsx';
import { holds, useArea, useMe } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useDownload } from '../wire/download.ts';
import { useParts } from '../wire/queries.ts';
import { auditWords } from '../words/audit.ts';
import { EntryTable } from './entry-table.tsx';

const route = getRouteApi('/desk/audit');
const groups = Object.keys(auditGroups) as AuditGroup[];
const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** Who saw or changed what; the filters stand in the address. */
export function Audit() {
  const say = useWords(auditWords);
  const label = useLabel();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useMe();
  const [exporting, setExporting] = useState(false);
  const download = useDownload();
  const group = oneOf(groups, search.group);
  const offered: readonly AuditAction[] = group
    ? (Object.keys(auditActionsBy[group]) as AuditAction[])
    : auditActionNames;
  const action = oneOf(offered, search.action);
  const days = {
    ...(search.from && aDay.test(search.from) ? { fromDay: search.from } : {}),
    ...(search.until && aDay.test(search.until) ? { untilDay: search.until } : {}),
  };
  const chosen = {
    ...useArea(),
    ...(group ? { group } : {}),
    ...(action ? { action } : {}),
    ...(search.by ? { accountId: search.by } : {}),
    ...(search.subject ? { subjectId: search.subject } : {}),
    ...days,
  };
  const entries = useParts('GET /audit/entries', { ...chosen, limit: 50 });
  const set = (name: keyof typeof search) => (value: string | undefined) =>
    void navigate({
      search: ({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest),
    });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="note">{say('intro')}</p>
      <div className="filters">
        <Filter
          label={say('group')}
          value={group}
          onChange={set('group')}
          options={groups.map((value) => ({ value, label: label(auditGroups[value]) }))}
        />
        <Filter
          label={say('action')}
          value={action}
          onChange={set('action')}
          options={offered.map((value) => ({ value, label: label(auditActions[value]) }))}
        />
        {(['from', 'until'] as const).map((name) => (
          <label key={name} htmlFor={`audit-${name}`}>
            {say(name)}
            <Input
              id={`audit-${name}`}
              type="date"
              value={search[name] ?? ''}
              onChange={({ target }) => set(name)(target.value)}
            />
          </label>
        ))}
        {(['by', 'subject'] as const)
          .filter((name) => search[name])
          .map((name) => (
            <span key={name}>
              {say(name === 'by' ? 'onlyPerson' : 'onlySubject')}{' '}
              <Button size="small" onClick={() => set(name)(undefined)}>
                {say('showAll')}
              </Button>
            </span>
          ))}
        {holds(me, 'audit.export') && <Button onClick={() => setExporting(true)}>{say('export')}</Button>}
      </div>
      <div className="card">
        <Rows of={entries} empty={say('none')}>
          {(items) => <EntryTable items={items} />}
        </Rows>
      </div>
      {exporting && (
        <ReasonSheet
          title={say('export')}
          label={say('exportReason')}
          onClose={() => setExporting(false)}
          onSend={(reason) => download('POST /audit/export', { ...chosen, reason })}
        />
      )}
    </>
  );
}
