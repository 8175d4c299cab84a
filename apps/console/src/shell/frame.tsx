import {
  AlertOutlined,
  ApiOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  IdcardOutlined,
  InboxOutlined,
  PhoneOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
  ToolOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { Alert, Button, Layout } from 'antd';
import { useState } from 'react';
import { useOnline } from '../state/online.ts';
import { useSession } from '../state/session.ts';
import { useWords } from '../state/use-words.ts';
import { useLiveCases } from '../wire/queries.ts';
import { shellWords } from '../words/shell.ts';
import { AccountMenu } from './account-menu.tsx';
import { AreaChooser } from './area-chooser.tsx';
import { Keys } from './keys.tsx';
import { holds, useMe } from './me.ts';
import { NoPost } from './no-post.tsx';
import { pages } from './pages.ts';
import { Failed, Waiting } from './states.tsx';

const icons = {
  now: <DashboardOutlined />,
  cases: <SolutionOutlined />,
  waiting: <InboxOutlined />,
  requests: <FileTextOutlined />,
  alerts: <AlertOutlined />,
  reports: <TeamOutlined />,
  calls: <PhoneOutlined />,
  rounds: <ScheduleOutlined />,
  register: <IdcardOutlined />,
  shifts: <SafetyOutlined />,
  settings: <SettingOutlined />,
  sheets: <TableOutlined />,
  audit: <FileSearchOutlined />,
  tokens: <ApiOutlined />,
  webhooks: <SendOutlined />,
  people: <UserSwitchOutlined />,
  teams: <ToolOutlined />,
};

/** What surrounds every page: where one is, for which area, who is at the desk. */
export function Frame() {
  const signedIn = useSession(({ token }) => token !== undefined);
  const { publicHref } = useLocation();
  const me = useMe();
  if (!signedIn) return <Navigate to="/sign-in" search={{ back: publicHref }} replace />;
  if (me.data === undefined)
    return (
      <main id="content" className="page">
        {me.error ? <Failed error={me.error} onRetry={() => me.refetch()} /> : <Waiting />}
      </main>
    );
  if (me.data.secondFactor === 'asked' || me.data.secondFactor === 'to-enrol')
    return <Navigate to="/second-factor" search={{ back: publicHref }} replace />;
  if (
    !(['requests.view', 'requests.handle', 'reports.coverage'] as const).some((each) => holds(me.data, each))
  )
    return <NoPost />;
  return <Inside />;
}

function Inside() {
  const say = useWords(shellWords);
  const { data: me } = useMe();
  const online = useOnline();
  const [keysShown, setKeysShown] = useState(false);
  useLiveCases();
  const shown = pages.filter(({ right }) => holds(me, right));
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Layout.Header className="frame__head">
        <span className="frame__name">{say('name')}</span>
        <AreaChooser />
        <span className="frame__space" />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={say('keys')}
          title={say('keys')}
          onClick={() => setKeysShown(true)}
        />
        <AccountMenu />
      </Layout.Header>
      <Layout>
        <Layout.Sider className="frame__side" width={168}>
          <nav aria-label={say('pages')}>
            {shown.map(({ name, to }) => (
              <Link
                key={name}
                to={to}
                className="frame__link"
                activeProps={{ className: 'frame__link--here' }}
              >
                {icons[name]}
                <span>{say(name)}</span>
              </Link>
            ))}
          </nav>
        </Layout.Sider>
        <div className="frame__content">
          {!online && <Alert banner type="warning" role="status" title={say('offline')} />}
          <main id="content" className="page" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </Layout>
      <Keys shown={keysShown} pages={shown} onShow={setKeysShown} />
    </Layout>
  );
}
