import Alert from '@cloudscape-design/components/alert';
import { useFindingText } from './editing.tsx';
import type { Findings } from './use-document.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** more than that nobody reads at once */
const SHOWN = 12;

/** everything in which the draft contradicts itself, by the same codes as the API's */
export function FindingList({ findings }: { readonly findings: Findings }) {
  const { p } = usePolicyWords();
  const textOf = useFindingText();
  if (findings.length === 0) return null;
  return (
    <Alert type="error" header={`${p('findings')} (${findings.length})`}>
      <div>{p('findingsHint')}</div>
      <ul className="sentences">
        {findings.slice(0, SHOWN).map((one) => (
          <li key={`${one.field} ${one.code}`}>
            <span className="mono">{one.field}</span>
            {p('colon')}
            {textOf(one)}
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && <div>{p('findingsMore', { n: findings.length - SHOWN })}</div>}
    </Alert>
  );
}
