import Box from '@cloudscape-design/components/box';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';

/** as its provider calls it, in words where it is written with underscores */
const readable = (code: string): string => code.replaceAll('_', ' ');

/** attempts to pay that failed in the days shown, and why; nothing where none is known */
export function FailedAttempts({
  sales,
  failed,
}: {
  readonly sales: number;
  readonly failed: readonly { readonly code: string; readonly count: number }[];
}) {
  const { t } = useWords();
  const { number, percent } = useFormat();
  const all = failed.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <Box margin={{ top: 's' }}>
      <Box variant="h3">{t('merchant.failed')}</Box>
      <div className="quiet">
        {t('merchant.failedOf', { n: number(all), all: number(all + sales), rate: percent(all / (all + sales)) })}
      </div>
      <ul className="facts">
        {failed.map(({ code, count }) => (
          <li key={code}>
            {readable(code)}
            {t('colon')}
            {number(count)}
          </li>
        ))}
      </ul>
    </Box>
  );
}
