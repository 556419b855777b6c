import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import type { Erasure } from './answers.ts';

/** what was erased of a merchant, where and when, and until when what is kept, by which law */
export function Certificate({ erasure, onClose }: { readonly erasure: Erasure; readonly onClose: () => void }) {
  const { t, term } = useWords();
  const { instant, number } = useFormat();
  const removed = erasure.removed.filter(({ records }) => records > 0);
  return (
    <Modal
      visible
      size="large"
      header={t('privacy.certificateOf', { merchant: erasure.merchantId })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={() => print()}>{t('privacy.print')}</Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>
          {t('privacy.asked')}
          {t('colon')}
          {t('privacy.by', { by: erasure.askedBy, when: instant(erasure.askedAt) })}
          <br />
          {t('privacy.decided')}
          {t('colon')}
          {t('privacy.by', {
            by: erasure.decidedBy ?? '–',
            when: erasure.decidedAt === undefined ? '–' : instant(erasure.decidedAt),
          })}
        </div>
        <RecordTable
          header={<Header variant="h3">{t('privacy.kinds')}</Header>}
          items={erasure.stages}
          trackBy="data"
          columns={[
            { id: 'kind', header: t('privacy.kind'), cell: ({ data }) => term(`data:${data}`) },
            { id: 'until', header: t('privacy.until'), cell: ({ until }) => instant(until) },
            { id: 'law', header: t('privacy.law'), cell: ({ law }) => law },
            { id: 'done', header: t('privacy.done'), cell: ({ erasedAt }) => (erasedAt === undefined ? '–' : instant(erasedAt)) },
          ]}
        />
        <RecordTable
          header={<Header variant="h3">{t('privacy.removed')}</Header>}
          items={removed}
          trackBy={({ store, data }) => `${store} ${data}`}
          empty={t('privacy.nothingRemoved')}
          columns={[
            { id: 'store', header: t('privacy.store'), cell: ({ store }) => term(`store:${store}`) },
            { id: 'kind', header: t('privacy.kind'), cell: ({ data }) => term(`data:${data}`) },
            { id: 'records', header: t('privacy.records'), cell: ({ records }) => number(records) },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
