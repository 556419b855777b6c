import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/show-conversion/answer.ts';
import { get } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useSession } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { useConversionWords } from './conversion-words.ts';

type Line = z.output<typeof answer>['lines'][number];
type Share = Line['now'];

const useConversion = (merchantId: string) => {
  const { door } = useSession();
  const { locale } = useWords();
  return useQuery({
    queryKey: ['conversion', merchantId, locale],
    queryFn: () => get<z.output<typeof answer>>(door, `/merchants/${merchantId}/conversion?language=${locale}`),
  });
};

/** a share with the interval it lies in and what it was taken over */
function ShareText({ of: { value, n, interval }, moved }: { readonly of: Share; readonly moved?: Line['moved'] | undefined }) {
  const c = useConversionWords();
  const { percent, number } = useFormat();
  if (value === null || interval === null) return c('none');
  return (
    <>
      {percent(value)}{' '}
      <span className="quiet">{c('interval', { low: percent(interval.low), high: percent(interval.high) })}</span>
      <div className="quiet">{c('n', { n: number(n) })}</div>
      {moved !== undefined && moved !== 'same' && <div className={moved === 'lower' ? 'warn' : ''}>{c(`moved.${moved}`)}</div>}
    </>
  );
}

/** every reason with its share, and what policy advises against it */
function Reasons({ reasons }: Pick<Line, 'reasons'>) {
  const c = useConversionWords();
  const { percent, number } = useFormat();
  if (reasons.length === 0) return c('noFailures');
  return (
    <ul className="facts">
      {reasons.map(({ code, n, share, before, advice }) => (
        <li key={code}>
          <strong>{code.replaceAll('_', ' ')}</strong>
          {c('colon')}
          {number(n)} ({percent(share.value ?? 0)}
          {before.value !== null && c('before', { share: percent(before.value) })})
          {advice !== undefined && <div className="quiet">{advice}</div>}
        </li>
      ))}
    </ul>
  );
}

/** how many attempts to pay were paid, against the merchant's own weeks before and its peers */
export function Conversion({ merchantId }: { readonly merchantId: string }) {
  const c = useConversionWords();
  const asked = useConversion(merchantId);
  return (
    <State of={asked}>
      {({ lines }) =>
        lines.length === 0 ? (
          <Container header={<Header variant="h2">{c('title')}</Header>}>
            <Box color="text-body-secondary">{c('nothing')}</Box>
          </Container>
        ) : (
          <RecordTable
            header={
              <Header variant="h2" description={c('hint')}>
                {c('title')}
              </Header>
            }
            items={lines}
            trackBy={({ method, country }) => `${method} ${country}`}
            columns={[
              {
                id: 'method',
                header: c('method'),
                cell: ({ method, country }) =>
                  `${method === '-' ? c('noMethod') : method}, ${country === '-' ? c('noCountry') : country}`,
              },
              { id: 'now', header: c('now'), minWidth: 150, cell: ({ now }) => <ShareText of={now} /> },
              {
                id: 'before',
                header: c('own'),
                minWidth: 150,
                cell: ({ before, moved }) => <ShareText of={before} moved={moved} />,
              },
              {
                id: 'peers',
                header: c('peers'),
                minWidth: 150,
                cell: ({ peers, against }) => (peers === undefined ? c('fewPeers') : <ShareText of={peers} moved={against} />),
              },
              { id: 'reasons', header: c('reasons'), minWidth: 260, cell: ({ reasons }) => <Reasons reasons={reasons} /> },
            ]}
          />
        )
      }
    </State>
  );
}
