import type { ReplyOf } from '@linli/contracts/catalog';
import type { SheetMapping, TemplateView } from '@linli/contracts/sheets/endpoints';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useArea } from '../shell/me.ts';
import { call } from '../wire/client.ts';
import type { Period } from './period-fields.tsx';

export type Preview = ReplyOf<'POST /sheets/preview'>;

/** The check of a mapping and the values it gives in the area shown; asked again whenever something of it changes. */
export function usePreview(
  { templateId, version }: TemplateView,
  mapping: SheetMapping,
  period: Period,
): UseQueryResult<Preview> {
  const { areaId } = useArea();
  return useQuery({
    queryKey: ['POST /sheets/preview', templateId, version, mapping, areaId, period],
    queryFn: () => call('POST /sheets/preview', { templateId, mapping, areaId: areaId ?? '', period }),
    enabled: areaId !== undefined,
    placeholderData: keepPreviousData,
  });
}
