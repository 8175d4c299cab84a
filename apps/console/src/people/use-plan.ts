import type { HandoverPlan } from '@linli/contracts/succession/endpoints';
import { type OpenKind, openKindNames } from '@linli/contracts/succession/labels';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../wire/client.ts';
import { type Choice, stay } from './successor-select.tsx';

const accountOf = (choice: Choice): string | null =>
  choice === undefined || choice === stay ? null : choice;

/** Who gets what, and what the server says to that; asked anew with every choice. */
export function usePlan(accountId: string) {
  const [all, setAll] = useState<Choice>();
  const [byKind, setByKind] = useState<Readonly<Partial<Record<OpenKind, Choice>>>>({});
  const [byItem, setByItem] = useState<Readonly<Record<string, Choice>>>({});
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const remember = (choice: Choice, name: string) => {
    if (choice !== undefined && choice !== stay) setNames((before) => new Map(before).set(choice, name));
  };
  const ofKind = (kind: OpenKind): Choice => byKind[kind] ?? all;
  const plan: HandoverPlan = {
    accountId,
    groups: openKindNames.flatMap((kind) => {
      const choice = ofKind(kind);
      return choice === undefined ? [] : [{ kind, toAccountId: accountOf(choice) }];
    }),
    items: Object.entries(byItem).flatMap(([itemId, choice]) =>
      choice === undefined ? [] : [{ itemId, toAccountId: accountOf(choice) }],
    ),
  };
  const preview = useQuery({
    queryKey: ['POST /succession/preview', plan],
    queryFn: () => call('POST /succession/preview', plan),
    placeholderData: keepPreviousData,
  });
  return {
    plan,
    preview,
    names,
    all,
    ofKind,
    ofItem: (itemId: string): Choice => byItem[itemId],
    chooseAll: (choice: Choice, name: string) => {
      remember(choice, name);
      setAll(choice);
      setByKind({});
      setByItem({});
    },
    chooseKind: (kind: OpenKind, choice: Choice, name: string) => {
      remember(choice, name);
      setByKind((before) => ({ ...before, [kind]: choice }));
    },
    chooseItem: (itemId: string, choice: Choice, name: string) => {
      remember(choice, name);
      setByItem((before) => ({ ...before, [itemId]: choice }));
    },
  };
}

export type PlanState = ReturnType<typeof usePlan>;
