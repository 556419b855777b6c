import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import type { Erasure } from '../privacy/answers.ts';
import { Certificate } from '../privacy/certificate.tsx';
import { useErasures } from '../privacy/queries.ts';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';

/** what to decide about an erasure somebody else asked for, and its certificate once it was decided */
function Actions({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useWords();
  const person = usePerson();
  const [open, setOpen] = useState<'confirm' | 'refuse' | 'certificate'>();
  const { merchantId: merchant, merchantVersion } = erasure;
  const close = (): void => setOpen(undefined);
  if (erasure.status === 'restricted' || erasure.status === 'erased')
    return (
      <>
        <Button onClick={() => setOpen('certificate')}>{t('privacy.certificate')}</Button>
        {open === 'certificate' && <Certificate erasure={erasure} onClose={close} />}
      </>
    );
  const own = erasure.askedBy === person.id;
  if (erasure.status !== 'asked' || own || merchantVersion === undefined || !person.can('erasure.confirm')) return null;
  const asked = (choice: 'confirm' | 'refuse'): Asked => ({
    ...{ title: t(`privacy.${choice}Title`, { merchant }), confirm: t(`privacy.${choice}`) },
    ...(choice === 'confirm' ? { note: t('privacy.confirmNote') } : {}),
    ...{ path: `/merchants/${merchant}/erasure/decision`, version: merchantVersion, text: 'reason', along: { choice } },
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="primary" onClick={() => setOpen('confirm')}>
        {t('privacy.confirmDots')}
      </Button>
      <Button onClick={() => setOpen('refuse')}>{t('privacy.refuseDots')}</Button>
      {(open === 'confirm' || open === 'refuse') && <WriteDialog asked={asked(open)} onClose={close} />}
    </SpaceBetween>
  );
}

/** erasures that were asked for: who decides, until when what is kept, and what was removed */
export default function Privacy() {
  const { t } = useWords();
  const { instant } = useFormat();
  const erasures = useErasures();
  const stateOf = ({ status, stages }: Erasure): string => {
    if (status === 'asked') return t('privacy.waiting');
    if (status !== 'restricted') return t(`privacy.${status}`);
    return t('privacy.restricted', {
      when: instant(
        stages
          .map(({ until }) => until)
          .toSorted()
          .at(-1) ?? '',
      ),
    });
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('privacy.title')}</Header>
      <State of={erasures}>
        {({ pages }) => (
          <RecordTable
            header={<Header variant="h2">{t('privacy.list')}</Header>}
            items={pages.flatMap((page) => page.erasures)}
            trackBy="merchantId"
            empty={t('privacy.empty')}
            columns={[
              {
                id: 'merchant',
                header: t('privacy.merchant'),
                cell: ({ merchantId }) => <PageLink to={`/merchants/${merchantId}`}>{merchantId}</PageLink>,
              },
              { id: 'state', header: t('privacy.state'), cell: stateOf },
              {
                id: 'asked',
                header: t('privacy.asked'),
                cell: ({ askedBy, askedAt }) => t('privacy.by', { by: askedBy, when: instant(askedAt) }),
              },
              {
                id: 'decided',
                header: t('privacy.decided'),
                cell: ({ decidedBy, decidedAt }) =>
                  decidedBy === undefined || decidedAt === undefined
                    ? '–'
                    : t('privacy.by', { by: decidedBy, when: instant(decidedAt) }),
              },
              { id: 'actions', header: t('privacy.actions'), cell: (erasure) => <Actions erasure={erasure} /> },
            ]}
            footer={
              erasures.hasNextPage ? (
                <Button onClick={() => void erasures.fetchNextPage()}>{t('privacy.more')}</Button>
              ) : undefined
            }
          />
        )}
      </State>
    </SpaceBetween>
  );
}
