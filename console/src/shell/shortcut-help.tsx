import Modal from '@cloudscape-design/components/modal';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { placesOf } from './places.ts';

/** every key that does something, and what */
export default function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { config } = useSession();
  const goes = placesOf(usePerson(), config.mode === 'laptop')
    .flat()
    .map(({ page, key }) => ({ keys: ['g', key], does: t('keys.go', { page: t(`nav.${page}`) }) }));
  const all = [
    ...goes,
    { keys: ['Ctrl', 'K'], does: t('keys.find') },
    { keys: ['j'], does: t('keys.down') },
    { keys: ['k'], does: t('keys.up') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['c'], does: t('keys.claim') },
    { keys: ['d'], does: t('keys.decide') },
    { keys: ['Ctrl', 'Enter'], does: t('keys.confirm') },
    { keys: ['/'], does: t('keys.search') },
    { keys: ['['], does: t('keys.previous') },
    { keys: [']'], does: t('keys.next') },
    { keys: ['?'], does: t('keys.help') },
  ];
  return (
    <Modal visible header={t('keys.title')} closeAriaLabel={t('dialog.close')} onDismiss={onClose}>
      <dl className="keys">
        {all.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
