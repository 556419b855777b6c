import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { State } from '../shell/state.tsx';

interface Mail {
  readonly messageId: string;
  readonly sentAt: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text?: string;
}

/** a screen of them */
const AT_ONCE = 25;

/** every e-mail that was sent, newest first, as the merchant reads it */
export function Mailbox() {
  const { t } = useWords();
  const { instant } = useFormat();
  const [shown, setShown] = useState(AT_ONCE);
  const mails = useLaptop<readonly Mail[]>('mail', 3_000);
  return (
    <State of={mails}>
      {(all) => (
        <Container
          header={
            <Header variant="h2" counter={`(${all.length})`}>
              {t('laptop.mail')}
            </Header>
          }
        >
          {all.length === 0 && <Box color="text-body-secondary">{t('laptop.noMail')}</Box>}
          {all.slice(0, shown).map(({ messageId, sentAt, to, subject, text }) => (
            <ExpandableSection
              key={messageId}
              headerText={subject}
              headerDescription={`${to.join(', ')} · ${instant(new Date(sentAt).toISOString())}`}
            >
              <pre className="letter">{text}</pre>
            </ExpandableSection>
          ))}
          {all.length > shown && <Button onClick={() => setShown(shown + AT_ONCE)}>{t('laptop.more')}</Button>}
        </Container>
      )}
    </State>
  );
}
