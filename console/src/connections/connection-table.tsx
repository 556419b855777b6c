import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-connections/answer.ts';
import { get } from '../api.ts';
import { useFormat } from '../format.ts';
import { usePerson, useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { useConnectionWords } from './connections-words.ts';

type Answer = z.output<typeof answer>;
type Connection = Answer['connections'][number];

const useConnections = (allowed: boolean) => {
  const { door } = useSession();
  return useQuery({ queryKey: ['connections'], queryFn: () => get<Answer>(door, '/connections'), enabled: allowed });
};

function LastIn({ of }: { readonly of: Connection }) {
  const c = useConnectionWords();
  const { instant } = useFormat();
  if (of.lastInAt === undefined) return <span className="quiet">{c('none')}</span>;
  return (
    <>
      {instant(of.lastInAt)}
      <div className="quiet mono">{of.lastInType}</div>
    </>
  );
}

function Out({ of }: { readonly of: Connection }) {
  const c = useConnectionWords();
  const { instant } = useFormat();
  if (of.sends === undefined) return <span className="quiet">{c('notOut')}</span>;
  const until = of.circuit?.openUntil;
  return (
    <>
      {of.lastOutAt === undefined ? <span className="quiet">{c('none')}</span> : instant(of.lastOutAt)}
      <div className="quiet">{of.waiting.length === 0 ? c('noneWaits') : c('waits', { count: of.waiting.length })}</div>
      {of.waiting.map(({ title, merchantId, since, tries, failure }) => (
        <div key={`${merchantId} ${since} ${title}`}>
          <PageLink to={`/merchants/${merchantId}`}>{title}</PageLink>
          <div className="quiet">{failure === undefined ? c('notTried') : c('tried', { tries, failure })}</div>
        </div>
      ))}
      {until !== undefined && of.waiting.length > 0 && <div className="quiet">{c('alone', { when: instant(until) })}</div>}
    </>
  );
}

function Refused({ of }: { readonly of: Connection }) {
  const c = useConnectionWords();
  const { instant, number } = useFormat();
  const { refusedMissing: missing, refusedInvalid: invalid, refusedStale: stale, refusedLarge: large } = of;
  const all = missing + invalid + stale + large;
  return (
    <>
      {number(all)}
      {all > 0 && <div className="quiet">{c('reasons', { missing, invalid, stale, large })}</div>}
      {of.lastRefusedAt !== undefined && <div className="quiet">{c('lastRefused', { when: instant(of.lastRefusedAt) })}</div>}
    </>
  );
}

/** every outside system: where it sends to, what came last, what was refused, and how long it takes */
export default function ConnectionTable() {
  const c = useConnectionWords();
  const { number } = useFormat();
  const { can } = usePerson();
  const allowed = can('connections.read');
  const connections = useConnections(allowed);
  if (!allowed) return <Alert type="info">{c('mayNot')}</Alert>;
  const testColumn = {
    id: 'test',
    minWidth: 220,
    header: c('testColumn'),
    cell: ({ id, title, seen }: Connection) => <ConnectionTest id={id} title={title} seen={seen === true} />,
  };
  const milliseconds = (value: number | undefined) => (value === undefined ? '–' : `${number(Math.round(value))} ms`);
  return (
    <State of={connections}>
      {({ connections: items }) => (
        <RecordTable<Connection>
          items={items}
          trackBy="id"
          empty={c('empty')}
          header={
            <Header variant="h2" description={c('hint')}>
              {c('title')}
            </Header>
          }
          columns={[
            {
              id: 'system',
              minWidth: 180,
              header: c('system'),
              cell: ({ title, address }) => (
                <>
                  {title}
                  {address !== undefined && <div className="quiet mono">{address}</div>}
                </>
              ),
            },
            { id: 'last', header: c('lastIn'), cell: (one) => <LastIn of={one} /> },
            {
              id: 'received',
              header: c('received'),
              cell: ({ received, rejected }) => (
                <>
                  {number(received)}
                  {rejected > 0 && <div className="quiet">{c('notMapped', { count: number(rejected) })}</div>}
                </>
              ),
            },
            { id: 'out', header: c('lastOut'), cell: (one) => <Out of={one} /> },
            { id: 'latency', header: c('latency'), cell: (one) => milliseconds(one.lastLatencyMs) },
            { id: 'refused', header: c('refused'), cell: (one) => <Refused of={one} /> },
            ...(can('connections.test') ? [testColumn] : []),
          ]}
        />
      )}
    </State>
  );
}
