import { Result } from 'antd';
import { useWords } from '../state/use-words.ts';
import { shellWords } from '../words/shell.ts';
import { AccountMenu } from './account-menu.tsx';

/** Signed in without a post that uses the desk. */
export function NoPost() {
  const say = useWords(shellWords);
  return (
    <main id="content" className="page">
      <Result
        title={<h1 className="result-title">{say('noPost')}</h1>}
        subTitle={say('noPostNote')}
        extra={[
          <a key="mini" href="/">
            {say('toMini')}
          </a>,
          <AccountMenu key="account" />,
        ]}
      />
    </main>
  );
}
