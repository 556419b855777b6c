import { useInfiniteQuery } from '@tanstack/react-query';
import { type Door, get } from '../api.ts';
import { useSession } from '../session.tsx';
import { saveFile } from '../shell/save-file.ts';
import type { ApprovalsAnswer, ErasurePage, ExportPart } from './answers.ts';

export const useErasures = () => {
  const { door } = useSession();
  return useInfiniteQuery({
    queryKey: ['merchants', 'erasures'],
    queryFn: ({ pageParam }) =>
      get<ErasurePage>(door, `/erasures${pageParam === '' ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    refetchInterval: 8_000,
  });
};

/** everything there is of a merchant, asked for a part at a time, as one document */
export const readExport = async (door: Door, merchantId: string): Promise<object> => {
  const path = `/merchants/${merchantId}/export`;
  const first = await get<ExportPart>(door, path);
  const records = [...first.records];
  for (let { cursor } = first; cursor !== undefined; ) {
    const next: ExportPart = await get<ExportPart>(door, `${path}?cursor=${encodeURIComponent(cursor)}`);
    records.push(...next.records);
    cursor = next.cursor;
  }
  const { format, asOf } = first;
  return { format, merchantId, asOf, records };
};

export const readApprovals = (door: Door, merchantId: string): Promise<ApprovalsAnswer> =>
  get<ApprovalsAnswer>(door, `/merchants/${merchantId}/approvals`);

/** hands a document over as a file */
export const saveJson = (name: string, content: object): void => {
  saveFile(name, JSON.stringify(content, null, 2), 'application/json');
};
