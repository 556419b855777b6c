import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import './record-table.css';
import { useNarrow } from './use-narrow.ts';

export interface RecordColumn<Item> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: Item) => ReactNode;
  /** it is never narrower than this, pixels */
  readonly minWidth?: number;
}

interface Props<Item> {
  readonly items: readonly Item[];
  readonly trackBy: TableProps.TrackBy<Item>;
  readonly columns: readonly [RecordColumn<Item>, ...RecordColumn<Item>[]];
  readonly header: ReactNode;
  readonly empty?: string;
  readonly filter?: ReactNode;
  readonly footer?: ReactNode;
}

/** records as a table; on a telephone each stands by itself, what its columns say below one another */
export function RecordTable<Item>({ columns, items, empty = '', filter, ...rest }: Props<Item>) {
  const narrow = useNarrow();
  const [first, ...others] = columns;
  const stacked = (item: Item): ReactNode => (
    <div className="record">
      <div>{first.cell(item)}</div>
      <dl>
        {others.map(({ id, header, cell }) => (
          <div key={id}>
            <dt>{header}</dt>
            <dd>{cell(item)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
  return (
    <Table<Item>
      variant="container"
      wrapLines
      items={items}
      empty={empty}
      filter={filter === undefined ? undefined : <div className="table-filter">{filter}</div>}
      columnDefinitions={
        narrow
          ? [{ id: first.id, header: first.header, isRowHeader: true, cell: stacked }]
          : columns.map((one, at) => ({ ...one, isRowHeader: at === 0 }))
      }
      {...rest}
    />
  );
}
