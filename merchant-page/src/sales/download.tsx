import { useState } from 'react';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useSession } from '../session/use-session.tsx';
import { saleWords } from '../words/sales-words.ts';
import { useWordsOf } from '../words/words.tsx';
import { mostLines, salesCsv, saveAs } from './sales-csv.ts';
import { type Filters, queryOf, type Sale, type SalesAnswer } from './use-sales.ts';

interface Props {
  readonly membership: Membership;
  readonly filters: Filters;
  readonly days: Pick<SalesAnswer, 'from' | 'to' | 'currency' | 'timeZone'>;
}

/** all that matches as one file, or none: a file that ends at a limit would be taken for whole */
export function Download({ membership: { merchantId, name }, filters, days }: Props) {
  const session = useSession();
  const w = useWordsOf(saleWords);
  const [gathered, setGathered] = useState<number | 'too many' | undefined>();
  const [error, setError] = useState<unknown>();
  const gather = async (): Promise<void> => {
    const all: Sale[] = [];
    setError(undefined);
    try {
      let cursor: string | undefined;
      do {
        setGathered(all.length);
        const { from, to } = days;
        const query = queryOf({ ...filters, from, to }, { limit: '500', ...(cursor !== undefined && { cursor }) });
        const page = await session.call<SalesAnswer>(`/my/${merchantId}/sales?${query}`);
        all.push(...page.sales);
        cursor = page.cursor;
      } while (cursor !== undefined && all.length <= mostLines);
      if (all.length > mostLines) return setGathered('too many');
      saveAs(`${name} ${days.from} ${days.to}.csv`, salesCsv(all, { ...days, words: w }));
      setGathered(undefined);
    } catch (wrong) {
      setError(wrong);
      setGathered(undefined);
    }
  };
  const busy = typeof gathered === 'number';
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void gather()}>
        {w.csv}
      </button>
      {busy && <span role="status">{w.gathering(gathered)}</span>}
      {gathered === 'too many' && (
        <p className="problem" role="alert">
          {w.tooMany(mostLines)}
        </p>
      )}
      {error !== undefined && <ProblemLine error={error} again={() => void gather()} />}
    </>
  );
}
