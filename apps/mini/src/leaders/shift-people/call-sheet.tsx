import { useEffect, useRef, useState } from 'react';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { NumberSheet } from '../number-sheet.tsx';

/** Fetches the number of somebody on a shift, which is put on record, and lets it be called. Mount it to open it. */
export function CallSheet({
  claimId,
  name,
  onClose,
}: {
  claimId: string;
  name: string;
  onClose: () => void;
}) {
  const [phone, setPhone] = useState<string>();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    let gone = false;
    attempt(() => call('POST /shifts/reveal-number', { claimId })).then((found) => {
      if (gone) return;
      if (found) setPhone(found.phone);
      else close.current();
    });
    return () => {
      gone = true;
    };
  }, [claimId]);
  return phone === undefined ? null : <NumberSheet name={name} phone={phone} onClose={onClose} />;
}
