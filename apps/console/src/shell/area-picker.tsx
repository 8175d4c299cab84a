import type { ReplyOf } from '@linli/contracts/catalog';
import { type AreaKind, areaKinds } from '@linli/contracts/people/areas';
import { TreeSelect } from 'antd';
import { useEffect, useState } from 'react';
import { useLabel } from '../state/use-words.ts';
import { call } from '../wire/client.ts';

type Row = ReplyOf<'GET /people/areas'>['items'][number];
interface Node {
  id: string;
  pId: string | null;
  value: string;
  title: string;
  isLeaf: boolean;
  selectable: boolean;
}

/** Most areas read below one; a community has fewer buildings. */
const most = 100;

/** Chooses one area by going down the tree from one's own posts. */
export function AreaPicker({
  id,
  value,
  at,
  only,
  onChange,
}: {
  id?: string;
  value?: string;
  /** What `value` is called before the way down to it was read. */
  at?: { areaId: string; name: string };
  /** Kinds that can be chosen; the others only lead further down. */
  only?: readonly AreaKind[];
  onChange?: (areaId: string) => void;
}) {
  const label = useLabel();
  const [nodes, setNodes] = useState<Node[]>([]);
  const nodeOf = (area: Row, pId: string | null): Node => ({
    id: area.areaId,
    pId,
    value: area.areaId,
    title: `${area.compound ?? ''}${area.name} · ${label(areaKinds[area.kind])}`,
    isLeaf: area.children === 0,
    selectable: only === undefined || only.includes(area.kind),
  });
  const load = async (parentId: string | undefined) => {
    const { items } = await call('GET /people/areas', {
      ...(parentId === undefined ? {} : { parentId }),
      limit: most,
    });
    const read = items.map((area) => nodeOf(area, parentId ?? null));
    setNodes((before) => [
      ...before.filter(({ id: each }) => !read.some((node) => node.id === each)),
      ...read,
    ]);
  };
  useEffect(() => {
    load(undefined).catch(() => undefined);
  }, []);
  const shown =
    at === undefined || nodes.some((node) => node.id === at.areaId)
      ? nodes
      : [
          ...nodes,
          { id: at.areaId, pId: null, value: at.areaId, title: at.name, isLeaf: true, selectable: true },
        ];
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      treeDataSimpleMode
      treeData={shown}
      loadData={({ value: parentId }) => load(String(parentId))}
      onChange={(chosen) => onChange?.(chosen as string)}
      style={{ width: '100%' }}
    />
  );
}
