import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { Task } from '../../../domain/model/task.ts';
import { scriptStep } from '../../../domain/wording/policy-texts/queue-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { readersTag } from '../instant-words.ts';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';

/** whom to call and how: phone, the time there, language, best hours and what to go through; nothing where the queue has no calls */
export function CallCard({ task, merchant }: { readonly task: Task; readonly merchant: Merchant }) {
  const { t, locale } = useWords();
  const voice = useVoice();
  const now = useNow();
  const { data } = usePolicy();
  const call = data?.policy.tasks.queues.find(({ key }) => key === task.queue)?.call;
  if (call === undefined) return null;
  const { phone, name } = merchant.contact;
  const there = new Intl.DateTimeFormat(readersTag(locale), {
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: merchant.timeZone, hour12: false },
  });
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: merchant.timeZone }).format(now);
  const good = clock >= call.from && clock < call.to;
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(merchant.locale) ?? merchant.locale;
  return (
    <div>
      <Box variant="h3">{t('call.title')}</Box>
      <SpaceBetween size="s">
        <KeyValuePairs
          columns={4}
          minColumnWidth={140}
          items={[
            {
              label: t('call.phone'),
              value:
                phone === undefined ? (
                  t('call.noPhone')
                ) : (
                  <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{name === undefined ? phone : `${phone} · ${name}`}</Link>
                ),
            },
            { label: t('call.there'), value: there.format(now) },
            { label: t('merchant.language'), value: language },
            {
              label: t('call.best'),
              value: (
                <span className={good ? 'soon' : ''}>
                  {t('call.between', { from: call.from, to: call.to })}
                  {good && ` · ${t('call.goodNow')}`}
                </span>
              ),
            },
          ]}
        />
        <ol className="facts">
          {call.script.map((step) => (
            <li key={step}>{scriptStep(task.queue, step, voice)}</li>
          ))}
        </ol>
      </SpaceBetween>
    </div>
  );
}
