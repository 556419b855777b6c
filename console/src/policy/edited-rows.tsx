import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { RecordTable } from '../shell/record-table.tsx';
import { useEditing } from './editing.tsx';
import { listAt, textAt } from './json-path.ts';
import { blankOf } from './schema-fields.ts';
import { SchemaField } from './schema-form.tsx';
import { useAskedPlace } from './use-asked-place.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Row {
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
}
interface Props {
  readonly title: string;
  readonly hint: string;
  readonly place: string;
  /** of one row, as far as a form understands it */
  readonly schema: z.ZodType;
  /** what a new row has besides */
  readonly besides?: object;
  readonly nameOf: (value: unknown) => string;
  readonly columns: readonly { readonly id: string; readonly header: string; readonly cell: (value: unknown) => ReactNode }[];
  /** merchants by the key of a row; undefined while nobody can count them */
  readonly touched: Readonly<Record<string, number>> | undefined;
}

/** a link may lead to one row of one list */
const rowAsked = (asked: string, place: string): number | undefined => {
  const [row = ''] = asked.startsWith(`${place}.`) ? asked.slice(place.length + 1).split('.') : [];
  return /^\d+$/.test(row) ? Number(row) : undefined;
};

/** a list of a policy as a table, with the merchants each row concerns; the row that was chosen is a form below it */
export function EditedRows({ title, hint, place, schema, besides = {}, nameOf, columns, touched }: Props) {
  const { p } = usePolicyWords();
  const { document, set, readOnly, findings } = useEditing();
  const asked = useAskedPlace();
  const [open, setOpen] = useState<number | undefined>(() => rowAsked(asked, place));
  const values = listAt(document, place);
  const rows: readonly Row[] = values.map((value, at) => ({ at, key: textAt(value, 'key'), value }));
  const wrong = (at: number): boolean => findings.some(({ field }) => field.startsWith(`${place}.${at}.`));
  const chosen = rows.find(({ at }) => at === open);
  return (
    <SpaceBetween size="l">
      <RecordTable
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description={hint}
            actions={
              readOnly ? undefined : (
                <Button
                  iconName="add-plus"
                  onClick={() => {
                    set(place, [...values, { ...Object(blankOf(schema)), ...besides }]);
                    setOpen(values.length);
                  }}
                >
                  {p('add')}
                </Button>
              )
            }
          >
            {title}
          </Header>
        }
        items={rows}
        trackBy={({ at }) => String(at)}
        columns={[
          {
            id: 'name',
            header: p('rowName'),
            minWidth: 220,
            cell: ({ value, at }) => (
              <>
                {nameOf(value)}
                {wrong(at) && <div className="warn">{p('rowWrong')}</div>}
              </>
            ),
          },
          ...columns.map(({ id, header, cell }) => ({ id, header, cell: ({ value }: Row) => cell(value) })),
          { id: 'touched', header: p('rowTouches'), cell: ({ key }) => (touched === undefined ? '–' : (touched[key] ?? 0)) },
          {
            id: 'actions',
            header: p('actions'),
            cell: ({ at, value }) => (
              <Button
                variant="inline-link"
                ariaLabel={`${p('rowOpen')}${p('colon')}${nameOf(value)}`}
                onClick={() => setOpen(at)}
              >
                {p('rowOpen')}
              </Button>
            ),
          },
        ]}
      />
      {chosen !== undefined && (
        <Container
          header={
            <Header
              variant="h3"
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {!readOnly && (
                    <Button
                      onClick={() => {
                        setOpen(undefined);
                        set(
                          place,
                          values.filter((_, at) => at !== chosen.at),
                        );
                      }}
                    >
                      {p('remove')}
                    </Button>
                  )}
                  <Button onClick={() => setOpen(undefined)}>{p('rowClose')}</Button>
                </SpaceBetween>
              }
            >
              {nameOf(chosen.value)}
            </Header>
          }
        >
          <SchemaField place={`${place}.${chosen.at}`} schema={schema} label={nameOf(chosen.value)} plain />
        </Container>
      )}
    </SpaceBetween>
  );
}
