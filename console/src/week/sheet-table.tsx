import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';

/** a plain table of the weekly page, which paper shows as the screen does */
export function SheetTable<Item>(props: {
  readonly title: string;
  readonly empty: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly { readonly header: string; readonly cell: (item: Item) => ReactNode }[];
}) {
  const { title, empty, items, keyOf, columns } = props;
  return (
    <section>
      <Box variant="h2">{title}</Box>
      {items.length === 0 ? (
        <Box color="text-body-secondary">{empty}</Box>
      ) : (
        // a table that is wider than a telephone scrolls, and may be reached by keyboard
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
        <section className="week-scroll" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map(({ header }) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={keyOf(item)}>
                  {columns.map(({ header, cell }) => (
                    <td key={header}>{cell(item)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
