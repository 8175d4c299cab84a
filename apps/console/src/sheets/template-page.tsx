import type { TemplateView } from '@linli/contracts/sheets/endpoints';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useAct } from '../cases/use-act.ts';
import { Card } from '../shell/card.tsx';
import { oneOf } from '../shell/search.ts';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { useDownload } from '../wire/download.ts';
import { useReading } from '../wire/queries.ts';
import { sheetsWords } from '../words/sheets.ts';
import { FillNow } from './fill-now.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import { RunTable } from './run-table.tsx';
import { Schedules } from './schedules.tsx';
import { UploadTemplate } from './upload-template.tsx';
import { Versions } from './versions.tsx';

const route = getRouteApi('/desk/sheets/$id');
const tabs = ['fill', 'mapping', 'schedule', 'versions'] as const;

/** One template: fill it now, say what fills it, fill it regularly, its versions. */
export function TemplatePage() {
  const say = useWords(sheetsWords);
  const label = useLabel();
  const { id } = route.useParams();
  const tab = oneOf(tabs, route.useSearch().tab) ?? 'fill';
  const template = useReading('GET /sheets/templates/:templateId', { templateId: id });
  return (
    <Part of={template}>
      {(read) => (
        <>
          <h1>{label(read.name)}</h1>
          <Head template={read} />
          <nav className="tabs" aria-label={say('parts')}>
            {tabs.map((name) => (
              <Link
                key={name}
                to="/sheets/$id"
                params={{ id }}
                search={(before) => ({ ...before, tab: name })}
                className={tab === name ? 'tabs__link tabs__link--here' : 'tabs__link'}
                aria-current={tab === name ? 'page' : undefined}
              >
                {say(name)}
              </Link>
            ))}
          </nav>
          {tab === 'fill' && (
            <>
              <Card title={say('fill')}>
                <FillNow template={read} />
              </Card>
              <Card title={say('runs')}>
                <RunTable templateId={id} />
              </Card>
            </>
          )}
          {tab === 'mapping' && (
            <MappingEditor key={`${read.version}-${read.mappingNumber}`} template={read} />
          )}
          {tab === 'schedule' && <Schedules template={read} />}
          {tab === 'versions' && <Versions template={read} />}
        </>
      )}
    </Part>
  );
}

function Head({ template }: { template: TemplateView }) {
  const say = useWords(sheetsWords);
  const act = useAct();
  const download = useDownload();
  const navigate = useNavigate();
  const { templateId, area, version, mayChange } = template;
  const close = async () => {
    if (await act('POST /sheets/close-template', { templateId })) await navigate({ to: '/sheets' });
  };
  return (
    <div className="acts">
      <Link to="/sheets" className="go">
        {say('back')}
      </Link>
      <Button onClick={() => void download('GET /sheets/templates/:templateId/file', { templateId })}>
        {say('downloadTemplate')}
      </Button>
      {mayChange && area && <UploadTemplate of={{ templateId, areaId: area.areaId }} />}
      {mayChange && (
        <Popconfirm title={say('closeAsk')} okText={say('close')} cancelText={say('keep')} onConfirm={close}>
          <Button danger>{say('close')}</Button>
        </Popconfirm>
      )}
      <span className="note form-head">
        {area?.name ?? say('shipped')} · {say('versionOf', { version })}
        {!mayChange && ` · ${say('readOnly')}`}
      </span>
    </div>
  );
}
