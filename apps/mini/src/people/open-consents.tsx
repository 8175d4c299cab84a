import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { dropAnswer, keepAnswer, keptAnswer } from '../state/kept.ts';
import type { Me } from '../state/me.ts';
import { openPage } from '../state/open-page.ts';
import { useWords } from '../state/use-words.ts';
import { homeWords } from '../words/home.ts';

const name = 'consents-later';

/**
 * Consents nobody has decided on, below what is to be done. Whoever says no is not asked again on this phone until
 * another consent is wanted; the settings always lead there.
 */
export function OpenConsents({ me }: { me: Me }) {
  const say = useWords(homeWords);
  const open = me.consentsMissing.filter((kind) => kind !== 'privacy').sort();
  const [declined, setDeclined] = useState(() => keptAnswer<string>(name));
  if (open.length === 0 || me.households.length === 0 || declined === open.join()) return null;
  const decline = () => {
    keepAnswer(name, open.join());
    setDeclined(open.join());
  };
  const decide = () => {
    dropAnswer(name);
    openPage('consents');
  };
  return (
    <Notice
      id="consents-card"
      title={say('consentsTitle')}
      action={
        <>
          <Button id="consents-go" kind="plain" onPress={decide}>
            {say('consentsGo')}
          </Button>
          <Button id="consents-later" kind="link" onPress={decline}>
            {say('consentsLater')}
          </Button>
        </>
      }
    >
      {say('consentsText')}
    </Notice>
  );
}
