import { privacyNotice } from '@linli/contracts/identity/privacy-notice';
import { Button } from '../kit/button.tsx';
import { Heading, Paragraph, Stack } from '../kit/card.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { signInWords } from '../words/sign-in.ts';

/** The privacy notice in plain words. */
export function PrivacySheet({
  open,
  onAgree,
  onClose,
}: {
  open: boolean;
  onAgree?: () => void;
  onClose: () => void;
}) {
  const say = useWords(signInWords);
  const label = useLabel();
  return (
    <Sheet
      id="privacy"
      open={open}
      title={say('noticeTitle')}
      onClose={onClose}
      footer={
        onAgree && (
          <Button id="privacy-agree" onPress={onAgree}>
            {say('agree')}
          </Button>
        )
      }
    >
      {privacyNotice.map(({ title, text }) => (
        <Stack key={title.en}>
          <Heading>{label(title)}</Heading>
          <Paragraph>{label(text)}</Paragraph>
        </Stack>
      ))}
    </Sheet>
  );
}
