import Box from '@cloudscape-design/components/box';
import type { Requirement } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { Due } from '../shell/due.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';

/** what the task is about, as it is now: the facts of the task are those of its opening */
export function RequirementNow({ requirement }: { readonly requirement: Requirement }) {
  const { t, term, locale } = useWords();
  const { date } = useFormat();
  const { deadline, restricts } = requirement;
  const stops = new Intl.ListFormat(locale).format(restricts.map(term));
  return (
    <div>
      <Box variant="h3">{t('task.now')}</Box>
      <div>
        <strong>{requirement.title}</strong>
      </div>
      <div className="states">
        <StageBadge stage={requirement.dueStatus} />
        <StageBadge stage={requirement.verificationStatus} />
      </div>
      <div className="quiet">
        {t('merchant.whoseMove')}
        {t('colon')}
        {term(requirement.awaitingActionFrom)}
        {deadline !== undefined && (
          <>
            {' '}
            · {t('merchant.deadline')}
            {t('colon')}
            {date(deadline)} (<Due at={deadline} />)
          </>
        )}
      </div>
      {restricts.length > 0 && <div>{t('task.statement', { stops })}</div>}
      {requirement.errors.map(({ code, remediation }) => (
        <div key={code} className="sentence">
          {remediation}
        </div>
      ))}
    </div>
  );
}
