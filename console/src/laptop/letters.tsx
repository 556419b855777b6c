import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FreeText } from '../shell/free-text.tsx';

export interface Letter {
  readonly id: string;
  /** epoch ms */
  readonly sentAt: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string | undefined;
}

/** a screen of them */
const AT_ONCE = 25;

/** e-mails, newest first, as their reader sees them */
export function Letters({ title, none, letters }: { title: string; none: string; letters: readonly Letter[] }) {
  const { t } = useWords();
  const { instant } = useFormat();
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${letters.length})`}>
          {title}
        </Header>
      }
    >
      {letters.length === 0 && <Box color="text-body-secondary">{none}</Box>}
      {letters.slice(0, shown).map(({ id, sentAt, to, subject, text }) => (
        <ExpandableSection key={id} headerText={subject} headerDescription={`${to} · ${instant(new Date(sentAt).toISOString())}`}>
          <pre className="letter">
            <FreeText text={text ?? ''} />
          </pre>
        </ExpandableSection>
      ))}
      {letters.length > shown && <Button onClick={() => setShown(shown + AT_ONCE)}>{t('laptop.more')}</Button>}
    </Container>
  );
}
