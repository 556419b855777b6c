import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { FreeText } from '../shell/free-text.tsx';
import type { Unmatched } from './case-queries.ts';
import { useCaseWords } from './case-words.ts';
import { MatchDialog } from './match-dialog.tsx';

/** messages that no merchant is known by, each with the way to say whose it is; nothing where there is none */
export function UnmatchedCases({ cases }: { readonly cases: readonly Unmatched[] }) {
  const { c } = useCaseWords();
  const { instant } = useFormat();
  const [open, setOpen] = useState<Unmatched>();
  if (cases.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${cases.length})`} description={c('unmatchedHint')}>
          {c('unmatched')}
        </Header>
      }
    >
      <ul className="said-list">
        {cases.map((one) => (
          <li key={one.caseId}>
            <strong>
              <FreeText text={one.title} />
            </strong>
            <div className="quiet">
              {c('since', { when: instant(one.since) })}
              {one.from !== undefined && ` · ${c('unmatchedFrom', { from: one.from })}`}
              {one.messages > 0 && ` · ${c('unmatchedMessages', { n: String(one.messages) })}`}
            </div>
            {one.text !== undefined && (
              <p className="said">
                <FreeText text={one.text} />
              </p>
            )}
            <Button ariaLabel={`${c('matchDots')} ${one.title}`} onClick={() => setOpen(one)}>
              {c('matchDots')}
            </Button>
          </li>
        ))}
      </ul>
      {open !== undefined && <MatchDialog found={open} onClose={() => setOpen(undefined)} />}
    </Container>
  );
}
