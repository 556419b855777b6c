import Button from '@cloudscape-design/components/button';
import type { MerchantPage } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useListFormats } from './list-formats.ts';

/** from where to where of how many, and the pages beside this one */
export function Pager({ page, turn }: { readonly page: MerchantPage; readonly turn: (cursor: string) => void }) {
  const { t } = useWords();
  const { number } = useListFormats();
  const to = page.skipped + page.merchants.length;
  return (
    <div className="pager">
      <span className="quiet nowrap" aria-live="polite">
        {t('merchants.range', { from: number(Math.min(page.skipped + 1, to)), to: number(to), total: number(page.total) })}
      </span>
      <Button
        iconName="angle-left"
        ariaLabel={t('merchants.previous')}
        disabled={page.previous === undefined}
        onClick={() => turn(page.previous ?? '')}
      />
      <Button
        iconName="angle-right"
        ariaLabel={t('merchants.next')}
        disabled={page.cursor === undefined}
        onClick={() => turn(page.cursor ?? '')}
      />
    </div>
  );
}
