import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import { readApprovals, readExport, saveJson } from './queries.ts';

type Deed = 'erase' | 'hold' | 'lift';

/** what may be done about the records of a merchant, by whom it may be done */
const useDeeds = ({ merchant, erasure }: ShownSnapshot): readonly (readonly [Deed, Asked])[] => {
  const { t } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const { merchantId, legalName: name, version, closedAt, legalHold, restricted } = merchant;
  const path = `/merchants/${merchantId}`;
  const asked = (deed: Deed, more: Pick<Asked, 'path' | 'along' | 'note'>): readonly [Deed, Asked] => [
    deed,
    { title: t(`${deed}.title`, { name }), confirm: t(`${deed}.confirm`), version, text: 'reason', ...more },
  ];
  const free = erasure === undefined || erasure.status === 'refused';
  const mayErase =
    person.can('erasure.ask') && free && closedAt !== undefined && restricted === undefined && legalHold === undefined;
  const hold = legalHold && { by: legalHold.by, when: instant(legalHold.at), reason: legalHold.reason };
  return [
    ...(mayErase ? [asked('erase', { path: `${path}/erasure`, note: t('erase.note') })] : []),
    ...(!person.can('legal-hold.set')
      ? []
      : hold === undefined
        ? [asked('hold', { path: `${path}/legal-hold`, along: { hold: true }, note: t('hold.note') })]
        : [asked('lift', { path: `${path}/legal-hold`, along: { hold: false }, note: t('lift.note', hold) })]),
  ];
};

/** erase, keep, export: what a lead and whoever keeps the records do about a merchant */
export function PrivacyDeeds({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const person = usePerson();
  const { door } = useSession();
  const deeds = useDeeds(snapshot);
  const [open, setOpen] = useState<Deed>();
  const [error, setError] = useState<Error | null>(null);
  const { merchantId } = snapshot.merchant;
  const dialog = deeds.find(([deed]) => deed === open)?.[1];
  const exports = person.can('merchant.export') ? (['data', 'approvals'] as const) : [];
  const take = (what: 'data' | 'approvals'): void => {
    const read = what === 'data' ? readExport : readApprovals;
    read(door, merchantId)
      .then((content) => {
        setError(null);
        saveJson(`${merchantId}-${what}.json`, content);
      })
      .catch((failed: unknown) => setError(failed instanceof Error ? failed : new Error(String(failed))));
  };
  if (deeds.length + exports.length === 0) return null;
  return (
    <>
      <ButtonDropdown
        items={[
          ...exports.map((what) => ({ id: what, text: t(`export.${what}`) })),
          ...deeds.map(([id]) => ({ id, text: t(`${id}.dots`) })),
        ]}
        expandToViewport
        onItemClick={({ detail }) => {
          const what = exports.find((one) => one === detail.id);
          if (what === undefined) setOpen(deeds.find(([deed]) => deed === detail.id)?.[0]);
          else take(what);
        }}
      >
        {t('privacy.title')}
      </ButtonDropdown>
      <Refusal error={error} />
      {dialog !== undefined && <WriteDialog asked={dialog} onClose={() => setOpen(undefined)} />}
    </>
  );
}
