import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCaseWords } from '../cases/case-words.ts';
import { DeskAnswer } from '../cases/desk-answer.tsx';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { State } from '../shell/state.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { useCase } from '../work-queries.ts';
import { RequestAnswer } from './request-answer.tsx';
import { WaitedBar } from './waited-bar.tsx';

/** what a merchant asked on its page, everything that was written, and the way to answer; of any other case what is known of it */
export function CaseLetters({ merchantId, found: one }: { readonly merchantId: string; readonly found: CaseAnswer }) {
  const { t, term } = useWords();
  const { c } = useCaseWords();
  const { instant } = useFormat();
  const topic = one.topic === undefined ? [] : [one.onPage ? term(`topic.${one.topic}`) : one.topic];
  const about = [...topic, one.provider, one.method, one.askedBy, one.paymentReference].filter((word) => word !== undefined);
  return (
    <SpaceBetween size="s">
      <Box variant="h3">{one.onPage ? t('request.title') : c('letters')}</Box>
      <div className="quiet">{about.join(' · ')}</div>
      {!one.onPage && <div className="quiet">{c('noLetters')}</div>}
      <ol className="said-list">
        {one.messages.map(({ n, at, from, text, internal, automatic }) => (
          <li key={n}>
            <div className="quiet">
              {from.id} · {instant(at)}
              {internal && ` · ${c('internal')}`}
              {automatic && ` · ${c('automatic')}`}
            </div>
            <p className="said">
              <FreeText text={text} />
            </p>
          </li>
        ))}
      </ol>
      {one.rating !== undefined && <div>{t('request.rated', { rating: one.rating })}</div>}
      {one.closedAt !== undefined && <div className="quiet">{t('request.closed', { when: instant(one.closedAt) })}</div>}
      {one.closedAt === undefined && one.onPage && <RequestAnswer merchantId={merchantId} found={one} />}
      {one.closedAt === undefined && one.desk !== undefined && <DeskAnswer merchantId={merchantId} found={one} />}
    </SpaceBetween>
  );
}

/** the letters of a case beside the task that it made, and whom it waited for */
export function RequestThread({ merchantId, caseId }: { readonly merchantId: string; readonly caseId: string }) {
  const found = useCase(merchantId, caseId);
  return (
    <State of={found}>
      {(one) => (
        <SpaceBetween size="s">
          <WaitedBar waited={one.waited} />
          <CaseLetters merchantId={merchantId} found={one} />
        </SpaceBetween>
      )}
    </State>
  );
}
