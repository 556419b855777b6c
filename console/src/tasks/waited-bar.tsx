import { useCaseWords } from '../cases/case-words.ts';
import { spanOf } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import type { CaseAnswer } from '../work-answers.ts';

const parties = ['us', 'merchant', 'provider', 'engineering', 'resolved', 'closed'] as const;

/** whom a case waited for: one bar whose parts add up, and the same in words */
export function WaitedBar({ waited }: { readonly waited: CaseAnswer['waited'] }) {
  const { locale } = useWords();
  const { c, party } = useCaseWords();
  const parts = parties.filter((one) => one === 'us' || waited[one] > 0);
  return (
    <div>
      <div className="waited" aria-hidden="true">
        {parts.map((one) => (
          <span key={one} className={`waited-${one}`} style={{ flexGrow: Math.max(1, waited[one]) }} />
        ))}
      </div>
      <div className="quiet">
        {c('waitedFor', { parts: parts.map((one) => `${party(one)} ${spanOf(waited[one], locale)}`).join(' · ') })}
      </div>
    </div>
  );
}
