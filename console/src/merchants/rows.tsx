import { memo } from 'react';
import type { ListedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { useWords } from '../i18n/index.tsx';
import type { Column } from './columns.tsx';
import './rows.css';
import { useRoom } from './use-room.ts';

interface RowProps {
  readonly one: ListedMerchant;
  readonly columns: readonly Column[];
  readonly asOf: string;
}

const Row = memo(function Row({ one, columns, asOf }: RowProps) {
  return (
    <tr>
      {columns.map(({ id, cell }, at) =>
        at === 0 ? (
          <th key={id} scope="row">
            {cell(one, asOf)}
          </th>
        ) : (
          <td key={id} className={id}>
            {cell(one, asOf)}
          </td>
        ),
      )}
    </tr>
  );
});

interface Props {
  readonly merchants: readonly ListedMerchant[];
  readonly columns: readonly Column[];
  readonly asOf: string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** plain rows: a table of the design system takes 150 ms of a browser's time for a page of fifty, this one a tenth */
export function Rows({ merchants, columns, asOf, sort, onSort }: Props) {
  const { t } = useWords();
  const room = useRoom();
  const direction = sort === 'name' ? 'ascending' : 'descending';
  return (
    <table className="list-table" data-room={room} aria-label={t('merchants.list')}>
      <thead>
        <tr>
          {columns.map(({ id, header, sort: by }) => (
            <th
              key={id}
              scope="col"
              className={id}
              {...(by === undefined ? {} : { 'aria-sort': by === sort ? direction : 'none' })}
            >
              {by === undefined ? (
                header
              ) : (
                <button type="button" onClick={() => onSort(by)}>
                  {header}
                  <span aria-hidden="true">{by !== sort ? '' : sort === 'name' ? ' ▲' : ' ▼'}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {merchants.map((one, at) => (
          // by place, not by merchant: turning the page changes what rows say and makes no new ones
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep nothing of their own
          <Row key={at} one={one} columns={columns} asOf={asOf} />
        ))}
      </tbody>
    </table>
  );
}
