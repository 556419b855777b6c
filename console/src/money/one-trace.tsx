import { useTraceWords } from '../cases/trace-words.ts';
import { useFormat } from '../format.ts';
import type { ShownTrace } from './use-money.ts';

/** where the money is, who must act and by when, and where each hop of its way is written */
export function OneTrace({ trace }: { readonly trace: ShownTrace }) {
  const w = useTraceWords();
  const { instant } = useFormat();
  return (
    <div>
      <strong>{w.rung(trace.rung)}</strong>
      {trace.since !== null && <span className="quiet"> · {w.t('since', { when: instant(trace.since) })}</span>}
      <div>
        {w.t('mustAct', { who: w.party(trace.mustAct) })}
        {trace.expectedBy !== null && ` · ${w.t('expectedBy', { when: instant(trace.expectedBy) })}`}
        {trace.overdueSince !== null && ` · ${w.t('overdueSince', { when: instant(trace.overdueSince) })}`}
      </div>
      <ul className="facts">
        {trace.hops.map(({ hop, at, proof }) => (
          <li key={hop}>
            {w.hop(hop)} ·{' '}
            <span className="quiet">
              {at === null || proof === null
                ? w.t('unseen')
                : `${instant(at)} · ${proof.file}${proof.row === null ? '' : ` · ${w.t('row', { row: String(proof.row) })}`}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
