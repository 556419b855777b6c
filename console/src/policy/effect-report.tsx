import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import '../figures/figures.css';
import type { BacktestReport } from '../../../domain/backtest/backtest-answer.ts';
import { Nudges } from '../figures/nudges.tsx';
import { useFigures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { ChangedPaths } from './changed-paths.tsx';
import { EffectCountTable } from './effect-counts.tsx';
import { TouchedMerchants } from './touched-merchants.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** what a draft would have done on the company's own history, beside the policy in force */
export function EffectReportView({ report }: { readonly report: BacktestReport }) {
  const { p } = usePolicyWords();
  const { date, number } = useFormat();
  const figures = useFigures().data?.figures;
  const { from, until, merchants, gaps, lost, changed, changedCount, under, against, inFlight, seconds } = report;
  const day = (at: number): string => date(new Date(at).toISOString());
  return (
    <SpaceBetween size="l">
      <Alert type="info" header={p('played', { merchants: number(merchants), from: day(from), until: day(until) })}>
        <div>{p('caveat')}</div>
        <div>{p('assumed')}</div>
        <div>
          {p('decidedBy', {
            ...{ replayed: number(under.decided.replayed), replayedNow: number(against.decided.replayed) },
            ...{ modelled: number(under.decided.modelled), modelledNow: number(against.decided.modelled) },
          })}
        </div>
        <div>
          {p('playedVersion')} <span className="mono">{under.version}</span>
        </div>
        <div>{p('took', { seconds: number(Math.max(1, Math.round(seconds))) })}</div>
      </Alert>
      {gaps.length > 0 && (
        <Alert type="warning" header={p('gaps', { n: gaps.length })}>
          <ul className="sentences">
            {gaps.slice(0, 10).map(({ merchantId, code, about }) => (
              <li key={merchantId}>
                <PageLink to={`/merchants/${merchantId}`}>{merchantId}</PageLink>
                {p('colon')}
                {p(code)} <span className="mono">{about}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {lost.length > 0 && (
        <Alert type="warning" header={p('lost', { n: number(lost.length) })}>
          <ul className="sentences">
            {lost.slice(0, 10).map(({ shard, merchants: of, about }) => (
              <li key={shard}>{p('lostOne', { shard, merchants: number(of), about })}</li>
            ))}
          </ul>
        </Alert>
      )}
      {changedCount > changed.length && (
        <Alert type="info">{p('changedMost', { n: number(changedCount), shown: number(changed.length) })}</Alert>
      )}
      <EffectCountTable report={report} />
      {figures !== undefined && figures !== null && <Nudges figures={figures} />}
      <ChangedPaths changed={changed} />
      <TouchedMerchants inFlight={inFlight} />
    </SpaceBetween>
  );
}
