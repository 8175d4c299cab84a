import { type SettingName, settings } from '@linli/contracts/settings/labels';
import { getRouteApi, Link } from '@tanstack/react-router';
import { oneOf } from '../shell/search.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';
import { Languages } from './languages.tsx';
import { NoticeTexts } from './notice-texts.tsx';
import { RightsTable } from './rights-table.tsx';
import { Robots } from './robots.tsx';
import { SettingPage } from './setting-page.tsx';

const route = getRouteApi('/desk/settings');
const names = Object.keys(settings) as SettingName[];
const others = ['texts', 'robots', 'languages', 'roles'] as const;

/** How the product is set up: one setting at a time, chosen on the left; it stands in the address. */
export function Settings() {
  const say = useWords(settingsWords);
  const label = useLabel();
  const { setting, key } = route.useSearch();
  const chosen = oneOf([...names, ...others], setting) ?? 'shift-rules';
  const named = oneOf(names, chosen);
  return (
    <>
      <h1>{say('title')}</h1>
      <div className="chapters">
        <nav aria-label={say('sections')} className="card">
          {[
            ...names.map((name) => [name, label(settings[name])] as const),
            ...others.map((name) => [name, say(name)] as const),
          ].map(([name, text]) => (
            <Link
              key={name}
              to="/settings"
              search={(before) => ({ ...(before.area ? { area: before.area } : {}), setting: name })}
              className={name === chosen ? 'frame__link frame__link--here' : 'frame__link'}
              aria-current={name === chosen ? 'page' : undefined}
            >
              {text}
            </Link>
          ))}
        </nav>
        <div>
          {named && <SettingPage key={named} setting={named} chosen={key} />}
          {chosen === 'texts' && <NoticeTexts />}
          {chosen === 'robots' && <Robots />}
          {chosen === 'languages' && <Languages />}
          {chosen === 'roles' && <RightsTable />}
        </div>
      </div>
    </>
  );
}
