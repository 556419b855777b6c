import Box from '@cloudscape-design/components/box';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { Quoted } from '../shell/quoted.tsx';

/** the messages of the present stage: whoever calls should know what the merchant has read */
export function Tried({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const { merchant, nudges } = snapshot;
  const sent = nudges
    .filter(({ stage }) => stage === merchant.lifecycleStage)
    .sort((one, other) => (one.requestedAt < other.requestedAt ? 1 : -1));
  return (
    <div>
      <Box variant="h3">{t('task.tried')}</Box>
      {sent.length === 0 && (
        <Box color="text-body-secondary">{t(merchant.nudgeGroup === 'hold_out' ? 'task.triedHeldOut' : 'task.triedNone')}</Box>
      )}
      <ul className="facts">
        {sent.map((nudge) => (
          <li key={nudge.id}>
            <span className="nowrap">{instant(nudge.requestedAt)}</span> · {term(nudge.channel)} ·{' '}
            <Quoted>{nudge.subject}</Quoted> <span className="quiet">{term(`sent.${nudge.status}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
