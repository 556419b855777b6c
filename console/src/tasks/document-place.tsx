import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Link from '@cloudscape-design/components/link';
import { useWords } from '../i18n/index.tsx';

const isWebAddress = (reference: string): boolean => URL.canParse(reference) && new URL(reference).protocol === 'https:';

/** the way to a document: it opens where it lies, or its name in the vault can be copied. Anything but https is never followed */
export function DocumentPlace({ reference }: { readonly reference: string }) {
  const { t } = useWords();
  return isWebAddress(reference) ? (
    <Link href={reference} external externalIconAriaLabel={t('task.opensElsewhere')}>
      {t('task.openDocument')}
    </Link>
  ) : (
    <CopyToClipboard
      variant="inline"
      textToCopy={reference}
      copyButtonAriaLabel={t('task.copyReference', { reference })}
      copySuccessText={t('task.copied')}
      copyErrorText={t('task.notCopied')}
    />
  );
}
