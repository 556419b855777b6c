import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { Due } from '../shell/due.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import type { CaseLine, CasePage } from './case-queries.ts';
import { useCaseWords } from './case-words.ts';

/** the address of a case */
export const placeOfCase = (merchantId: string, id: string): string =>
  `/cases?${new URLSearchParams({ case: `${merchantId}/${id}` })}`;

interface Props {
  readonly pages: readonly CasePage[];
  readonly more: (() => void) | undefined;
}

/** open cases, the one whose clock is due next first */
export function CaseTable({ pages, more }: Props) {
  const { c, party, clock, requester } = useCaseWords();
  const names = new Map(pages.flatMap(({ merchants }) => merchants.map(({ merchantId, legalName }) => [merchantId, legalName])));
  return (
    <RecordTable<CaseLine>
      header={
        <Header variant="h1" description={c('hint')}>
          {c('title')}
        </Header>
      }
      items={pages.flatMap(({ cases }) => cases)}
      trackBy={({ merchantId, id }) => `${merchantId}/${id}`}
      empty={c('empty')}
      columns={[
        {
          id: 'case',
          header: c('case'),
          cell: ({ merchantId, id, title }) => (
            <PageLink to={placeOfCase(merchantId, id)}>
              <FreeText text={title} />
            </PageLink>
          ),
        },
        {
          id: 'merchant',
          header: c('merchant'),
          cell: ({ merchantId, requester: by }) =>
            [
              names.get(merchantId) ?? merchantId,
              ...(by === undefined || by.kind === 'merchant' ? [] : [requester(by.kind)]),
            ].join(' · '),
        },
        { id: 'waiting', header: c('waitingOn'), cell: ({ waitingOn }) => party(waitingOn) },
        {
          id: 'next',
          header: c('next'),
          cell: ({ next }) =>
            next?.dueAt === undefined ? (
              <span className="quiet">{c('nothingDue')}</span>
            ) : (
              <>
                {clock(next.clock)} · <Due at={next.dueAt} />
              </>
            ),
        },
        { id: 'promises', header: c('promises'), cell: ({ promises }) => promises },
      ]}
      footer={more === undefined ? undefined : <Button onClick={more}>{c('more')}</Button>}
    />
  );
}
