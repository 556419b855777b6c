import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useListFormats } from '../merchants/list-formats.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { useMoneyWords } from './money-words.ts';
import type { ShownFile } from './use-money.ts';

/** files as they came: taken in, or refused with the row and the difference */
export function FileTable({ files }: { readonly files: readonly ShownFile[] }) {
  const m = useMoneyWords();
  const { instant, number } = useFormat();
  const { money } = useListFormats();
  const currencyOf = ({ batches }: ShownFile): string => batches.find(({ currency }) => currency !== null)?.currency ?? 'EUR';
  return (
    <RecordTable
      header={<Header variant="h2">{m('files')}</Header>}
      items={files}
      trackBy="id"
      empty={m('filesEmpty')}
      columns={[
        {
          id: 'file',
          header: m('file'),
          cell: ({ name, at, way }) => (
            <>
              <strong>{name}</strong>
              <div className="quiet">
                {instant(at)} · {m(`way.${way}`)}
              </div>
            </>
          ),
          minWidth: 220,
        },
        {
          id: 'lines',
          header: m('amount'),
          cell: ({ lines, batches, format }) => (
            <>
              {m('lines', { n: number(lines) })}
              {batches
                .filter(({ status }) => status !== 'refused')
                .slice(0, 3)
                .map(({ reference, sumMinor, currency }) => (
                  <div key={`${reference} ${currency}`}>{money(sumMinor, currency ?? 'EUR')}</div>
                ))}
              <div className="quiet">{format}</div>
            </>
          ),
        },
        {
          id: 'state',
          header: m('state'),
          cell: (one) => (
            <>
              {m(`status.${one.status}`)}
              {one.row !== undefined && <div>{m('row', { row: String(one.row) })}</div>}
              {one.differenceMinor !== undefined && one.status === 'refused' && (
                <div>{m('difference', { amount: money(one.differenceMinor, currencyOf(one)) })}</div>
              )}
              {one.reason !== undefined && (
                <div className="quiet" lang="en">
                  {one.reason}
                </div>
              )}
            </>
          ),
          minWidth: 220,
        },
      ]}
    />
  );
}
