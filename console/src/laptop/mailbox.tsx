import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { State } from '../shell/state.tsx';
import { Letters } from './letters.tsx';

interface Mail {
  readonly messageId: string;
  readonly sentAt: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text?: string;
}

/** every e-mail that was sent, newest first, as the merchant reads it */
export function Mailbox() {
  const { t } = useWords();
  const mails = useLaptop<readonly Mail[]>('mail', 3_000);
  return (
    <State of={mails}>
      {(all) => (
        <Letters
          title={t('laptop.mail')}
          none={t('laptop.noMail')}
          letters={all.map(({ messageId, to, text, ...mail }) => ({ ...mail, id: messageId, to: to.join(', '), text }))}
        />
      )}
    </State>
  );
}
