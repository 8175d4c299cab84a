import { Button } from '../kit/button.tsx';
import { Field } from '../kit/field.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';
import { scanCode } from './scan-code.ts';

interface HouseholdCodeProps {
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

/** The code of a household, typed or, in WeChat, scanned. In a browser the phone's own camera opens the code's address. */
export function HouseholdCodeField({ value, onChange, error }: HouseholdCodeProps) {
  const say = useWords(peopleWords);
  const scan = async () => {
    const code = await scanCode();
    if (code === undefined) toast({ text: say('scanFailed'), tone: 'bad' });
    else onChange(code);
  };
  return (
    <Field
      id="household-code"
      label={say('code')}
      max={64}
      value={value}
      onChange={(typed) => onChange(typed.trim())}
      error={error}
      aside={
        process.env.TARO_ENV === 'weapp' && (
          <Button id="scan" kind="link" icon="scan" onPress={scan}>
            {say('scan')}
          </Button>
        )
      }
    />
  );
}
