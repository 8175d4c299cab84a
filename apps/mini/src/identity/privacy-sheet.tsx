import { Button } from '../kit/button.tsx';
import { Heading, Paragraph, Stack } from '../kit/card.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useWords } from '../state/use-words.ts';
import { signInWords } from '../words/sign-in.ts';

const parts = ['Who', 'What', 'Why', 'See', 'Long', 'Rights'] as const;

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
      {parts.map((part) => (
        <Stack key={part}>
          <Heading>{say(`notice${part}`)}</Heading>
          <Paragraph>{say(`notice${part}Text`)}</Paragraph>
        </Stack>
      ))}
    </Sheet>
  );
}
