import Box from '@cloudscape-design/components/box';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { PageLink } from '../shell/link.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import type { ImportState } from './import-rows.ts';
import { useImportWords } from './import-words.ts';

/** rows shown one by one; of a file of ten thousand nobody reads them all */
const shown = 200;

/** row by row: what would happen or has happened; what cannot be done comes first, with its reason */
export function ImportOutcome({ of, dryRun }: { readonly of: ImportState; readonly dryRun: boolean }) {
  const w = useImportWords();
  const { t } = useWords();
  const voice = useVoice();
  const before = of.done.filter(({ outcome }) => outcome === 'imported_before').length;
  const values = { n: of.done.length - before, before, wrong: of.refused.length };
  const rest = of.done.length - shown;
  return (
    <div role="status">
      <Box variant="h4">{w(dryRun ? 'would' : 'did', values)}</Box>
      <ul className="facts">
        {of.refused.map(({ line, reference, code, field, about }) => (
          <li key={`refused ${line}`}>
            <strong>
              {w('line', { line })} {reference}
            </strong>
            <div>{field === undefined ? (refusalText({ code, about }, voice) ?? code) : w('field', { field })}</div>
          </li>
        ))}
        {of.done.slice(0, shown).map(({ line, reference, merchantId, outcome }) => (
          <li key={`done ${line}`}>
            {w('line', { line })}{' '}
            {dryRun && outcome === 'imported' ? reference : <PageLink to={`/merchants/${merchantId}`}>{reference}</PageLink>}
            {t('colon')}
            {outcome === 'imported_before' ? w('before') : w(dryRun ? 'wouldBe' : 'imported')}
          </li>
        ))}
      </ul>
      {rest > 0 && <div className="quiet">{w('more', { n: rest })}</div>}
    </div>
  );
}
