import type { ReplyOf } from '@linli/contracts/catalog';
import { scopes } from '@linli/contracts/identity/scopes';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useAct } from '../cases/use-act.ts';
import { ColumnHeads } from '../shell/column-heads.tsx';
import { Filter } from '../shell/filter.tsx';
import { useArea } from '../shell/me.ts';
import { Rows } from '../shell/rows.tsx';
import { oneOf } from '../shell/search.ts';
import { useWhen } from '../state/use-when.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { useParts } from '../wire/queries.ts';
import { tokensWords } from '../words/tokens.ts';
import { IssueSheet } from './issue-sheet.tsx';
import { SecretSheet } from './secret-sheet.tsx';

type Token = ReplyOf<'GET /doors/tokens'>['items'][number];

const route = getRouteApi('/desk/tokens');
const columns = ['system', 'scopes', 'area', 'state', 'lastUsed', 'issued', 'revoke'] as const;

/** Tokens of other systems: which there are, when they were last used, a new one, and the end of one. */
export function Tokens() {
  const say = useWords(tokensWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const act = useAct();
  const [issuing, setIssuing] = useState(false);
  const [token, setToken] = useState<string>();
  const [ending, setEnding] = useState<Token>();
  const all = oneOf(['true'], search.all);
  const area = useArea();
  const tokens = useParts('GET /doors/tokens', { ...area, ...(all ? { all } : {}), limit: 50 });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="note">{say('intro')}</p>
      <div className="filters">
        <Filter
          label={say('which')}
          value={all}
          options={[{ value: 'true', label: say('all') }]}
          onChange={(value) => void navigate({ search: value === undefined ? {} : { all: value } })}
        />
        <Button type="primary" onClick={() => setIssuing(true)}>
          {say('issue')}
        </Button>
        <a href="/api/docs">{say('docs')}</a>
      </div>
      <div className="card">
        <Rows of={tokens} empty={say('none')}>
          {(items) => (
            <table className="table">
              <ColumnHeads of={columns} say={say} />
              <tbody>
                {items.map((token) => (
                  <TokenRow key={token.tokenId} token={token} onEnd={() => setEnding(token)} />
                ))}
              </tbody>
            </table>
          )}
        </Rows>
      </div>
      {issuing && area.areaId && (
        <IssueSheet areaId={area.areaId} onToken={setToken} onClose={() => setIssuing(false)} />
      )}
      {token !== undefined && (
        <SecretSheet title={say('text')} secret={token} onClose={() => setToken(undefined)}>
          <p>{say('once')}</p>
        </SecretSheet>
      )}
      {ending && (
        <ReasonSheet
          title={say('revokeTitle', { name: ending.name })}
          label={say('revokeReason')}
          onClose={() => setEnding(undefined)}
          onSend={(reason) => act('POST /doors/revoke-token', { tokenId: ending.tokenId, reason })}
        >
          <p>{say('revokeNote')}</p>
        </ReasonSheet>
      )}
    </>
  );
}

function TokenRow({ token, onEnd }: { token: Token; onEnd: () => void }) {
  const say = useWords(tokensWords);
  const label = useLabel();
  const when = useWhen();
  const { name, areaName, state, endsAt, lastUsedAt, issuedAt, issuedBy, revoked } = token;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <ul className="plain">
          {token.scopes.map((scope) => (
            <li key={scope}>{label(scopes[scope])}</li>
          ))}
        </ul>
      </td>
      <td>{areaName}</td>
      <td>
        <span className={state === 'live' ? undefined : 'bad'}>{say(state)}</span>
        <div className="note">
          {revoked
            ? say('revokedBy', { who: revoked.by, reason: revoked.reason })
            : `${say('until')} ${when.date(endsAt)}`}
        </div>
      </td>
      <td>{lastUsedAt === null ? <span className="note">{say('never')}</span> : when.moment(lastUsedAt)}</td>
      <td>
        {issuedBy} <span className="note">{when.date(issuedAt)}</span>
      </td>
      <td>
        {state === 'live' && (
          <Button size="small" aria-label={say('revokeTitle', { name })} onClick={onEnd}>
            {say('revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
