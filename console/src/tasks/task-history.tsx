import Box from '@cloudscape-design/components/box';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useTimeline } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { Quoted } from '../shell/quoted.tsx';
import { shortName } from '../shell/short-name.ts';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** comments and other actions of people on one task, latest first */
export function TaskHistory({ merchantId, taskId }: { readonly merchantId: string; readonly taskId: string }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const { data } = useTimeline(merchantId);
  const entries = (data?.pages ?? [])
    .flatMap((page) => page.entries)
    .filter((entry) => entry.data['taskId'] === taskId && entry.actor.kind === 'person');
  if (entries.length === 0) return null;
  return (
    <div>
      <Box variant="h3">{t('task.history')}</Box>
      <ul className="facts">
        {entries.map((entry) => {
          const to = textOf(entry.data['to']);
          const said = textOf(entry.data['comment']) ?? entry.reason;
          return (
            <li key={entry.id}>
              <strong>{shortName(entry.actor.id)}</strong> · {term(entry.type)}
              {to !== undefined && ` → ${shortName(to)}`} <span className="quiet nowrap">{instant(entry.at)}</span>
              {said !== undefined && (
                <div className="said">
                  <Quoted>
                    <FreeText text={said} />
                  </Quoted>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
