import Header from '@cloudscape-design/components/header';
import { spanOf, useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import type { Standing, StandingAnswer } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

const HOUR = 3_600_000;
const NAMED = 3;

/** one state of the graph with whoever stands there */
export interface StandingState extends Standing {
  readonly state: string;
}

function Span({ hours }: { readonly hours: number | null }) {
  const p = usePlaybookWords();
  const { locale } = useWords();
  return hours === null ? <span className="quiet">{p('notEnough')}</span> : <span>{spanOf(hours * HOUR, locale)}</span>;
}

/** how many merchants stand in each waiting state, how long, and who has stood there longest */
export function StandingTable({ states, of }: { readonly states: readonly StandingState[]; readonly of: StandingAnswer }) {
  const p = usePlaybookWords();
  const { ago, instant, number } = useFormat();
  return (
    <RecordTable<StandingState>
      items={states}
      trackBy="state"
      empty={p('nobody')}
      header={
        <Header
          variant="h2"
          description={`${p('standingHint')} ${p('asOf', { at: instant(of.asOf) })}${of.behind ? ` ${p('behind')}` : ''}`}
        >
          {p('standing')}
        </Header>
      }
      columns={[
        { id: 'state', header: p('state'), cell: ({ state }) => state },
        { id: 'n', header: p('n'), cell: ({ n }) => number(n) },
        { id: 'median', header: p('median'), cell: ({ medianHours }) => <Span hours={medianHours} /> },
        { id: 'p90', header: p('p90'), cell: ({ p90Hours }) => <Span hours={p90Hours} /> },
        {
          id: 'longest',
          header: p('longest'),
          cell: ({ longest }) =>
            longest.slice(0, NAMED).map(({ merchantId, name, since }) => (
              <div key={merchantId}>
                <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink> <span className="quiet">{ago(since)}</span>
              </div>
            )),
        },
      ]}
    />
  );
}
