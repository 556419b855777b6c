import Alert from '@cloudscape-design/components/alert';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';

/** what keeps a merchant's records from being used, or from being erased */
export function PrivacyBanner({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const { instant } = useFormat();
  const { restricted, legalHold } = snapshot.merchant;
  const { erasure } = snapshot;
  return (
    <>
      {erasure?.status === 'asked' && (
        <Alert type="info">{t('banner.asked', { by: erasure.askedBy, when: instant(erasure.askedAt) })}</Alert>
      )}
      {restricted !== undefined && <Alert type="warning">{t('banner.restricted', { when: instant(restricted.until) })}</Alert>}
      {legalHold !== undefined && (
        <Alert type="info">{t('banner.hold', { by: legalHold.by, when: instant(legalHold.at), reason: legalHold.reason })}</Alert>
      )}
    </>
  );
}
