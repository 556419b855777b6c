import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWrite } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { Refusal } from '../shell/refusal.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { useCaseWords } from './case-words.ts';
import { DeedFieldDialog } from './deed-field-dialog.tsx';

interface Props {
  readonly path: string;
  readonly found: CaseAnswer;
}

/** days named to the merchant, and how each ended */
function Promises({ path, found }: Props) {
  const { c } = useCaseWords();
  const { instant } = useFormat();
  const end = useWrite<object>(path);
  const send = (promiseId: string, as: 'kept' | 'released'): void =>
    end.mutate({ version: found.version, deed: { kind: 'end_promise', promiseId, as } });
  return (
    <div>
      <Box variant="h3">{c('promises')}</Box>
      {found.promises.length === 0 && <div className="quiet">{c('noPromises')}</div>}
      <Refusal error={end.error} />
      <ul className="said-list">
        {found.promises.map(({ id, what, by, dueAt, ended }) => (
          <li key={id}>
            <FreeText text={c('made', { what, by, when: instant(dueAt) })} />
            {ended !== undefined && <div className="quiet">{c(ended.as, { when: instant(ended.at) })}</div>}
            {ended === undefined && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button loading={end.isPending} onClick={() => send(id, 'kept')}>
                  {c('keep')}
                </Button>
                <Button loading={end.isPending} onClick={() => send(id, 'released')}>
                  {c('release')}
                </Button>
              </SpaceBetween>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** what providers were asked, and what they answered */
function Questions({ path, found }: Props) {
  const { c } = useCaseWords();
  const { instant } = useFormat();
  const [open, setOpen] = useState<string>();
  return (
    <div>
      <Box variant="h3">{c('questions')}</Box>
      {found.questions.length === 0 && <div className="quiet">{c('noQuestions')}</div>}
      <ul className="said-list">
        {found.questions.map(({ id, provider, to, by, askedAt, dueAt, text, answered }) => (
          <li key={id}>
            <div className="quiet">
              {c('asked', { provider: to === undefined ? provider : c('party.merchant'), by, when: instant(askedAt) })}
              {answered === undefined && ` · ${c('answerBy', { when: instant(dueAt) })}`}
            </div>
            <p className="said">
              <FreeText text={text} />
            </p>
            {answered === undefined ? (
              <Button onClick={() => setOpen(id)}>{c('tookDots')}</Button>
            ) : (
              <p className="said">
                <FreeText text={c('answered', { when: instant(answered.at), text: answered.text ?? '' })} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <DeedFieldDialog
          {...{
            path,
            version: found.version,
            currency: found.currency,
            title: 'tookTitle',
            action: 'tookSave',
            onClose: () => setOpen(undefined),
          }}
          along={{ kind: 'provider_answered', questionId: open }}
          fields={[{ name: 'text', label: 'tookText', kind: 'text' }]}
        />
      )}
    </div>
  );
}

/** what is open in a case beside its letters */
export function OpenMatters({ path, found }: Props) {
  const { c } = useCaseWords();
  const { instant } = useFormat();
  return (
    <SpaceBetween size="m">
      <Promises path={path} found={found} />
      <Questions path={path} found={found} />
      <div>
        <Box variant="h3">{c('issues')}</Box>
        {found.issues.length === 0 && <div className="quiet">{c('noIssues')}</div>}
        {found.issues.map(({ taskId, openedAt, doneAt, key, resolution }) => (
          <div key={taskId}>
            {key !== undefined && `${key} · `}
            {doneAt === undefined ? c('issueOpen', { when: instant(openedAt) }) : c('issueDone', { when: instant(doneAt) })}
            {resolution !== undefined && <span className="quiet"> · {resolution}</span>}
          </div>
        ))}
      </div>
    </SpaceBetween>
  );
}
