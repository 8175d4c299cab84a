import { createContext, useContext } from 'react';
import type { Parts } from '../../wire/queries.ts';

/** Somebody who could be put on a shift, with what they carry in the week or in the proposal. */
export interface BoardCandidate {
  accountId: string;
  name: string;
  minutes: number;
  nightMinutes: number;
  /** Why nothing is for them, or when they stand next. */
  note: string;
}

interface People {
  of: Parts<BoardCandidate>;
  /** Most minutes of the week; null: of no account. */
  most: number | null;
  find?: { name: string; set: (name: string) => void };
}

export const PeopleContext = createContext<People | undefined>(undefined);

export function usePeople(): People {
  const people = useContext(PeopleContext);
  if (!people) throw new Error('no people around it');
  return people;
}
