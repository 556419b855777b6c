import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { FileTable } from '../money/file-table.tsx';
import { useMoneyWords } from '../money/money-words.ts';
import { PayoutTable } from '../money/payout-table.tsx';
import { TraceField } from '../money/trace-field.tsx';
import { UploadDialog } from '../money/upload-dialog.tsx';
import { useSettlements } from '../money/use-money.ts';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';

/** where the money of any reference is, and what providers and banks say of it */
export default function Money() {
  const { t } = useWords();
  const m = useMoneyWords();
  const person = usePerson();
  const settlements = useSettlements();
  const [uploading, setUploading] = useState(false);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={m('about')}
        actions={
          person.can('money.upload') && (
            <Button variant="primary" onClick={() => setUploading(true)}>
              {m('uploadDots')}
            </Button>
          )
        }
      >
        {t('nav.money')}
      </Header>
      <TraceField />
      <State of={settlements}>
        {({ files, unpaid, paid }) => (
          <SpaceBetween size="l">
            <PayoutTable payouts={unpaid} title="unpaid" empty="unpaidEmpty" />
            <FileTable files={files} />
            <PayoutTable payouts={paid} title="paid" empty="paidEmpty" />
          </SpaceBetween>
        )}
      </State>
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </SpaceBetween>
  );
}
