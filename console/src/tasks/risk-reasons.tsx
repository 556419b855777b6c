import Box from '@cloudscape-design/components/box';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';

/** the score with each reason's part in it, the weightiest first */
export function RiskReasons({ merchant }: { readonly merchant: Pick<Merchant, 'risk'> }) {
  const { t, term } = useWords();
  const { date } = useFormat();
  const { risk } = merchant;
  if (risk === undefined) return <Box color="text-body-secondary">{t('merchant.notAssessed')}</Box>;
  const reasons = [...risk.reasons].sort((one, other) => other.contribution - one.contribution);
  const whole = Math.max(1, ...reasons.map(({ contribution }) => Math.abs(contribution)));
  return (
    <div>
      <Box variant="h3">
        {t('tasks.evidence')}
        {t('colon')}
        {t('merchant.score', { score: risk.score, outcome: term(risk.outcome) })}
      </Box>
      <Box color="text-body-secondary" fontSize="body-s">
        {date(risk.assessedAt)}
      </Box>
      {reasons.length === 0 && <Box color="text-body-secondary">{t('merchant.notEnough')}</Box>}
      <table className="reasons">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('playbooks.why')}</th>
            <th scope="col">{t('tasks.contribution')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.rule}>
              <th scope="row">{reason.text}</th>
              <td>
                <span className="share" data-sign={reason.contribution < 0 ? 'less' : 'more'} aria-hidden="true">
                  <span style={{ inlineSize: `${(Math.abs(reason.contribution) / whole) * 100}%` }} />
                </span>
                <span className="points">
                  {reason.contribution > 0 ? '+' : '−'}
                  {Math.abs(reason.contribution)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
