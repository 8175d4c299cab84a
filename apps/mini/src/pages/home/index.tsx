import { Page } from '../../kit/page.tsx';
import { useWords } from '../../state/use-words.ts';
import { kitWords } from '../../words/kit.ts';

export default function Home() {
  const say = useWords(kitWords);
  return <Page root title={say('appName')} />;
}
