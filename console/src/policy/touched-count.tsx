import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useQuery } from '@tanstack/react-query';
import type { InFlight } from '../../../domain/backtest/backtest-answer.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { useFormat } from '../format.ts';
import { useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { useEffectJob } from './use-effect-job.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** names shown in a dialog; the whole list stands on the tab of effects */
const NAMED = 20;

/** how many merchants in flight would have another next step under a policy, and who they are */
export function TouchedCount({ policy }: { readonly policy: PolicyDocument }) {
  const { p, named } = usePolicyWords();
  const { number } = useFormat();
  const { config } = useSession();
  const { inFlight } = useEffectJob();
  const list = useQuery({
    queryKey: ['laptop', 'in-flight', JSON.stringify(policy)],
    queryFn: (): Promise<InFlight> => inFlight(policy),
    enabled: config.mode === 'laptop',
    gcTime: 0,
  });
  if (config.mode !== 'laptop') return p('effectLaptop');
  if (list.data === undefined) return p(list.isError ? 'touchedUnknown' : 'touchedCounting');
  const { touched, merchants } = list.data;
  const count = p('touchedCount', { n: number(touched.length), merchants: number(merchants) });
  if (touched.length === 0) return count;
  return (
    <ExpandableSection headerText={count} variant="footer">
      <ul className="sentences">
        {touched.slice(0, NAMED).map(({ merchantId, name, parts }) => (
          <li key={merchantId}>
            <PageLink to={`/merchants/${merchantId}`}>{name}</PageLink>
            {p('colon')}
            {parts.map((part) => named('part', part)).join(', ')}
          </li>
        ))}
      </ul>
      {touched.length > NAMED && p('changedMore', { n: touched.length - NAMED })}
    </ExpandableSection>
  );
}
