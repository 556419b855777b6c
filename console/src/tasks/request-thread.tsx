import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { State } from '../shell/state.tsx';
import { useCase } from '../work-queries.ts';
import { RequestAnswer } from './request-answer.tsx';
import { WaitedBar } from './waited-bar.tsx';

/** what a merchant asked on its page, everything that was written, and the way to answer */
export function RequestThread({ merchantId, caseId }: { readonly merchantId: string; readonly caseId: string }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const found = useCase(merchantId, caseId);
  return (
    <State of={found}>
      {(one) => (
        <SpaceBetween size="s">
          <Box variant="h3">{t('request.title')}</Box>
          <div className="quiet">
            {[
              term(`topic.${one.topic}`),
              one.askedBy,
              ...(one.paymentReference === undefined ? [] : [one.paymentReference]),
            ].join(' · ')}
          </div>
          <WaitedBar waited={one.waited} />
          <ol className="said-list">
            {one.messages.map(({ n, at, from, text }) => (
              <li key={n}>
                <div className="quiet">
                  {from.id} · {instant(at)}
                </div>
                <p className="said">
                  <FreeText text={text} />
                </p>
              </li>
            ))}
          </ol>
          {one.rating !== undefined && <div>{t('request.rated', { rating: one.rating })}</div>}
          {one.closedAt === undefined ? (
            <RequestAnswer merchantId={merchantId} found={one} />
          ) : (
            <div className="quiet">{t('request.closed', { when: instant(one.closedAt) })}</div>
          )}
        </SpaceBetween>
      )}
    </State>
  );
}
