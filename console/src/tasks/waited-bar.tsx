import { spanOf } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import type { CaseAnswer } from '../work-answers.ts';

/** whom a case waited for: one bar whose parts add up, and the same in words */
export function WaitedBar({ waited }: { readonly waited: CaseAnswer['waited'] }) {
  const { t, locale } = useWords();
  const words = t('request.waited', { us: spanOf(waited.us, locale), merchant: spanOf(waited.merchant, locale) });
  return (
    <div>
      <div className="waited" aria-hidden="true">
        <span className="waited-us" style={{ flexGrow: Math.max(1, waited.us) }} />
        <span className="waited-merchant" style={{ flexGrow: waited.merchant }} />
      </div>
      <div className="quiet">{words}</div>
    </div>
  );
}
